//! Tests of the checks of documents.

use serde_json::json;

use super::{SourceFile, faults, input};
use crate::diagnostic::Code;
use crate::resolve::{Draft, Input, resolve};

#[test]
fn the_meta_schema_is_asked() {
    let schema = json!({ "properties": { "a": { "type": "strin" }, "b": { "minLength": -1 } } });
    let invalid = |pointer: &str| (Code::InvalidSchema, pointer.to_owned());
    let expected = [invalid("/properties/a/type"), invalid("/properties/b/minLength")];
    assert_eq!(faults(input(&[("a.json", schema)])), expected);
}

#[test]
fn a_refusal_says_why_each_alternative_is_none() {
    let found = resolve(input(&[("a.json", json!({ "type": "strin" }))])).diagnostics;
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert!(found.message.starts_with("\"strin\" is not one of \"array\""), "{}", found.message);
    assert!(found.message.ends_with("\"strin\" is not of type \"array\""), "{}", found.message);
}

#[test]
fn an_embedded_resource_answers_to_its_own_meta_schema() {
    let embedded = |maximum| {
        json!({ "$defs": { "old": {
            "$id": "old.json",
            "id": "old.json",
            "$schema": "http://json-schema.org/draft-04/schema#",
            "maximum": 1,
            "exclusiveMaximum": maximum,
        } } })
    };
    assert_eq!(faults(input(&[("a.json", embedded(json!(true)))])), []);
    let pointer = "/$defs/old/exclusiveMaximum".to_owned();
    let found = faults(input(&[("a.json", embedded(json!(1)))]));
    assert_eq!(found, [(Code::InvalidSchema, pointer)]);
}

#[test]
fn regular_expressions_are_those_of_ecma_262() {
    let schema = json!({
        "properties": {
            "good": { "pattern": "^(?<year>\\p{Lu}|\\u{1F600}|\\cA|(?<!a)b)$" },
            "bad": { "pattern": "(" },
            "perl": { "pattern": "\\Aabc\\z" },
        },
        "patternProperties": { "a{2,1}": true },
        "enum": [{ "pattern": "(" }],
    });
    let invalid = |pointer: &str| (Code::InvalidPattern, pointer.to_owned());
    let mut found = faults(input(&[("a.json", schema)]));
    found.sort();
    let expected = [
        invalid("/patternProperties/a{2,1}"),
        invalid("/properties/bad/pattern"),
        invalid("/properties/perl/pattern"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn repeated_keys_are_told() {
    let bytes = br#"{ "title": "a", "title": "b" }"#.to_vec();
    let contract = SourceFile { name: "a.json".into(), path: "a.json".into(), bytes };
    let input = Input { contracts: vec![contract], ..Input::default() };
    assert_eq!(faults(input), [(Code::RepeatedKey, "/title".to_owned())]);
}

#[test]
fn references_are_uri_references_in_every_draft() {
    for draft in Draft::ALL {
        let schema = json!({
            "properties": { "p": { "$ref": "#/definitions/List<a b>" } },
            "definitions": { "List<a b>": {} },
        });
        let input = Input { default_draft: draft, ..input(&[("a.json", schema)]) };
        let found = resolve(input).diagnostics;
        let [found] = found.as_slice() else { panic!("{draft:?}: {found:?}") };
        assert_eq!(found.code, Code::InvalidSchema);
        assert_eq!(found.help, "write it as `#/definitions/List%3Ca%20b%3E`");
    }
}

#[test]
fn a_schema_outside_the_reach_of_the_meta_schema_is_checked_when_referred_to() {
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$ref": "#/$defs/used",
        "$defs": { "used": { "type": 5 }, "unused": { "type": 5 } },
    });
    let pointer = "/$defs/used/type".to_owned();
    assert_eq!(faults(input(&[("a.json", schema)])), [(Code::InvalidSchema, pointer)]);
}
