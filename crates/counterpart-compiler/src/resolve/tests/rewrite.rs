//! Tests of rewritten documents.

use serde_json::{Value, json};

use super::{DocumentId, Input, faults, graph, input, resolve};
use crate::diagnostic::Code;
use crate::project::Content;

fn rewritten(schema: &Value) -> Option<Value> {
    let graph = graph(&[("a.json", schema.clone())]);
    graph.rewritten(DocumentId(0)).map(|rewritten| rewritten.value.clone())
}

#[test]
fn what_is_read_alike_stays() {
    let schema =
        json!({ "pattern": "^[a-z]+$", "patternProperties": { "^x-": { "type": "string" } } });
    assert_eq!(rewritten(&schema), None);
}

#[test]
fn regular_expressions_in_schemas_alone_are_rewritten() {
    let schema = json!({ "pattern": "^.$", "const": { "pattern": "^.$" } });
    let expected =
        json!({ "pattern": r"^[^\u{a}\u{d}\u{2028}-\u{2029}]$", "const": { "pattern": "^.$" } });
    assert_eq!(rewritten(&schema), Some(expected));
}

#[test]
fn references_find_their_way_past_names_that_change() {
    let schema = json!({
        "patternProperties": { "(?!x)\\d": { "properties": { "b": {} } } },
        "properties": { "r": { "$ref": "#/patternProperties/(%3F!x)%5Cd/properties/b" } },
    });
    let graph = graph(&[("a.json", schema)]);
    let rewritten = graph.rewritten(DocumentId(0)).unwrap();
    assert_eq!(rewritten.patterns["(?!x)[0-9]"], "(?!x)\\d");
    assert_eq!(
        rewritten.value["properties"]["r"]["$ref"],
        "counterpart:///a.json#/patternProperties/(?!x)%5b0-9%5d/properties/b"
    );
    let pointer = rewritten.pointer("/patternProperties/(?!x)\\d/properties/b");
    assert_eq!(pointer, "/patternProperties/(?!x)[0-9]/properties/b");
}

#[test]
fn two_expressions_never_become_one() {
    let schema = json!({ "patternProperties": { "(?!x)\\d": {}, "(?!x)[0-9]": {} } });
    let names = rewritten(&schema).unwrap()["patternProperties"].clone();
    assert_eq!(names, json!({ "(?!x)[0-9](?:)": {}, "(?!x)[0-9]": {} }));
}

#[test]
fn what_cannot_mean_the_same_and_what_may_take_long_is_told() {
    let schema = json!({ "properties": {
        "a": { "pattern": "(?:(a)|b)*\\1" }, "b": { "pattern": "^(\\w+\\s?)*$" },
    } });
    let expected = [
        (Code::UnsupportedPattern, "/properties/a/pattern".to_owned()),
        (Code::SlowPattern, "/properties/b/pattern".to_owned()),
    ];
    assert_eq!(faults(input(&[("a.json", schema)])), expected);
}

#[test]
fn keywords_about_content_are_hidden_where_they_annotate() {
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "contentEncoding": "base64", "contentMediaType": "application/json",
        "const": { "contentEncoding": "base64" },
    });
    let hidden = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "const": { "contentEncoding": "base64" },
    });
    assert_eq!(rewritten(&schema), Some(hidden));
    let asserted = Input { content: Content::Draft, ..input(&[("a.json", schema)]) };
    assert!(resolve(asserted).graph.rewritten(DocumentId(0)).is_none());
}
