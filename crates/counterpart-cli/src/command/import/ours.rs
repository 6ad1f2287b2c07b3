//! What counterpart generates for the contracts of a project.

use std::collections::HashMap;
use std::path::Path;

use counterpart_compiler::model::{Definition, DefinitionId, Model, Shape};
use counterpart_compiler::project::CodeSettings;
use counterpart_rust::{FILE, Printing, TARGET};
use syn::Fields;

use super::api::{Field, Holds, Item, Variant};
use super::types::Ty;

/// The generated types, by definition.
#[derive(Debug, Default)]
pub struct Ours {
    items: HashMap<DefinitionId, Item>,
    by_name: HashMap<(String, String), DefinitionId>,
    modules: Vec<String>,
}

impl Ours {
    /// The types of a model.
    pub fn of(model: &Model, settings: CodeSettings) -> Self {
        let files = counterpart_rust::emit(model, settings, &Printing::default());
        let text = files.get(Path::new(FILE)).unwrap_or_default();
        let names = (TARGET.default)().names(model);
        let mut ours = Self { modules: names.modules.clone(), ..Self::default() };
        let printed = printed(text);
        for (id, definition) in model.definitions() {
            let module = names.module(definition.contract).to_owned();
            let key = (module, definition.name.clone());
            let parts = names.parts.get(id.index()).map_or(&[][..], Vec::as_slice);
            if let Some(item) = printed.get(&key).and_then(|item| read(item, definition, parts)) {
                ours.items.insert(id, item);
            }
            ours.by_name.insert(key, id);
        }
        ours
    }

    /// The type of a definition.
    pub fn item(&self, id: DefinitionId) -> Option<&Item> {
        self.items.get(&id)
    }

    /// The definition that a type of a definition's module means.
    pub fn definition(&self, model: &Model, user: DefinitionId, ty: &Ty) -> Option<DefinitionId> {
        let own = self.modules.get(model[user].contract.index())?;
        let module = ty.module.as_ref().or_else(|| ty.plain.then_some(own))?;
        self.by_name.get(&(module.clone(), ty.head.clone())).copied()
    }
}

/// Structs and enums of the generated file, by module and name.
fn printed(text: &str) -> HashMap<(String, String), syn::Item> {
    let items = syn::parse_file(text).map(|file| file.items).unwrap_or_default();
    let mut found = HashMap::new();
    for item in items {
        let syn::Item::Mod(module) = item else { continue };
        for item in module.content.into_iter().flat_map(|(_, items)| items) {
            let name = if let syn::Item::Struct(item) = &item {
                item.ident.to_string()
            } else if let syn::Item::Enum(item) = &item {
                item.ident.to_string()
            } else {
                continue;
            };
            found.insert((module.ident.to_string(), name), item);
        }
    }
    found
}

fn read(item: &syn::Item, definition: &Definition, parts: &[String]) -> Option<Item> {
    if let syn::Item::Enum(item) = item {
        let variants = item.variants.iter().map(|it| variant(it, definition, parts));
        return Some(Item::Enum(variants.collect()));
    }
    let syn::Item::Struct(item) = item else { return None };
    Some(match &item.fields {
        Fields::Named(fields) => {
            let fields = fields.named.iter();
            Item::Struct(fields.filter_map(|it| field(it, definition, parts)).collect())
        }
        Fields::Unnamed(fields) => {
            Item::around(fields.unnamed.iter().map(|field| Ty::of(&field.ty)).collect())
        }
        Fields::Unit => Item::Tuple(Vec::new()),
    })
}

fn field(field: &syn::Field, definition: &Definition, parts: &[String]) -> Option<Field> {
    let name = field.ident.as_ref()?.to_string();
    let position = parts.iter().position(|part| *part == name);
    let key = if let Shape::Object(object) = &definition.shape {
        position.and_then(|at| Some(object.fields.get(at)?.key.clone()))
    } else {
        None
    };
    Some(Field { key, name, ty: Ty::of(&field.ty) })
}

fn variant(variant: &syn::Variant, definition: &Definition, parts: &[String]) -> Variant {
    let name = variant.ident.to_string();
    let position = parts.iter().position(|part| *part == name);
    let value = if let Shape::Enum(list) = &definition.shape {
        position.and_then(|at| list.values.get(at)?.value.as_str()).map(str::to_owned)
    } else {
        None
    };
    let holds = match &variant.fields {
        Fields::Unit => Holds::Nothing,
        Fields::Unnamed(fields) => {
            Holds::Values(fields.unnamed.iter().map(|field| Ty::of(&field.ty)).collect())
        }
        Fields::Named(_) => Holds::Fields(Vec::new()),
    };
    Variant { name, value, holds }
}
