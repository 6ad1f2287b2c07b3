//! What is in scope in the module of a contract.

use std::collections::{BTreeMap, HashSet};

use counterpart_compiler::model::{ContractId, DefinitionId, Model, Shape};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::names::ident;
use crate::printing::Printing;

/// The names in the module of a contract: those of its definitions, and ours, which give way.
#[derive(Debug)]
pub struct Scope<'m> {
    taken: HashSet<&'m str>,
    /// The public digest.
    pub digest: Ident,
    /// The private description of the contract.
    pub contract: Ident,
    builders: BTreeMap<DefinitionId, Ident>,
}

impl<'m> Scope<'m> {
    /// Settles the names of a contract's module.
    pub fn of(model: &'m Model, id: ContractId, printing: &Printing) -> Self {
        let contract = &model[id];
        let definitions = contract.definitions.iter().map(|id| &model[*id]);
        let mut taken: HashSet<&str> = HashSet::new();
        for definition in definitions {
            taken.insert(&definition.name);
            taken.extend(definition.list.as_deref());
        }
        taken.extend(contract.constants.iter().map(|constant| constant.name.as_str()));
        let mut builders = BTreeMap::new();
        let mut ours: HashSet<String> = HashSet::new();
        for id in contract.definitions.iter().filter(|_| printing.with_builders()) {
            if let Shape::Object(_) = model[*id].shape {
                let mut name = free(&format!("{}Builder", model[*id].name), &taken);
                while !ours.insert(name.clone()) {
                    name.push('_');
                }
                builders.insert(*id, ident(&name));
            }
        }
        let our = |name| ident(&free(name, &taken));
        Self { digest: our("DIGEST"), contract: our("CONTRACT"), builders, taken }
    }

    /// The builder of an object, where objects get one.
    pub fn builder(&self, definition: DefinitionId) -> Option<&Ident> {
        self.builders.get(&definition)
    }

    /// A type that Rust has in scope everywhere: by its short name, unless the contract defines a
    /// type of that name.
    pub fn common(&self, short: &str, path: TokenStream) -> TokenStream {
        if self.taken.contains(short) {
            return path;
        }
        let short = ident(short);
        quote!(#short)
    }
}

/// `name`, with underscores behind it until nothing else is called so.
pub fn free(name: &str, taken: &HashSet<&str>) -> String {
    let mut name = name.to_owned();
    while taken.contains(name.as_str()) {
        name.push('_');
    }
    name
}
