//! A copy of the contracts and both programs, to change and to compile again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::dashboard;

/// The copy. What it does not change (the crates of counterpart, the packages of npm, everything
/// that is compiled already) is used where it is.
pub struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// Makes the copy.
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("an old copy that can go");
        }
        let root = dashboard::root();
        let needed = [
            "Cargo.lock",
            "build.rs",
            "counterpart.toml",
            "schemas",
            "src",
            "examples/exchange-rust/Cargo.toml",
            "examples/exchange-rust/src",
            "examples/exchange-node/package.json",
            "examples/exchange-node/tsconfig.json",
            "examples/exchange-node/src",
        ];
        for path in needed {
            copy(&root.join(path), &folder.join(path));
        }
        for package in ["@types", "undici-types"] {
            let packages = folder.join("examples/exchange-node/node_modules");
            copy(&dashboard::packages().join(package), &packages.join(package));
        }
        let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("a manifest");
        fs::write(folder.join("Cargo.toml"), workspace(&manifest, &root)).expect("a manifest");
        Self { folder }
    }

    /// Changes the document of a contract.
    pub fn edit(&self, contract: &str, change: impl FnOnce(&mut Value)) {
        let path = self.folder.join("schemas").join(contract);
        let text = fs::read_to_string(&path).expect("a contract");
        let mut document = serde_json::from_str(&text).expect("JSON");
        change(&mut document);
        fs::write(path, format!("{document:#}\n")).expect("a contract");
    }

    /// Compiles the contracts to TypeScript, as a user would.
    pub fn counterpart(&self) -> Output {
        let manifest = dashboard::root().join("Cargo.toml");
        let mut command = cargo("run");
        command.args(["--package", "counterpart-cli", "--manifest-path"]).arg(manifest);
        command.args(["--", "build", "--project"]).arg(&self.folder);
        let output = command.output().expect("cargo");
        let package = self.folder.join("examples/exchange-node/node_modules/contracts");
        if output.status.success() {
            copy(&self.folder.join("bindings/typescript"), &package);
        }
        output
    }

    /// Compiles the command line's half, and the contracts with it.
    pub fn rustc(&self) -> Output {
        let mut command = cargo("build");
        command.args(["--package", "exchange-rust"]).current_dir(&self.folder);
        command.output().expect("cargo")
    }

    /// Compiles the dashboard's half.
    pub fn tsc(&self) -> Output {
        dashboard::tsc(&self.folder.join("examples/exchange-node"), &["--noEmit"])
    }
}

/// Cargo, with what it has compiled already at hand and no need of a network.
fn cargo(verb: &str) -> Command {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    let mut command = Command::new(env!("CARGO"));
    command.args([verb, "--quiet", "--offline", "--color", "never"]);
    command.env("CARGO_TARGET_DIR", target);
    command
}

/// The manifest of the copy: the contracts and one program; counterpart's crates where they are.
fn workspace(manifest: &str, root: &Path) -> String {
    let mut manifest: toml_edit::DocumentMut = manifest.parse().expect("a manifest");
    let workspace = manifest["workspace"].as_table_mut().expect("a workspace");
    workspace.remove("default-members");
    workspace["members"] =
        toml_edit::value(toml_edit::Array::from_iter(["examples/exchange-rust"]));
    let dependencies = workspace["dependencies"].as_table_like_mut().expect("dependencies");
    for (_, dependency) in dependencies.iter_mut() {
        let path = dependency.get("path").and_then(toml_edit::Item::as_str);
        if let Some(path) = path.map(|path| root.join(path)) {
            dependency["path"] = toml_edit::value(path.to_string_lossy().as_ref());
        }
    }
    manifest.to_string()
}

fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).expect("a copy");
        return;
    }
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}
