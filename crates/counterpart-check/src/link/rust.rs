//! Names across the modules and crates of Rust.

use super::{Linker, Located, Scope, Target, written};
use crate::facts::Facts;
use crate::sources::{FileId, hash, path};

impl Linker<'_> {
    /// Where a path leads that the file does not declare itself.
    pub(super) fn locate_in_rust(
        &self,
        file: FileId,
        facts: &Facts,
        path: &[String],
        trail: usize,
    ) -> Option<Located> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "self" => return Some(self.in_module(file, rest, trail + 1)),
            "super" => return self.first_of(self.parents(file), rest, trail),
            "crate" => return self.first_of(self.roots(file), rest, trail),
            _ => {}
        }
        let attempts: [&dyn Fn() -> Option<Located>; 7] = [
            &|| Some(self.in_module(self.child(file, first)?, rest, trail + 1)),
            &|| self.imported(file, facts, path, trail),
            &|| self.reexported(file, facts, path, trail),
            &|| self.included(file, path),
            &|| self.in_external(path),
            &|| self.in_crate(file, path, trail),
            &|| self.in_globs(file, facts, path, trail),
        ];
        let mut because = None;
        for attempt in attempts {
            match attempt() {
                Some(Ok(found)) => return Some(Ok(found)),
                Some(Err(reason)) => because = because.or(Some(reason)),
                None => {}
            }
        }
        because.map(Err)
    }

    /// A path that begins with a name of `use`.
    fn imported(
        &self,
        file: FileId,
        facts: &Facts,
        path: &[String],
        trail: usize,
    ) -> Option<Located> {
        let (first, rest) = path.split_first()?;
        let imports = facts.imports.iter().filter(|import| import.local == *first);
        let beyond = imports
            .map(|import| [steps(&import.module), import.name.clone(), rest.to_vec()].concat());
        let mut found = beyond
            .filter(|beyond| beyond != path)
            .map(|beyond| self.locate(&Scope::file(file), &beyond, trail + 1));
        let first = found.next()?;
        Some(if first.is_ok() { first } else { found.find(Result::is_ok).unwrap_or(first) })
    }

    /// A path that begins with a name that `use …::*` brings.
    fn in_globs(
        &self,
        file: FileId,
        facts: &Facts,
        path: &[String],
        trail: usize,
    ) -> Option<Located> {
        let globs = facts.imports.iter().filter(|import| import.local == "*");
        let modules = globs.map(|import| [steps(&import.module), import.name.clone()].concat());
        through_globs(modules.collect(), path)
            .map(|beyond| self.locate(&Scope::file(file), &beyond, trail + 1))
            .find(Result::is_ok)
    }

    /// A path into a contract that another crate holds.
    fn in_external(&self, path: &[String]) -> Option<Located> {
        let (contract, rest) = self.contracts.external(&path.join("::"))?;
        Some(Ok(self.contracts.generated(contract, &rest)?.into()))
    }

    /// Where a path leads in a module.
    fn in_module(&self, file: FileId, path: &[String], trail: usize) -> Located {
        if path.is_empty() {
            return Ok(Target::File(file));
        }
        if self.generated.is_file(self.sources.path(file).as_str()) {
            let none = || format!("`{}` is not in the generated code", written(path));
            return self.contract_path(path).map(Target::Generated).ok_or_else(none);
        }
        self.locate(&Scope::file(file), path, trail)
    }

    fn first_of(&self, files: Vec<FileId>, path: &[String], trail: usize) -> Option<Located> {
        let mut all = files.into_iter().map(|file| self.in_module(file, path, trail + 1));
        let first = all.next()?;
        Some(if first.is_ok() { first } else { all.find(Result::is_ok).unwrap_or(first) })
    }

    /// What a module gives on under another name: `pub use`.
    fn reexported(
        &self,
        file: FileId,
        facts: &Facts,
        path: &[String],
        trail: usize,
    ) -> Option<Located> {
        let (first, rest) = path.split_first()?;
        let beyond = |module: Option<&str>, local: &[String], rest: &[String]| {
            [steps(module.unwrap_or_default()), local.to_vec(), rest.to_vec()].concat()
        };
        let named = facts.exports.iter().filter(|export| export.name == *first);
        let named = named.map(|export| beyond(export.module.as_deref(), &export.local, rest));
        let globs = facts.exports.iter().filter(|export| export.name == "*");
        let modules = globs.map(|export| beyond(export.module.as_deref(), &export.local, &[]));
        let globs = through_globs(modules.collect(), path);
        let mut found = named
            .chain(globs)
            .filter(|beyond| beyond != path)
            .map(|beyond| self.locate(&Scope::file(file), &beyond, trail + 1));
        found.find(Result::is_ok)
    }

    /// A path that begins with the name of a crate.
    fn in_crate(&self, file: FileId, path: &[String], trail: usize) -> Option<Located> {
        let (first, rest) = path.split_first()?;
        let here = self.sources.path(file);
        let package = self.package_of(&here)?;
        let folder = if package.name.as_ref().is_some_and(|name| same(name, first)) {
            package.folder.clone()
        } else {
            let dependency = self.dependency(&package, first)?;
            match dependency.folder {
                Some(folder) => folder,
                // The crate of the contracts, taken from a registry.
                None if self.own_crate.as_ref() == Some(&dependency.package) => {
                    return self.contract_path(rest).map(|found| Ok(found.into()));
                }
                None => return None,
            }
        };
        let library = self.manifest(&folder).and_then(|manifest| manifest.library.clone());
        let library = path::join(&folder, library.as_deref().unwrap_or("src/lib.rs"));
        let root = self.sources.find(&library)?;
        (root != file).then(|| self.in_module(root, rest, trail + 1))
    }

    /// A path into generated code that the file includes.
    fn included(&self, file: FileId, path: &[String]) -> Option<Located> {
        let words = self.sources.texts(file);
        let includes = words.has(hash("include")) && words.has(hash("OUT_DIR"));
        // The code may be included in a module of the file, whose name then stands before.
        let mut paths = (0..path.len()).map(|start| &path[start..]).filter(|_| includes);
        Some(Ok(paths.find_map(|path| self.contract_path(path))?.into()))
    }

    /// A path in the generated file: the module of a contract, then its names.
    fn contract_path(&self, path: &[String]) -> Option<crate::contract::Generated> {
        let (module, rest) = path.split_first()?;
        self.contracts.generated(self.contracts.module(module)?, rest)
    }

    /// The file of a module that a file declares.
    fn child(&self, file: FileId, name: &str) -> Option<FileId> {
        let here = self.sources.path(file);
        let folder = path::parent(&here);
        let stem = stem(&here);
        let own = format!("{folder}/{stem}");
        let folders = match stem {
            "lib" | "main" | "mod" => vec![folder],
            // The roots of tests, examples and binaries have their modules beside them.
            _ => vec![own.trim_start_matches('/'), folder],
        };
        let candidates = folders.into_iter().flat_map(|folder| {
            [format!("{name}.rs"), format!("{name}/mod.rs")].map(|file| path::join(folder, &file))
        });
        candidates.filter_map(|path| self.sources.find(&path)).find(|child| *child != file)
    }

    /// The files that may be the module around a file.
    fn parents(&self, file: FileId) -> Vec<FileId> {
        let here = self.sources.path(file);
        let folder = path::parent(&here);
        let outer = if stem(&here) == "mod" { path::parent(folder) } else { folder };
        let own = (!outer.is_empty()).then(|| format!("{outer}.rs"));
        let beside = ["mod.rs", "lib.rs", "main.rs"].map(|name| path::join(outer, name));
        let found = beside.into_iter().chain(own).filter_map(|path| self.sources.find(&path));
        found.filter(|parent| *parent != file).collect()
    }

    /// The files that may be the root of the crate of a file.
    fn roots(&self, file: FileId) -> Vec<FileId> {
        let here = self.sources.path(file);
        let Some(package) = self.package_of(&here) else { return Vec::new() };
        let library = package.library.as_deref().unwrap_or("src/lib.rs");
        let usual = [library, "src/main.rs"].map(|root| path::join(&package.folder, root));
        // A file that is a root itself, or lies beside one that is no library.
        let own = [here.clone(), path::join(path::parent(&here), "main.rs")];
        let all = usual.into_iter().chain(own);
        let mut found: Vec<FileId> = all.filter_map(|path| self.sources.find(&path)).collect();
        found.dedup();
        found
    }
}

/// The paths that a path may stand for below modules whose names are all brought here. A module that
/// the path already leads through is not tried again, and at most two lead to each other:
/// otherwise the paths would grow without end, and their number would double at each step.
fn through_globs(modules: Vec<Vec<String>>, path: &[String]) -> impl Iterator<Item = Vec<String>> {
    let leads_through = |module: &[String]| {
        module.is_empty() || path.windows(module.len()).any(|steps| steps == module)
    };
    let (tried, left): (Vec<_>, Vec<_>) =
        modules.into_iter().partition(|module| leads_through(module));
    let left = if tried.len() < 2 { left } else { Vec::new() };
    left.into_iter().map(|module| [module.as_slice(), path].concat())
}

fn stem(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.strip_suffix(".rs").unwrap_or(name)
}

fn steps(module: &str) -> Vec<String> {
    module.split("::").filter(|step| !step.is_empty()).map(str::to_owned).collect()
}

fn same(package: &str, name: &str) -> bool {
    package.replace('-', "_") == name
}
