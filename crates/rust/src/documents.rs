//! The private module that holds the documents, each once.

use std::collections::BTreeSet;

use counterpart_model::model::{Model, Supply};
use counterpart_model::source::DocumentId;
use proc_macro2::Ident;
use quote::quote;

use crate::plan::{Plan, ident};
use crate::print::Text;
use crate::schemas;

/// Prints the module.
pub fn print(plan: &Plan<'_>, text: &mut Text) {
    let generated = plan.model.contracts.iter().filter(|it| it.supply == Supply::Generated);
    let needed: BTreeSet<DocumentId> =
        generated.flat_map(|contract| contract.documents.iter().copied()).collect();
    text.gap();
    text.block(&format!("mod {}", plan.documents), |text| {
        for document in needed {
            let name = name(plan.model, document);
            let uris = &plan.model.known(document).uris;
            let json = schemas::text(plan.model, document);
            text.items(quote! {
                pub(super) static #name: ::counterpart::generated::Document =
                    ::counterpart::generated::Document { uris: &[#(#uris),*], text: #json };
            });
        }
    });
}

/// The name of the static that holds a document.
pub fn name(model: &Model, document: DocumentId) -> Ident {
    let contract = model.contracts.iter().find(|contract| contract.document == document);
    // A document that is no contract, such as a meta-schema, has only its number.
    let name = contract.map_or_else(
        || format!("DOCUMENT_{}", document.index()),
        |contract| contract.module.to_uppercase(),
    );
    ident(&name)
}
