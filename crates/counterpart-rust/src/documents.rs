//! The private module that all contracts share: the documents, each once, and a compiled validator
//! for each dialect, so that its size grows with the documents and not with who refers to them.

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::model::{Contract, ContractId, Definition, Model, Shape, Supply};
use counterpart_compiler::project::Formats;
use counterpart_compiler::source::{DocumentId, Place};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::{Plan, ident, is_compiled};
use crate::print::Text;
use crate::schemas;

/// Prints the module.
pub fn print(plan: &Plan<'_>, text: &mut Text) {
    let dialects = dialects(plan.model);
    let needed: BTreeSet<DocumentId> = dialects
        .values()
        .flatten()
        .flat_map(|id| plan.model[*id].documents.iter().copied())
        .collect();
    text.gap();
    text.block(&format!("mod {}", plan.documents), |text| {
        for document in needed.iter().copied() {
            let name = name(plan, document);
            let uri = schemas::uri(plan.model, document);
            let uris = uris(plan.model, document, &needed);
            let json = schemas::text(plan.model, document);
            let rewritten = rewritten(plan.model, document);
            text.items(&quote! {
                pub(super) static #name: ::counterpart::__private::Document =
                    ::counterpart::__private::Document {
                        uri: #uri,
                        uris: &[#(#uris),*],
                        text: #json,
                        rewritten: #rewritten,
                    };
            });
        }
        for (at, (dialect, contracts)) in dialects.iter().enumerate() {
            validator(plan, at, dialect, contracts, text);
        }
    });
}

/// What validators read instead of a document, if that is something else.
fn rewritten(model: &Model, document: DocumentId) -> TokenStream {
    let none = quote!(::core::option::Option::None);
    model.known(document).rewritten.as_ref().map_or(none, |rewritten| {
        let text = schemas::checked_text(model, document, None);
        let patterns = rewritten.patterns.iter().map(|(rust, written)| quote!((#rust, #written)));
        quote!(::core::option::Option::Some(::counterpart::__private::Rewritten {
            text: #text, patterns: &[#(#patterns),*]
        }))
    })
}

/// The name of the static that holds a document.
pub fn name(plan: &Plan<'_>, document: DocumentId) -> Ident {
    let contract = plan.model.contracts().find(|(_, contract)| contract.document == document);
    // A document that is no contract, such as a meta-schema, has only its number.
    let name = contract.map_or_else(
        || format!("DOCUMENT_{}", document.index()),
        |(id, _)| plan.module(id).to_uppercase(),
    );
    ident(&name)
}

/// The name of the compiled validator of a contract.
pub fn check(model: &Model, contract: &Contract) -> Ident {
    let dialect = schemas::draft(model, contract.document);
    let at = dialects(model).keys().position(|other| *other == dialect);
    check_at(at.unwrap_or_default())
}

fn check_at(at: usize) -> Ident {
    ident(&if at == 0 { "Check".to_owned() } else { format!("Check{}", at + 1) })
}

/// The generated contracts by the dialect of their documents. The schema that holds them together
/// must be of the same one, since it decides how references are followed.
fn dialects(model: &Model) -> BTreeMap<&str, Vec<ContractId>> {
    let mut dialects: BTreeMap<&str, Vec<ContractId>> = BTreeMap::new();
    for (id, contract) in model.contracts() {
        if contract.supply == Supply::Generated {
            dialects.entry(schemas::draft(model, contract.document)).or_default().push(id);
        }
    }
    dialects
}

fn validator(plan: &Plan<'_>, at: usize, dialect: &str, ids: &[ContractId], text: &mut Text) {
    let model = plan.model;
    let references = ids
        .iter()
        .flat_map(|id| references(model, *id))
        .map(|place| (schemas::reference(model, place), schemas::checked_reference(model, place)));
    let references: BTreeMap<String, String> = references.collect();
    let schema = schemas::wrapper(dialect, &references).to_string();
    let documents: BTreeSet<DocumentId> =
        ids.iter().flat_map(|id| model[*id].documents.iter().copied()).collect();
    let resources = documents.iter().flat_map(|document| {
        uris(model, *document, &documents).into_iter().enumerate().map(move |(at, uri)| {
            let claimed = (at > 0).then_some(uri);
            let text = schemas::compiled_text(model, *document, claimed);
            quote!(#uri => { schema = #text })
        })
    });
    let formats = match plan.settings.formats {
        Formats::Assert => Some(quote!(validate_formats = true,)),
        Formats::Annotate => Some(quote!(validate_formats = false,)),
        Formats::Draft => None,
    };
    let rows: [TokenStream; 2] =
        [quote!(schema = #schema,), quote!(resources = { #(#resources),* },)];
    let methods = quote!(methods = { is_valid = true, validate = false, iter_errors = false });
    text.gap();
    text.attribute("::jsonschema::validator", rows.into_iter().chain(formats).chain([methods]));
    text.line(&format!("pub(super) struct {};", check_at(at)));
}

/// The URIs under which a validator of these documents is told of one. A document that has an id
/// is found under it in any case, so it is told of under the others. Its place in the project is
/// one of them only to a document that has no other URI than its own place.
fn uris<'a>(model: &'a Model, document: DocumentId, all: &BTreeSet<DocumentId>) -> Vec<&'a str> {
    let is_place = |uri: &str| uri.starts_with("counterpart:///");
    let places_count = all.iter().any(|other| is_place(schemas::uri(model, *other)));
    let known = model.known(document).uris.iter().map(String::as_str);
    let mut uris: Vec<&str> = known
        .enumerate()
        .filter(|(at, uri)| *at == 0 || places_count || !is_place(uri))
        .map(|(_, uri)| uri)
        .collect();
    if uris.len() > 1 && schemas::has_id(model, document) {
        uris.remove(0);
    }
    uris
}

/// What the compiled validator knows of a contract: the definitions a program is likely to ask for,
/// and what tells the variants of unions apart.
fn references(model: &Model, id: ContractId) -> BTreeSet<Place> {
    let mut references = BTreeSet::new();
    for definition in model[id].definitions.iter().map(|id| &model[*id]) {
        references.extend(compiled_place(definition));
        if let Shape::Union(union) = &definition.shape {
            let schemas = union.variants.iter().filter_map(|variant| variant.schema);
            references.extend(schemas.map(|schema| model.schemas[schema].place));
        }
    }
    references
}

/// The name of a definition in the compiled validator, if that knows it.
pub fn compiled(model: &Model, definition: &Definition) -> Option<String> {
    compiled_place(definition).map(|place| schemas::reference(model, place))
}

fn compiled_place(definition: &Definition) -> Option<Place> {
    match definition.conjunction.as_slice() {
        [only] if is_compiled(definition.origin) => Some(*only),
        _ => None,
    }
}
