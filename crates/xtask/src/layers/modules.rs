//! The modules of a crate: one for each file, with what it defines, imports and mentions.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use syn::{Attribute, Item};

use super::mentions;
use super::module::Module;
use crate::Outcome;
use crate::rust_source::is_test;

/// The modules of one crate, by their path: the root is the empty path.
pub struct Modules {
    /// The name of the crate in Rust code.
    pub krate: String,
    /// The modules.
    pub by_path: BTreeMap<Vec<String>, Module>,
}

/// Reads the modules of a crate, from each of its root files.
pub fn read(krate: &str, folder: &Path) -> Outcome<Vec<Modules>> {
    let source = folder.join("src");
    let roots = ["lib.rs", "main.rs"].map(|name| source.join(name));
    let mut crates = Vec::new();
    for root in roots.into_iter().filter(|root| root.is_file()) {
        let mut modules = Modules { krate: krate.replace('-', "_"), by_path: BTreeMap::new() };
        modules.file(&root, &source, Vec::new())?;
        crates.push(modules);
    }
    Ok(crates)
}

impl Modules {
    /// Reads a file, and the files of its modules, which are in `folder`.
    fn file(&mut self, file: &Path, folder: &Path, path: Vec<String>) -> Outcome {
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let parsed = syn::parse_file(&text).map_err(|error| {
            let at = error.span().start();
            format!("{}:{}: {error}", file.display(), at.line)
        })?;
        self.module(parsed.items, file, folder, path)
    }

    /// Reads the items of a module.
    fn module(
        &mut self,
        items: Vec<Item>,
        file: &Path,
        folder: &Path,
        path: Vec<String>,
    ) -> Outcome {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        for item in items {
            if is_test(attributes(&item)) {
                continue;
            }
            match item {
                Item::Mod(inner) => {
                    let name = inner.ident.to_string();
                    let path: Vec<String> = path.iter().cloned().chain([name.clone()]).collect();
                    let folder = folder.join(&name);
                    if let Some((_, items)) = inner.content {
                        self.module(items, file, &folder, path)?;
                    } else {
                        let file = module_file(&folder)?;
                        self.file(&file, &folder, path)?;
                    }
                }
                item => {
                    module.items.extend(name(&item));
                    mentions::collect(&item, &mut module);
                }
            }
        }
        self.by_path.insert(path, module);
        Ok(())
    }
}

/// The file of the module whose own modules are in `folder`.
fn module_file(folder: &Path) -> Outcome<PathBuf> {
    let (beside, inside) = (folder.with_extension("rs"), folder.join("mod.rs"));
    let there = [beside, inside].into_iter().find(|file| file.is_file());
    there.ok_or_else(|| format!("{}: a module without a file", folder.display()).into())
}

/// The attributes of an item.
pub fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The name that an item defines.
fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}
