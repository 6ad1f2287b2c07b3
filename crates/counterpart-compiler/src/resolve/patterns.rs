//! Checks that regular expressions are ECMA-262 and mean the same in both halves.

use std::collections::{BTreeMap, BTreeSet};

use super::Graph;
use crate::diagnostic::{Code, Diagnostic};
use crate::pattern::{Pattern, Remedy};
use crate::project::Patterns;
use crate::source::{DocumentId, Node, NodeId, Place};

/// The regular expressions that were looked at.
#[derive(Debug, Default)]
pub(super) struct Checked {
    known: BTreeMap<String, Known>,
}

/// What is known of a regular expression.
#[derive(Debug, Default)]
struct Known {
    fault: Option<Fault>,
    /// What it is to the validator `jsonschema`.
    rust: Option<String>,
}

/// What is wrong with a regular expression.
#[derive(Debug)]
struct Fault {
    code: Code,
    /// The rest of a sentence that begins with the expression.
    reason: String,
    /// The next step, where one is known that is better than the usual.
    help: Option<String>,
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
                if let Some(Fault { code, reason, help }) = &self.look(pattern).fault {
                    let sentence = format!("`{pattern}` {reason}");
                    let place = Place { document, node };
                    let diagnostic = graph.sources.diagnose(*code, place, sentence);
                    let is_invalid = *code == Code::InvalidPattern;
                    let diagnostic = if graph.patterns == Patterns::Deny {
                        diagnostic.denied()
                    } else {
                        diagnostic
                    };
                    let remedy = Some(pattern).filter(|_| is_invalid).and_then(Remedy::of);
                    found.push(match (remedy, help) {
                        (Some(remedy), _) => diagnostic.help(remedy.help()),
                        (None, Some(help)) => diagnostic.help(help.clone()),
                        (None, None) => diagnostic,
                    });
                }
            }
        }
        found
    }

    fn look(&mut self, pattern: &str) -> &Known {
        self.known.entry(pattern.to_owned()).or_insert_with(|| Known::of(pattern))
    }

    /// What regular expressions are to the validator `jsonschema`, those that are not as
    /// written. No two of them become the same, nor one that is written somewhere.
    pub fn translations(&self) -> BTreeMap<String, String> {
        let mut taken: BTreeSet<String> = self.known.keys().cloned().collect();
        let changed = self.known.iter().filter_map(|(source, known)| {
            let rust = known.rust.as_ref().filter(|rust| *rust != source)?;
            Some((source.clone(), rust.clone()))
        });
        let mut translations = BTreeMap::new();
        for (source, mut rust) in changed {
            while !taken.insert(rust.clone()) {
                // It matches the empty text and changes nothing.
                rust.push_str("(?:)");
            }
            translations.insert(source, rust);
        }
        translations
    }
}

impl Known {
    fn of(pattern: &str) -> Self {
        let fault =
            |code, reason| Self { fault: Some(Fault { code, reason, help: None }), rust: None };
        let pattern = match Pattern::read(pattern) {
            Ok(pattern) => pattern,
            Err(reason) => {
                let sentence = format!("is not a regular expression: {reason}");
                return fault(Code::InvalidPattern, sentence);
            }
        };
        let rust = match pattern.rust() {
            Ok(rust) => rust,
            Err(reason) => {
                let sentence = format!("is not supported in Rust: {reason}");
                return fault(Code::UnsupportedPattern, sentence);
            }
        };
        let cost = pattern.cost();
        let slow = cost.sentence().map(|reason| {
            let rewritten = pattern.faster();
            let help = rewritten
                .map(|faster| {
                    format!("write `{faster}`, which matches the same texts in less time")
                })
                .or_else(|| cost.help());
            Fault { code: Code::SlowPattern, reason, help }
        });
        Self { fault: slow, rust: Some(rust) }
    }
}
