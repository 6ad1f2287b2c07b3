//! The module of a contract, and what its definitions share.

use counterpart_compiler::docs::Notes;
use counterpart_compiler::model::{ContractId, DefinitionId, Enum, SchemaId, Shape};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Item, constant, definition};
use crate::checks::Checks;
use crate::plan::{Plan, ident};
use crate::print::Text;
use crate::types::Types;
use crate::{docs, documents, operations, schemas};

/// Prints the module of a contract.
pub fn print(plan: &Plan<'_>, id: ContractId, text: &mut Text) {
    let contract = &plan.model[id];
    text.gap();
    let name = docs::code(&contract.name);
    let notes = Notes { bounds: Vec::new(), remarks: plan.remarks.of_contract(id).to_vec() };
    let docs = docs::with(&contract.annotations, &format!("The contract {name}."), &notes);
    module_head(&docs, text);
    text.block(&format!("pub mod {}", ident(plan.module(id))), |text| {
        shared(plan, id, text);
        for id in &contract.definitions {
            definition(plan, *id, text);
            list(plan, *id, text);
        }
        for at in 0..contract.constants.len() {
            constant::print(plan, id, at, text);
        }
        let services = plan.model.services.iter().filter(|service| service.contract == id);
        services.for_each(|service| operations::print(plan, service, text));
    });
}

/// The attributes of a module. Generated code is no place for the lints of those who use it.
fn module_head(docs: &TokenStream, text: &mut Text) {
    let attributes = quote! {
        #docs
        #[allow(
            clippy::all,
            clippy::nursery,
            clippy::pedantic,
            deprecated,
            non_camel_case_types,
            non_snake_case,
            rustdoc::all,
        )]
    };
    text.head(&attributes);
}

/// The digest and the description of the contract.
fn shared(plan: &Plan<'_>, id: ContractId, text: &mut Text) {
    let contract = &plan.model[id];
    let names = plan.scope(id);
    let (digest, data) = (&names.digest, &names.contract);
    let digits = &contract.digest;
    let module = ident(&plan.documents);
    let held = contract.documents.iter().map(|it| documents::name(plan, *it));
    let str = Types::in_contract(plan, id).primitive("str");
    let depth = usize::try_from(plan.settings.depth).unwrap_or(usize::MAX);
    let depth = Literal::usize_unsuffixed(depth);
    let violations = Literal::u32_unsuffixed(plan.settings.violations);
    text.items(&quote! {
        /// SHA-256 of the documents of this contract. Systems that hold the same contract have the
        /// same digest.
        pub const #digest: &#str = #digits;

        static #data: ::counterpart::__private::ContractData =
            ::counterpart::__private::ContractData {
                digest: #digest,
                documents: &[#(&super::#module::#held),*],
                depth: #depth,
                violations: #violations,
            };
    });
}

/// The list constant of an enum that has one.
fn list(plan: &Plan<'_>, id: DefinitionId, text: &mut Text) {
    let definition = &plan.model[id];
    let (Some(list), Shape::Enum(Enum { values, .. })) = (&definition.list, &definition.shape)
    else {
        return;
    };
    let (list, name, count) = (ident(list), ident(&definition.name), values.len());
    let docs = docs::lines(&format!("Every [`{name}`], in the order of the contract."));
    text.items(&quote! {
        #docs
        pub const #list: [#name; #count] = #name::ALL;
    });
}

impl Item<'_> {
    /// Prints what makes the item's type a contract.
    pub(super) fn contract_table(&self, text: &mut Text) {
        let (name, json_name) = (self.name(), &self.definition.name);
        let data = &self.plan.scope(self.contract()).contract;
        let schema = schemas::of(self.plan.model, self.definition).to_string();
        let check = self.check(self.definition.schema);
        let kinds = Literal::u8_unsuffixed(Checks::kinds(self.plan.model, self.definition));
        let module = ident(&self.plan.checks_module);
        let plan = ident(&Checks::plan_name(self.id));
        text.table(
            "::counterpart::__private::contract",
            [
                quote!(#name in #data,),
                quote!(name = #json_name,),
                quote!(schema = #schema,),
                quote!(check = #check,),
                quote!(kinds = #kinds,),
                quote!(plan = super::#module::#plan,),
            ],
        );
    }

    /// The path of the static that holds a schema.
    pub(super) fn check(&self, schema: SchemaId) -> TokenStream {
        let (module, name) =
            (ident(&self.plan.checks_module), ident(self.plan.checks.name(schema)));
        quote!(super::#module::#name)
    }
}
