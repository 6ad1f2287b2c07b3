//! Tests of drafts and dialects.

use serde_json::json;

use super::{at, draft, faults, graph, input, landing, mapped};
use crate::diagnostic::Code;
use crate::resolve::{DocumentKind, Draft, Input, Vocabulary, resolve};

#[test]
fn a_document_states_its_draft() {
    let uris = [
        ("http://json-schema.org/draft-04/schema#", Draft::Draft4),
        ("http://json-schema.org/draft-06/schema", Draft::Draft6),
        ("https://json-schema.org/draft-07/schema#", Draft::Draft7),
        ("https://json-schema.org/draft/2019-09/schema", Draft::Draft201909),
        ("https://json-schema.org/draft/2020-12/schema#", Draft::Draft202012),
    ];
    for (uri, expected) in uris {
        let graph = graph(&[("a.json", json!({ "$schema": uri }))]);
        assert_eq!(draft(&graph, 0, ""), expected);
    }
    assert_eq!(draft(&graph(&[("a.json", json!({}))]), 0, ""), Draft::Draft202012);
}

#[test]
fn the_default_draft_is_a_parameter() {
    let input =
        Input { default_draft: Draft::Draft4, ..input(&[("a.json", json!({ "id": "x" }))]) };
    assert_eq!(draft(&resolve(input).graph, 0, ""), Draft::Draft4);
}

#[test]
fn an_embedded_resource_inherits_the_dialect_or_states_its_own() {
    let graph = graph(&[(
        "a.json",
        json!({
            "$schema": "https://json-schema.org/draft/2019-09/schema",
            "$defs": {
                "same": { "$id": "same.json" },
                "old": {
                    "$id": "old.json",
                    "$schema": "http://json-schema.org/draft-07/schema#",
                    "definitions": { "x": { "exclusiveMinimum": 1 } },
                },
            },
        }),
    )]);
    assert_eq!(draft(&graph, 0, "/$defs/same"), Draft::Draft201909);
    assert_eq!(draft(&graph, 0, "/$defs/old/definitions/x"), Draft::Draft7);
}

#[test]
fn a_document_that_states_none_is_read_as_the_one_that_refers_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let contract = json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "allOf": [{ "$ref": "https://e.com/x" }],
    });
    let target = json!({ "maximum": 1, "exclusiveMaximum": true });
    let urls = [("https://e.com/x", "x.json", target)];
    let resolution = resolve(mapped(folder.path(), &[("a.json", contract)], &urls));
    assert_eq!(resolution.diagnostics, []);
    assert_eq!(draft(&resolution.graph, 1, ""), Draft::Draft4);
}

#[test]
fn a_meta_schema_of_ones_own_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let contract = json!({ "$schema": "https://e.com/meta", "minimum": 1 });
    let meta = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://e.com/meta",
        "$vocabulary": {
            "https://json-schema.org/draft/2020-12/vocab/core": true,
            "https://json-schema.org/draft/2020-12/vocab/applicator": true,
            "https://json-schema.org/draft/2020-12/vocab/format-assertion": false,
            "https://e.com/vocabulary": false,
        },
    });
    let urls = [("https://e.com/meta", "meta.json", meta)];
    let resolution = resolve(mapped(folder.path(), &[("a.json", contract)], &urls));
    assert_eq!(resolution.diagnostics, []);
    let graph = resolution.graph;
    let dialect = graph.dialect(at(&graph, 0, ""));
    assert_eq!(dialect.draft, Draft::Draft202012);
    let has = |vocabulary| dialect.vocabularies.has(vocabulary);
    assert!(has(Vocabulary::Applicator) && has(Vocabulary::FormatAssertion));
    assert!(!has(Vocabulary::Validation) && !has(Vocabulary::Unevaluated));
}

#[test]
fn an_unknown_dialect_or_vocabulary_is_reported() {
    let unknown = json!({ "$schema": "https://e.com/none" });
    let codes = [(Code::UnknownDialect, "/$schema".to_owned())];
    assert_eq!(faults(input(&[("a.json", unknown)])), codes);
    let itself = json!({ "$id": "https://e.com/me", "$schema": "https://e.com/me" });
    assert_eq!(faults(input(&[("a.json", itself)])), codes);
    let folder = tempfile::tempdir().unwrap();
    let meta = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$vocabulary": { "https://e.com/vocabulary": true },
    });
    let contract = json!({ "$schema": "https://e.com/meta" });
    let urls = [("https://e.com/meta", "meta.json", meta)];
    assert_eq!(faults(mapped(folder.path(), &[("a.json", contract)], &urls)), codes);
}

#[test]
fn the_meta_schemas_of_the_drafts_are_always_there() {
    let graph = graph(&[(
        "a.json",
        json!({ "allOf": [
            { "$ref": "http://json-schema.org/draft-07/schema#" },
            { "$ref": "https://json-schema.org/draft/2020-12/schema" },
            { "$ref": "https://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger" },
        ] }),
    )]);
    let last = landing(&graph, 0, "/allOf/2/$ref");
    assert_eq!(last, Some((1, "/definitions/nonNegativeInteger".to_owned())));
    let standard = graph.documents().filter(|(_, kind)| *kind == DocumentKind::MetaSchema);
    // Draft 7, and draft 2020-12 with its seven vocabularies.
    assert_eq!(standard.count(), 9);
}
