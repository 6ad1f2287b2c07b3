//! The file of each contract's module.

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::model::{ContractId, Model};
use counterpart_compiler::names::snake;

/// A file name without extension that needs no escaping in an import or a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileName(String);

impl FileName {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The contract's name where it is plain, else an identifier made from it; unique, whatever the case.
pub fn names(model: &Model) -> BTreeMap<ContractId, FileName> {
    let mut taken = BTreeSet::new();
    let mut names = BTreeMap::new();
    // Plain names first: an odd one must not take the name of a contract that is called so.
    for wants_plain in [true, false] {
        for (id, contract) in model.contracts() {
            if is_plain(&contract.name) != wants_plain {
                continue;
            }
            let wanted = if wants_plain { contract.name.clone() } else { snake(&contract.name) };
            let mut name = wanted.clone();
            let mut next = 2;
            while !taken.insert(name.to_lowercase()) {
                name = format!("{wanted}-{next}");
                next += 1;
            }
            names.insert(id, FileName(name));
        }
    }
    names
}

fn is_plain(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') && name.chars().all(plain)
}
