//! Regular expressions: whether they are ECMA-262.

use std::collections::HashMap;

use super::Graph;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{DocumentId, Node, NodeId, Place};

/// The regular expressions that were looked at, with what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Checked {
    known: HashMap<String, Option<String>>,
}

impl Checked {
    /// What is wrong with the regular expressions of the schemas in a document.
    pub fn in_document(&mut self, graph: &Graph, document: DocumentId) -> Vec<Diagnostic> {
        let source = &graph.sources[document];
        let schemas = (0u32..).map(NodeId).zip(&graph.entry(document).scanned);
        let mut found = Vec::new();
        for (schema, _) in schemas.filter(|(_, scanned)| **scanned) {
            let pattern = source.get(schema, "pattern").zip(source.string(schema, "pattern"));
            let names = source.get(schema, "patternProperties").map(|node| &source[node]);
            let names = match names {
                Some(Node::Object(names)) => Some(names.iter().map(|(name, node)| (*node, name))),
                _ => None,
            };
            let names = names.into_iter().flatten().map(|(node, name)| (node, name.as_str()));
            for (node, pattern) in pattern.into_iter().chain(names) {
                if let Some(reason) = self.reason(pattern) {
                    let sentence = format!("`{pattern}` is no regular expression: {reason}");
                    let place = Place { document, node };
                    found.push(graph.sources.diagnose(Code::InvalidPattern, place, sentence));
                }
            }
        }
        found
    }

    fn reason(&mut self, pattern: &str) -> Option<&str> {
        if !self.known.contains_key(pattern) {
            let flags = regress::Flags { unicode: true, ..regress::Flags::default() };
            let reason = regress::Regex::with_flags(pattern, flags).err();
            self.known.insert(pattern.to_owned(), reason.map(|error| error.to_string()));
        }
        self.known.get(pattern)?.as_deref()
    }
}
