//! What typify gives for a schema, as typify itself says.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::Path;

use schemars_of_typify::schema::{RootSchema, Schema, SchemaObject};
use syn::{Attribute, Fields};
use typify::{TypeSpace, TypeSpaceSettings};

use super::api::{Field, Holds, Item, Variant};
use super::types::Ty;

/// The types that typify generates for one schema.
#[derive(Debug, Default)]
pub struct Theirs {
    /// Every type by its name.
    pub items: BTreeMap<String, Item>,
    /// Enums that serde reads by trying one variant after the other.
    pub untagged: Vec<String>,
    /// The type of the document itself, if typify generates one.
    pub root: Option<Ty>,
    /// The types of its definitions, by their keys.
    pub definitions: BTreeMap<String, Ty>,
}

/// Asks typify for the types of a schema file. The error is what typify says.
pub fn ask(path: &Path) -> Result<Theirs, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let schema: RootSchema = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    // typify panics on what it does not support; that is an answer, too.
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let answer = catch_unwind(AssertUnwindSafe(|| generate(schema)));
    set_hook(hook);
    answer.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(format!("it panics: {}", said.unwrap_or("without a message")))
    })
}

fn generate(schema: RootSchema) -> Result<Theirs, String> {
    let keys: Vec<String> = schema.definitions.keys().cloned().collect();
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    let root = types.add_root_schema(schema).map_err(|error| error.to_string())?;
    let mut theirs = Theirs::default();
    if let Some(root) = root {
        theirs.root = ident(&types, &root);
    }
    for key in keys {
        let reference = SchemaObject {
            reference: Some(format!("#/definitions/{key}")),
            ..SchemaObject::default()
        };
        let id = types.add_type(&Schema::Object(reference)).map_err(|error| error.to_string())?;
        if let Some(ty) = ident(&types, &id) {
            theirs.definitions.insert(key, ty);
        }
    }
    let file = syn::parse2::<syn::File>(types.to_stream()).map_err(|error| error.to_string())?;
    for item in file.items {
        theirs.item(&item);
    }
    Ok(theirs)
}

fn ident(types: &TypeSpace, id: &typify::TypeId) -> Option<Ty> {
    let tokens = types.get_type(id).ok()?.ident();
    syn::parse2::<syn::Type>(tokens).ok().map(|ty| Ty::of(&ty))
}

impl Theirs {
    fn item(&mut self, item: &syn::Item) {
        if let syn::Item::Struct(item) = item {
            self.items.insert(item.ident.to_string(), structure(&item.fields));
        }
        if let syn::Item::Enum(item) = item {
            if has(&item.attrs, "untagged") {
                self.untagged.push(item.ident.to_string());
            }
            let variants = item.variants.iter().map(variant).collect();
            self.items.insert(item.ident.to_string(), Item::Enum(variants));
        }
    }
}

fn structure(fields: &Fields) -> Item {
    match fields {
        Fields::Named(fields) => Item::Struct(fields.named.iter().filter_map(field).collect()),
        Fields::Unnamed(fields) => {
            Item::around(fields.unnamed.iter().map(|field| Ty::of(&field.ty)).collect())
        }
        Fields::Unit => Item::Tuple(Vec::new()),
    }
}

fn field(field: &syn::Field) -> Option<Field> {
    let name = field.ident.as_ref()?.to_string();
    let key = (!has(&field.attrs, "flatten"))
        .then(|| renamed(&field.attrs).unwrap_or_else(|| name.trim_start_matches("r#").to_owned()));
    Some(Field { key, name, ty: Ty::of(&field.ty) })
}

fn variant(variant: &syn::Variant) -> Variant {
    let name = variant.ident.to_string();
    let holds = match &variant.fields {
        Fields::Unit => Holds::Nothing,
        Fields::Unnamed(fields) => {
            Holds::Values(fields.unnamed.iter().map(|field| Ty::of(&field.ty)).collect())
        }
        Fields::Named(fields) => Holds::Fields(fields.named.iter().filter_map(field).collect()),
    };
    let value = Some(renamed(&variant.attrs).unwrap_or_else(|| name.clone()));
    Variant { name, value, holds }
}

/// Visits what `#[serde(…)]` says.
fn serde(attributes: &[Attribute], mut visit: impl FnMut(&syn::meta::ParseNestedMeta<'_>)) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // What cannot be parsed says nothing that is asked for here.
        let _ = attribute.parse_nested_meta(|meta| {
            visit(&meta);
            if meta.input.peek(syn::Token![=]) {
                meta.value()?.parse::<syn::Expr>()?;
            }
            Ok(())
        });
    }
}

fn has(attributes: &[Attribute], word: &str) -> bool {
    let mut found = false;
    serde(attributes, |meta| found |= meta.path.is_ident(word));
    found
}

fn renamed(attributes: &[Attribute]) -> Option<String> {
    let mut name = None;
    serde(attributes, |meta| {
        if meta.path.is_ident("rename") {
            let ahead = meta.input.fork();
            let value = ahead.parse::<syn::Token![=]>().and_then(|_| ahead.parse::<syn::LitStr>());
            name = value.ok().map(|value| value.value());
        }
    });
    name
}
