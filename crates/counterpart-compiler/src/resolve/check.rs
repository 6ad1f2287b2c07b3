//! Checks each document by itself: repeated keys, its meta-schema, and its URI references.

use serde_json::{Map, Value};

use super::{Draft, Graph, forms, refusals, uri};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Document, DocumentId, Node, NodeId, Place};

/// Repeated keys.
pub(super) fn repeated_keys(graph: &Graph, document: DocumentId) -> Vec<Diagnostic> {
    let source = &graph.sources[document];
    let repeated = source.repeated_keys().iter().map(|node| {
        let key = source.step(*node).unwrap_or_default();
        let sentence = format!("the key `{key}` is repeated; the last value is used");
        graph.sources.diagnose(Code::RepeatedKey, Place { document, node: *node }, sentence)
    });
    repeated.collect()
}

/// The errors of a document by the meta-schema of its draft. An embedded resource of another draft
/// is checked by the meta-schema of that draft.
pub(super) fn against_meta_schema(graph: &Graph, document: DocumentId) -> Vec<Diagnostic> {
    let source = &graph.sources[document];
    let draft = |node| graph.dialect(Place { document, node }).draft;
    let mut parts: Vec<_> = graph.entry(document).contexts.keys().copied().collect();
    parts.retain(|node| source.parent(*node).is_none_or(|parent| draft(parent) != draft(*node)));
    parts.sort_unstable();
    let mut found = Vec::new();
    for start in parts.iter().chain(&graph.entry(document).landed) {
        let value = value_without(source, *start, &parts);
        for (pointer, reason) in refusals::refusals(draft(*start), &value) {
            let node = source.at_pointer(*start, &pointer).unwrap_or(*start);
            let place = Place { document, node };
            let diagnostic = graph.sources.diagnose(Code::InvalidSchema, place, reason);
            let scanned = &graph.entry(document).scanned;
            found.push(match forms::help(source, scanned, node, draft(node)) {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            });
        }
    }
    found
}

/// References and URIs with characters that no URI holds. Up to draft 7 the meta-schema refuses
/// them; later drafts forbid them in words.
pub(super) fn uri_references(graph: &Graph, document: DocumentId) -> Vec<Diagnostic> {
    let source = &graph.sources[document];
    let schemas = (0u32..).map(NodeId).zip(&graph.entry(document).scanned);
    let mut found = Vec::new();
    for (schema, _) in schemas.filter(|(_, scanned)| **scanned) {
        let keywords: &[&str] = match graph.dialect(Place { document, node: schema }).draft {
            Draft::Draft4 => &["id", "$ref"],
            Draft::Draft6 | Draft::Draft7 | Draft::Draft201909 => &["$id", "$ref"],
            Draft::Draft202012 => &["$id", "$ref", "$dynamicRef"],
        };
        for keyword in keywords {
            let Some(text) = source.string(schema, keyword) else {
                // The meta-schema of draft 4 says nothing of `$ref`.
                if *keyword == "$ref"
                    && let Some(node) = source.get(schema, keyword)
                {
                    let sentence = "the value of `$ref` must be a string";
                    let place = Place { document, node };
                    found.push(graph.sources.diagnose(Code::InvalidSchema, place, sentence));
                }
                continue;
            };
            if let (Some(reason), Some(node)) = (uri::fault(text), source.get(schema, keyword)) {
                let sentence = format!("`{text}` is not a URI reference: {reason}");
                let place = Place { document, node };
                let found_here = graph.sources.diagnose(Code::InvalidSchema, place, sentence);
                found.push(match uri::percent_encoded(text) {
                    Some(good) => found_here.help(format!("write it as `{good}`")),
                    None => found_here,
                });
            }
        }
    }
    found
}

/// The value of `node`, with an empty schema in the place of every other of the `parts`.
fn value_without(source: &Document, node: NodeId, parts: &[NodeId]) -> Value {
    if parts.len() == 1 {
        return source.value(node);
    }
    let below = |below: NodeId| {
        if parts.binary_search(&below).is_ok() {
            Value::Object(Map::new())
        } else {
            value_without(source, below, parts)
        }
    };
    match &source[node] {
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => source.value(node),
        Node::Array(items) => items.iter().map(|item| below(*item)).collect(),
        Node::Object(properties) => {
            properties.iter().map(|(key, value)| (key.clone(), below(*value))).collect()
        }
    }
}
