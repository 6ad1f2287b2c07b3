//! The crates of the workspace and the arrows between them, read from their Cargo manifests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::Outcome;

/// One crate of the workspace.
#[derive(Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// Its manifest.
    pub manifest: PathBuf,
    /// The other crates of the workspace that it names as dependencies, optional ones included.
    pub arrows: Vec<Arrow>,
}

/// One dependency on a crate of the workspace.
#[derive(Debug)]
pub struct Arrow {
    /// The crate that is used.
    pub to: String,
    /// The section of the manifest.
    pub section: Section,
    /// The line in the manifest.
    pub line: usize,
}

/// A section of dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// `[dependencies]`
    Code,
    /// `[dev-dependencies]`
    Tests,
    /// `[build-dependencies]`
    BuildScript,
}

impl Section {
    const ALL: [(&'static str, Self); 3] = [
        ("dependencies", Self::Code),
        ("dev-dependencies", Self::Tests),
        ("build-dependencies", Self::BuildScript),
    ];
}

/// Reads every crate of the workspace at `root`, the root package first.
pub fn read(root: &Path) -> Outcome<Vec<Package>> {
    let manifest = root.join("Cargo.toml");
    let text = text(&manifest)?;
    let table = parse(&manifest, &text)?;
    let members = table
        .get("workspace")
        .and_then(|workspace| workspace.get_ref().get("members"))
        .and_then(|members| members.get_ref().as_array())
        .ok_or_else(|| format!("{}: no workspace.members", manifest.display()))?;
    let members = members.iter().filter_map(|member| member.get_ref().as_str());
    let folders: Vec<PathBuf> =
        std::iter::once(root.to_owned()).chain(members.map(|member| root.join(member))).collect();
    let mut packages = Vec::new();
    for folder in folders {
        packages.extend(package(&folder)?);
    }
    let names: BTreeSet<String> = packages.iter().map(|package| package.name.clone()).collect();
    for package in &mut packages {
        package.arrows.retain(|arrow| names.contains(&arrow.to));
    }
    Ok(packages)
}

/// The crate in a folder; `None` for a workspace without a root package.
fn package(folder: &Path) -> Outcome<Option<Package>> {
    let manifest = folder.join("Cargo.toml");
    let text = text(&manifest)?;
    let table = parse(&manifest, &text)?;
    let name = table.get("package").and_then(|package| package.get_ref().get("name"));
    let Some(name) = name.and_then(|name| name.get_ref().as_str()) else {
        return Ok(None);
    };
    let mut arrows = Vec::new();
    dependencies(&table, &text, &mut arrows);
    let targets = table.get("target").and_then(|targets| targets.get_ref().as_table());
    for target in targets.into_iter().flat_map(|targets| targets.values()) {
        if let Some(target) = target.get_ref().as_table() {
            dependencies(target, &text, &mut arrows);
        }
    }
    let (name, folder) = (name.to_owned(), folder.to_owned());
    Ok(Some(Package { name, folder, manifest, arrows }))
}

/// Adds every dependency of the three sections of a table.
fn dependencies(table: &DeTable, text: &str, arrows: &mut Vec<Arrow>) {
    for (key, section) in Section::ALL {
        let entries = table.get(key).and_then(|entries| entries.get_ref().as_table());
        for (name, value) in entries.into_iter().flatten() {
            let line = 1 + text[..name.span().start].matches('\n').count();
            let to = renamed(value).unwrap_or(name.get_ref()).to_owned();
            arrows.push(Arrow { to, section, line });
        }
    }
}

/// The name of the crate where the dependency is known by another.
fn renamed<'t>(value: &'t Spanned<DeValue<'_>>) -> Option<&'t str> {
    value.get_ref().get("package")?.get_ref().as_str()
}

fn text(manifest: &Path) -> Outcome<String> {
    std::fs::read_to_string(manifest)
        .map_err(|error| format!("{}: {error}", manifest.display()).into())
}

fn parse<'t>(manifest: &Path, text: &'t str) -> Outcome<DeTable<'t>> {
    DeTable::parse(text)
        .map(Spanned::into_inner)
        .map_err(|error| format!("{}: {error}", manifest.display()).into())
}
