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

#[test]
fn a_form_of_another_draft_is_recognised() {
    let cases = [
        (
            Draft::Draft202012,
            json!({ "items": [{}] }),
            "draft 7; state it in `$schema`, or write `prefixItems`",
        ),
        (
            Draft::Draft7,
            json!({ "minimum": 1, "exclusiveMinimum": true }),
            "draft 4; state it in `$schema`, or write the bound",
        ),
        (
            Draft::Draft4,
            json!({ "maximum": 1, "exclusiveMaximum": 1 }),
            "draft 7; state it in `$schema`, or write the bound",
        ),
        (Draft::Draft4, json!({ "not": true }), "draft 7; state it in `$schema`, or write `{}`"),
        (
            Draft::Draft7,
            json!({ "properties": { "a": { "required": true } } }),
            "draft 3; write the names",
        ),
    ];
    for (draft, schema, help) in cases {
        let input = Input { default_draft: draft, ..input(&[("a.json", schema)]) };
        let found = resolve(input).diagnostics;
        assert_eq!(found[0].code, Code::InvalidSchema);
        assert!(found[0].help.starts_with(&format!("this is the form of {help}")), "{found:?}");
    }
    let found = resolve(input(&[("a.json", json!({ "type": "strin" }))])).diagnostics;
    assert_eq!(found[0].help, Code::InvalidSchema.help());
}

#[test]
fn an_invalid_pattern_is_reported_with_a_valid_one() {
    let schema = json!({ "pattern": r"^[a-f]{8}\-[a-f]{4}$" });
    let found = resolve(input(&[("a.json", schema)])).diagnostics;
    assert_eq!(found[0].help, r"write `-` for `\-`: `^[a-f]{8}-[a-f]{4}$`");
}

#[test]
fn half_of_a_character_is_not_called_a_number() {
    let bytes = br#"{ "enum": ["ok", "\ud83d"] }"#.to_vec();
    let contract = SourceFile { name: "a.json".into(), path: "a.json".into(), bytes };
    let found = resolve(Input { contracts: vec![contract], ..Input::default() }).diagnostics;
    assert_eq!(found[0].code, Code::MalformedJson);
    assert!(found[0].message.contains("lone surrogate"), "{}", found[0].message);
    assert_eq!((found[0].places[0].line, found[0].places[0].column), (1, 18));
}

#[test]
fn descriptions_of_interfaces_are_no_schemas() {
    let api = json!({
        "openapi": "3.1.0", "info": { "title": "t" },
        "components": { "schemas": { "Pet": { "type": "object" } } },
    });
    let found = resolve(input(&[("api.json", api.clone())])).diagnostics;
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((found.code, found.is_error()), (Code::NotASchema, true));
    assert_eq!(found.message, "this is an OpenAPI 3.1.0 document, not a JSON Schema");
    assert!(found.help.contains("../api.json#/components/schemas/Pet"), "{}", found.help);

    let tolerant = Input { tolerant: true, ..input(&[("api.json", api.clone())]) };
    assert!(resolve(tolerant).diagnostics.iter().all(|found| !found.is_error()));
    let user = json!({ "$ref": "api.json#/components/schemas/Pet" });
    let both = resolve(input(&[("api.json", api), ("user.json", user)])).diagnostics;
    assert!(both.len() == 1 && !both[0].is_error(), "{both:?}");

    let swagger = json!({ "swagger": "2.0", "info": {}, "definitions": { "Pet": {} } });
    assert_eq!(faults(input(&[("a.json", swagger)])), [(Code::NotASchema, String::new())]);
    let data = json!({ "name": "contracts", "version": "1.0.0" });
    assert_eq!(faults(input(&[("a.json", data)])), [(Code::NotASchema, String::new())]);
    for schema in [json!({}), json!({ "x-note": 1 }), json!({ "description": "anything" })] {
        assert_eq!(faults(input(&[("a.json", schema)])), []);
    }
}
