//! Finds where names begin: the nodes of the documents that are definitions.
//!
//! The document itself is one, unless it only holds definitions; so is every entry of its `$defs`
//! and `definitions`. Other nodes become definitions only where a reference leads to them, which
//! lowering finds out.

mod document;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::resolve::{DocumentKind, Graph};
use crate::source::{DocumentId, Place};

/// A node that has a name, whether or not anything refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The node.
    pub place: Place,
    /// What it is.
    pub kind: EntryKind,
}

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The document itself. It is named after its contract.
    Root,
    /// An entry of `$defs` or `definitions`. It is named after its key.
    Definition,
    /// An entry of `$defs` or `definitions` with `const` under a `SCREAMING_SNAKE` key: a typed
    /// constant, unless a reference leads to it.
    Constant(ConstantValue),
}

/// The value of a typed constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstantValue {
    /// The value of its `const`.
    pub value: Value,
    /// Where it is written.
    pub at: Place,
    /// Where its items or properties are written, in their order.
    pub parts: Vec<Place>,
}

/// The entries of a project's contracts.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    by_document: BTreeMap<DocumentId, Vec<Entry>>,
    keys: HashMap<Place, String>,
}

impl Entries {
    /// The entries of every contract, in the order of the documents. Those of one document are in
    /// source order, its root first.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.by_document.values().flatten()
    }

    /// The entries of a document; none for a document that is not a contract of the project.
    #[must_use]
    pub fn of(&self, document: DocumentId) -> &[Entry] {
        self.by_document.get(&document).map_or(&[], Vec::as_slice)
    }

    /// The key of a node that stands directly in `$defs` or `definitions`, at any depth of any
    /// document.
    #[must_use]
    pub fn key(&self, place: Place) -> Option<&str> {
        self.keys.get(&place).map(String::as_str)
    }
}

/// Finds the entries of the project's contracts.
#[must_use]
pub fn entries(graph: &Graph) -> Entries {
    let mut found = Entries::default();
    for (document, kind) in graph.documents() {
        let source = &graph.sources[document];
        let keys = document::keys(source).into_iter();
        found.keys.extend(keys.map(|(node, key)| (Place { document, node }, key)));
        if kind == DocumentKind::Contract {
            found.by_document.insert(document, document::entries(document, source));
        }
    }
    found
}
