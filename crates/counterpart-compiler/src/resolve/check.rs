//! Checks each document by itself: repeated keys, its meta-schema, and its URI references.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value};

use super::{Draft, Graph, forms, uri};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Document, DocumentId, Node, NodeId, Place};

/// The number of characters shown of a reason, which may quote the schema.
const MAX_REASON: usize = 200;

/// The limit of reported errors for one part of a document.
const MAX_REFUSALS: usize = 100;

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
        for (pointer, reason) in refusals(draft(*start), &value) {
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

/// Whether a value is a schema by the meta-schema of a draft.
pub(super) fn is_valid(draft: Draft, value: &Value) -> bool {
    refusals(draft, value).is_empty()
}

fn refusals(draft: Draft, value: &Value) -> Vec<(String, String)> {
    let meta = match draft {
        Draft::Draft4 => jsonschema::draft4::meta::validator(),
        Draft::Draft6 => jsonschema::draft6::meta::validator(),
        Draft::Draft7 => jsonschema::draft7::meta::validator(),
        Draft::Draft201909 => jsonschema::draft201909::meta::validator(),
        Draft::Draft202012 => jsonschema::draft202012::meta::validator(),
    };
    if meta.is_valid(value) {
        return Vec::new();
    }
    meta.iter_errors(value)
        .filter(|error| !is_checked_elsewhere(error))
        .take(MAX_REFUSALS)
        .map(|error| (error.instance_path().as_str().to_owned(), shortened(&reason(&error))))
        .collect()
}

/// Why a value is rejected; for alternatives, why each of them rejects it.
fn reason(error: &ValidationError<'_>) -> String {
    if let ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } =
        error.kind()
        && !context.is_empty()
    {
        let branches = context.iter().filter_map(|branch| branch.first()).map(reason);
        return branches.collect::<Vec<_>>().join(", and ");
    }
    error.to_string()
}

/// Regular expressions are read by an engine of their own, references by [`uri_references`].
fn is_checked_elsewhere(error: &ValidationError<'_>) -> bool {
    if let ValidationErrorKind::PropertyNames { error } = error.kind() {
        return is_checked_elsewhere(error);
    }
    let ValidationErrorKind::Format { format } = error.kind() else { return false };
    format == "regex"
        || format == "uri-reference" && error.instance_path().as_str().ends_with("/$ref")
}

fn shortened(reason: &str) -> String {
    match reason.char_indices().nth(MAX_REASON) {
        Some((end, _)) => format!("{}…", &reason[..end]),
        None => reason.to_owned(),
    }
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
