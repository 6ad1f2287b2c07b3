//! What `Cargo.toml` says of where crates are.

use std::collections::HashMap;
use std::rc::Rc;

use toml::Table;

use super::Linker;
use crate::sources::path;

/// A `Cargo.toml`.
pub struct Manifest {
    /// The folder it stands in.
    pub folder: String,
    /// The name of its package.
    pub name: Option<String>,
    /// The root file of its library, where it says.
    pub library: Option<String>,
    /// Its dependencies, by the name that code has for them.
    dependencies: HashMap<String, Dependency>,
    /// Those it shares with the members of its workspace.
    shared: HashMap<String, Dependency>,
}

/// A dependency.
#[derive(Clone)]
pub struct Dependency {
    /// The name of its package.
    pub package: String,
    /// Its folder, where it has one.
    pub folder: Option<String>,
    shared: bool,
}

impl Linker<'_> {
    /// The `Cargo.toml` of a folder.
    pub(super) fn manifest(&self, folder: &str) -> Option<Rc<Manifest>> {
        if let Some(known) = self.manifests.borrow().get(folder) {
            return known.clone();
        }
        let read = || {
            let text = self.sources.text(&path::join(folder, "Cargo.toml"))?;
            Manifest::read(folder, &text).map(Rc::new)
        };
        let found = read();
        self.manifests.borrow_mut().insert(folder.to_owned(), found.clone());
        found
    }

    /// The package that a file belongs to.
    pub(super) fn package_of(&self, file: &str) -> Option<Rc<Manifest>> {
        path::above(file)
            .filter_map(|folder| self.manifest(folder))
            .find(|manifest| manifest.name.is_some())
    }

    /// What the code of a package means by the name of a crate.
    pub(super) fn dependency(&self, package: &Manifest, name: &str) -> Option<Dependency> {
        let stated = package.dependencies.get(name)?;
        if !stated.shared {
            return Some(stated.clone());
        }
        let mut above =
            std::iter::once(package.folder.as_str()).chain(path::above(&package.folder));
        let shared = above.find_map(|folder| self.manifest(folder)?.shared.get(name).cloned());
        Some(shared.unwrap_or_else(|| stated.clone()))
    }
}

impl Manifest {
    fn read(folder: &str, text: &str) -> Option<Self> {
        let table: Table = text.parse().ok()?;
        let text =
            |section: &str, key: &str| table.get(section)?.get(key)?.as_str().map(str::to_owned);
        let mut dependencies = HashMap::new();
        let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
        let targets = table.get("target").and_then(toml::Value::as_table);
        let targets = targets.into_iter().flat_map(Table::values).filter_map(toml::Value::as_table);
        for section in std::iter::once(&table).chain(targets) {
            for kind in kinds {
                let stated = section.get(kind).and_then(toml::Value::as_table);
                dependencies.extend(stated.into_iter().flat_map(|all| read_all(folder, all)));
            }
        }
        let shared = table.get("workspace").and_then(|workspace| workspace.get("dependencies"));
        let shared = shared.and_then(toml::Value::as_table);
        Some(Self {
            folder: folder.to_owned(),
            name: text("package", "name"),
            library: text("lib", "path"),
            dependencies,
            shared: shared.into_iter().flat_map(|all| read_all(folder, all)).collect(),
        })
    }
}

fn read_all(folder: &str, table: &Table) -> Vec<(String, Dependency)> {
    let one = |(name, stated): (&String, &toml::Value)| {
        let text = |key: &str| stated.get(key).and_then(toml::Value::as_str);
        let shared = stated.get("workspace").and_then(toml::Value::as_bool) == Some(true);
        let dependency = Dependency {
            package: text("package").unwrap_or(name).to_owned(),
            folder: text("path").map(|local| path::join(folder, local)),
            shared,
        };
        (name.replace('-', "_"), dependency)
    };
    table.iter().map(one).collect()
}
