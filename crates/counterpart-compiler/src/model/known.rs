//! Documents as validators that read them directly have to know them.

use serde_json::Value;

use crate::resolve::{Graph, Rewritten};
use crate::source::{DocumentId, NodeId, Place};

/// A document as a validator that reads documents directly has to know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Every absolute URI under which references lead to it, its own first.
    pub uris: Vec<String>,
    /// The `$schema` under which it is read, for documents that state none.
    pub dialect: &'static str,
    /// The text to read instead, where a regular expression means something else to the validator.
    pub rewritten: Option<Rewritten>,
    /// The text for the compiled validator of the Rust half, where that differs again.
    pub compiled: Option<Value>,
}

impl Known {
    /// Collects what the graph knows of a document.
    pub(crate) fn of(graph: &Graph, document: DocumentId) -> Self {
        let root = Place { document, node: NodeId::ROOT };
        Self {
            uris: graph.uris(document).into_iter().map(str::to_owned).collect(),
            dialect: graph.dialect(root).draft.uri(),
            rewritten: graph.rewritten(document).cloned(),
            compiled: graph.compiled(document).cloned(),
        }
    }
}
