//! The private module that all contracts share: the documents, each once.

use std::collections::BTreeSet;

use counterpart_compiler::model::Supply;
use counterpart_compiler::source::DocumentId;
use proc_macro2::Ident;
use quote::quote;

use crate::plan::{Plan, ident};
use crate::print::Text;
use crate::schemas;

/// Prints the module.
pub fn print(plan: &Plan<'_>, text: &mut Text) {
    let generated = plan.model.contracts().filter(|(_, it)| it.supply == Supply::Generated);
    let needed: BTreeSet<DocumentId> =
        generated.flat_map(|(_, contract)| contract.documents.iter().copied()).collect();
    text.gap();
    text.block(&format!("mod {}", plan.documents), |text| {
        for document in needed {
            let name = name(plan, document);
            let uri = schemas::uri(plan.model, document);
            let json = schemas::text(plan.model, document);
            text.items(&quote! {
                pub(super) static #name: ::counterpart::__private::Document =
                    ::counterpart::__private::Document { uri: #uri, text: #json };
            });
        }
    });
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
