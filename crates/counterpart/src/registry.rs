//! The schema registry of each contract, built when the first of its validators is.
//!
//! Registries live beside [`ContractData`] and not in it: a `static` with interior mutability cannot
//! be read by a constant, and [`Contract::DIGEST`](crate::Contract::DIGEST) is one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jsonschema::Registry;
use referencing::SPECIFICATIONS;

use crate::definition::{ContractData, said};

type Built = Result<Registry<'static>, String>;

/// The registries by the address of their contract, which is a `static`. There is one for each
/// contract of the program, and they are never freed.
static REGISTRIES: Mutex<BTreeMap<usize, &'static Built>> = Mutex::new(BTreeMap::new());

/// The registry with the documents of the contract.
pub fn of(contract: &'static ContractData) -> Result<&'static Registry<'static>, &'static str> {
    let mut registries = REGISTRIES.lock().unwrap_or_else(PoisonError::into_inner);
    let address = std::ptr::from_ref(contract).addr();
    let built = *registries.entry(address).or_insert_with(|| Box::leak(Box::new(build(contract))));
    built.as_ref().map_err(String::as_str)
}

fn build(contract: &'static ContractData) -> Built {
    let mut documents = Vec::with_capacity(contract.documents.len());
    for document in contract.documents {
        documents.extend(document.resources().map_err(said)?);
    }
    // These hold the meta-schemas of every draft.
    SPECIFICATIONS.extend(documents).map_err(said)?.prepare().map_err(said)
}
