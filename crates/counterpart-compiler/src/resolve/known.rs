//! Collects what a validator that reads documents directly has to know about each.

use super::Graph;
use crate::model::Known;
use crate::source::{DocumentId, NodeId, Place};

impl Graph {
    /// What a validator that reads the document directly has to know about it.
    #[must_use]
    pub fn known(&self, document: DocumentId) -> Known {
        let root = Place { document, node: NodeId::ROOT };
        let dialect = self.dialect(root).draft.uri();
        let stated = self.sources[document].string(root.node, "$schema");
        Known {
            uris: self.uris(document).into_iter().map(str::to_owned).collect(),
            dialect,
            schema: stated.unwrap_or(dialect).to_owned(),
            rewritten: self.rewritten(document).cloned(),
            asserts_content: self.asserts_content(root),
        }
    }
}
