//! What a validator that reads documents directly has to know about each.

use crate::resolve::{Graph, Rewritten};
use crate::source::{DocumentId, NodeId, Place};

/// What a validator that reads documents directly has to know about one.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Every absolute URI under which references lead to it, its own first.
    pub uris: Vec<String>,
    /// The meta-schema of its draft: the `$schema` under which it is read when it states none.
    pub dialect: &'static str,
    /// Its `$schema`: the one that it states, else that of its draft.
    pub schema: String,
    /// The text to read instead, where a regular expression means something else to the validator.
    pub rewritten: Option<Rewritten>,
    /// Whether `contentEncoding` and `contentMediaType` refuse strings in it.
    pub asserts_content: bool,
}

impl Known {
    /// Collects what the graph knows of a document.
    pub(crate) fn of(graph: &Graph, document: DocumentId) -> Self {
        let root = Place { document, node: NodeId::ROOT };
        let dialect = graph.dialect(root).draft.uri();
        let stated = graph.sources[document].string(root.node, "$schema");
        Self {
            uris: graph.uris(document).into_iter().map(str::to_owned).collect(),
            dialect,
            schema: stated.unwrap_or(dialect).to_owned(),
            rewritten: graph.rewritten(document).cloned(),
            asserts_content: graph.asserts_content(root),
        }
    }
}
