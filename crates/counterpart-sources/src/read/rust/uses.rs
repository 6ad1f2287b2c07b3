//! `use`, `pub use`, `mod x;` and `extern crate`: what comes from other files and goes to them.

use syn::{ItemExternCrate, ItemMod, ItemUse, UseTree, Visibility};

use super::ident::name;
use super::items::Reader;
use super::scope;
use crate::facts::{Export, Import};

impl Reader {
    /// Records a `use`. In an inline module `x`, the local name is `x::Name`.
    pub(super) fn item_use(&mut self, item: &ItemUse) {
        let public = !matches!(item.vis, Visibility::Inherited);
        let mut path = Vec::new();
        self.use_tree(&item.tree, &mut path, public);
    }

    fn use_tree(&mut self, tree: &UseTree, path: &mut Vec<String>, public: bool) {
        match tree {
            UseTree::Path(inner) => {
                path.push(name(&inner.ident));
                self.use_tree(&inner.tree, path, public);
                path.pop();
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(tree, path, public);
                }
            }
            UseTree::Name(leaf) if leaf.ident == "self" => {
                let local = path.last().cloned().unwrap_or_default();
                self.import(&local, &path.clone(), public);
            }
            UseTree::Name(leaf) => {
                let leaf = name(&leaf.ident);
                let full = [path.as_slice(), std::slice::from_ref(&leaf)].concat();
                self.import(&leaf, &full, public);
            }
            UseTree::Rename(leaf) => {
                let mut full = path.clone();
                if leaf.ident != "self" {
                    full.push(name(&leaf.ident));
                }
                self.import(&name(&leaf.rename), &full, public);
            }
            UseTree::Glob(_) => self.glob(&self.module_path(path), public),
        }
    }

    /// Everything of a module, under its own names.
    pub(super) fn glob(&mut self, module: &str, public: bool) {
        let name = self.in_module("*");
        self.facts.imports.push(Import {
            local: name.clone(),
            name: vec![],
            module: module.to_owned(),
        });
        if public {
            let module = Some(module.to_owned());
            self.facts.exports.push(Export { name, local: vec![], module });
        }
    }

    fn import(&mut self, local: &str, full: &[String], public: bool) {
        let Some((last, module)) = full.split_last() else { return };
        let name = if module.is_empty() { vec![] } else { vec![last.clone()] };
        let module = if module.is_empty() { full } else { module };
        let module = self.module_path(module);
        let local = self.in_module(local);
        self.facts.imports.push(Import {
            local: local.clone(),
            name: name.clone(),
            module: module.clone(),
        });
        if public {
            let module = Some(module);
            self.facts.exports.push(Export { name: local, local: name, module });
        }
    }

    /// `mod x;` is another file.
    pub(super) fn item_mod_file(&mut self, item: &ItemMod) {
        let local = name(&item.ident);
        let module = format!("self::{}", self.in_module(&local));
        let local = self.in_module(&local);
        self.facts.imports.push(Import { local, name: vec![], module });
    }

    /// `extern crate a as b`.
    pub(super) fn item_extern_crate(&mut self, item: &ItemExternCrate) {
        let local = item.rename.as_ref().map_or(&item.ident, |(_, ident)| ident);
        let local = self.in_module(&name(local));
        self.facts.imports.push(Import { local, name: vec![], module: name(&item.ident) });
    }

    fn in_module(&self, local: &str) -> String {
        let module = &self.scope[..self.module_depth];
        [module, &[local.to_owned()]].concat().join("::")
    }

    /// The path of a module, as it is seen from the file's own.
    fn module_path(&self, path: &[String]) -> String {
        let module = &self.scope[..self.module_depth];
        let settled = scope::in_module(module, path).unwrap_or_else(|| path.to_vec());
        match settled.first().map(String::as_str) {
            None => "self".to_owned(),
            // What was `self::x` stays a path within the file.
            Some(_) if path.first().is_some_and(|first| first == "self" || first == "super") => {
                let within = !matches!(settled[0].as_str(), "super" | "crate");
                let head = if within { "self::" } else { "" };
                format!("{head}{}", settled.join("::"))
            }
            Some(_) => settled.join("::"),
        }
    }
}
