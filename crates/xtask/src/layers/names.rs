//! Where a path of Rust code leads: through imports and re-exports to the module that defines it.

use super::module::Module;
use super::modules::Modules;

/// How many imports one name may lead through. More would be a circle of re-exports.
const LIMIT: usize = 16;

/// The crates of the workspace, as far as names need them.
pub struct Names<'c> {
    crates: &'c [Modules],
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target<'c> {
    /// The index of the crate.
    pub krate: usize,
    /// The path of the module that defines it.
    pub module: &'c [String],
    /// The name of the item; `None` for the module itself.
    pub item: Option<&'c str>,
}

impl<'c> Names<'c> {
    /// Names in these crates.
    pub const fn new(crates: &'c [Modules]) -> Self {
        Self { crates }
    }

    /// What a path in a module means. `None` for what is not of the workspace, and for local
    /// names.
    pub fn resolve(&self, krate: usize, module: &[String], path: &[String]) -> Option<Target<'c>> {
        self.from(krate, module, path, 0)
    }

    fn from(
        &self,
        krate: usize,
        module: &[String],
        path: &[String],
        depth: usize,
    ) -> Option<Target<'c>> {
        if depth > LIMIT {
            return None;
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" | "$crate" => self.walk(krate, &[], rest, depth),
            "self" if !rest.is_empty() => self.walk(krate, module, rest, depth),
            "super" => self.walk(krate, &module[..module.len().checked_sub(1)?], rest, depth),
            _ => self.walk(krate, module, path, depth).or_else(|| {
                let other = self.crates.iter().position(|other| other.krate == *first)?;
                self.walk(other, &[], rest, depth)
            }),
        }
    }

    /// What a path means that starts in a module.
    fn walk(
        &self,
        krate: usize,
        module: &[String],
        path: &[String],
        depth: usize,
    ) -> Option<Target<'c>> {
        let (at, found) = self.crates[krate].by_path.get_key_value(module)?;
        let Some((first, rest)) = path.split_first() else {
            return Some(Target { krate, module: at, item: None });
        };
        if first == "super" || first == "self" {
            return self.from(krate, module, path, depth + 1);
        }
        let inner: Vec<String> = module.iter().cloned().chain([first.clone()]).collect();
        if self.crates[krate].by_path.contains_key(&inner)
            && !(rest.is_empty() && found.items.contains(first))
        {
            return self.walk(krate, &inner, rest, depth + 1);
        }
        if let Some(item) = found.items.get(first) {
            return Some(Target { krate, module: at, item: Some(item) });
        }
        self.imported(krate, module, found, first, rest, depth)
    }

    /// What a path means that starts with an imported name.
    fn imported(
        &self,
        krate: usize,
        module: &[String],
        found: &Module,
        first: &String,
        rest: &[String],
        depth: usize,
    ) -> Option<Target<'c>> {
        let named = found.imports.iter().filter(|import| import.name.as_ref() == Some(first));
        for import in named {
            // `use serde_json;` names itself.
            if import.path.len() == 1 && import.path[0] == *first {
                continue;
            }
            let path: Vec<String> = import.path.iter().chain(rest).cloned().collect();
            if let Some(target) = self.from(krate, module, &path, depth + 1) {
                return Some(target);
            }
        }
        let globs = found.imports.iter().filter(|import| import.name.is_none());
        for import in globs {
            let path: Vec<String> =
                import.path.iter().chain([first]).chain(rest).cloned().collect();
            if let Some(target) = self.from(krate, module, &path, depth + 1) {
                return Some(target);
            }
        }
        None
    }
}
