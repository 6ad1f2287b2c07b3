//! Tests of which nodes are entries.

use std::path::Path;

use serde_json::{Value, json};

use super::{Entries, EntryKind, entries};
use crate::resolve::{Graph, Input, SourceFile, resolve};
use crate::source::{DocumentId, Place};

fn found(contracts: &[(&str, Value)]) -> (Graph, Entries) {
    let contracts = contracts.iter().map(|(name, schema)| SourceFile {
        name: name.into(),
        path: name.into(),
        bytes: schema.to_string().into_bytes(),
    });
    let root = Path::new("/no/such/folder").to_owned();
    let resolution = resolve(Input { contracts: contracts.collect(), root, ..Input::default() });
    assert_eq!(resolution.diagnostics, []);
    let found = entries(&resolution.graph);
    (resolution.graph, found)
}

/// The pointers of the entries of one document, with what each is.
fn pointers(schema: Value) -> Vec<(String, &'static str)> {
    let (graph, found) = found(&[("a.json", schema)]);
    let entries = found.iter().map(|entry| {
        let kind = match entry.kind {
            EntryKind::Root => "root",
            EntryKind::Definition => "definition",
            EntryKind::Constant(_) => "constant",
        };
        (graph.sources.locate(entry.place).pointer, kind)
    });
    entries.collect()
}

fn pairs(expected: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    expected.iter().map(|(pointer, kind)| ((*pointer).to_owned(), *kind)).collect()
}

#[test]
fn a_document_that_asserts_is_an_entry() {
    let schema = json!({ "type": "object", "$defs": { "A": true, "LIMIT": { "const": 3 } } });
    let expected = pairs(&[("", "root"), ("/$defs/A", "definition"), ("/$defs/LIMIT", "constant")]);
    assert_eq!(pointers(schema), expected);
}

#[test]
fn a_document_that_only_holds_definitions_is_none() {
    let schema = json!({ "title": "t", "definitions": { "LIMIT": { "type": "integer" } } });
    assert_eq!(pointers(schema), pairs(&[("/definitions/LIMIT", "definition")]));
    assert_eq!(pointers(json!({ "title": "t" })), pairs(&[("", "root")]));
    assert_eq!(pointers(json!(true)), pairs(&[("", "root")]));
}

#[test]
fn inner_definitions_have_a_key_and_are_no_entries() {
    let inner = json!({ "$defs": { "Inner": { "type": "string" } } });
    let (graph, found) = found(&[("a.json", json!({ "$defs": { "Outer": inner } }))]);
    let document = DocumentId(0);
    let at = |pointer: &str| {
        let node = graph.sources[document].at_pointer(crate::source::NodeId::ROOT, pointer);
        Place { document, node: node.unwrap() }
    };
    assert_eq!(found.of(document).len(), 1);
    assert_eq!(found.key(at("/$defs/Outer/$defs/Inner")), Some("Inner"));
    assert_eq!(found.key(at("/$defs/Outer")), Some("Outer"));
    assert_eq!(found.key(at("/$defs")), None);
}
