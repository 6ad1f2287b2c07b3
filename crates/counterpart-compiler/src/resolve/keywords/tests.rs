//! Tests of the keywords that do not do what their author expects.

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::{Draft, Input, SourceFile, resolve};

fn found(schema: &Value, draft: Draft) -> Vec<Diagnostic> {
    let contract = SourceFile {
        name: "a.json".into(),
        path: "a.json".into(),
        bytes: schema.to_string().into_bytes(),
    };
    let root = "/no/such/folder".into();
    let input = Input { contracts: vec![contract], root, default_draft: draft, ..Input::default() };
    resolve(input).diagnostics
}

/// Code and pointer of each finding.
fn faults(schema: &Value, draft: Draft) -> Vec<(Code, String)> {
    let found = found(schema, draft);
    found.iter().map(|found| (found.code, found.places[0].pointer.clone())).collect()
}

#[track_caller]
fn one(schema: &Value, draft: Draft) -> Diagnostic {
    let mut found = found(schema, draft);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn a_misspelt_keyword_is_reported_with_the_one_that_was_meant() {
    let cases = [
        ("propreties", json!({ "a": {} }), "properties"),
        ("additionalProprties", json!(false), "additionalProperties"),
        ("minLenght", json!(3), "minLength"),
        ("maxitem", json!(3), "maxItems"),
        ("tpye", json!("string"), "type"),
        ("oneof", json!([{}]), "oneOf"),
        ("pattren", json!("a"), "pattern"),
        ("requried", json!(["a"]), "required"),
        ("desciption", json!("text"), "description"),
        ("ref", json!("#/$defs/a"), "$ref"),
        ("$reff", json!("#/$defs/a"), "$ref"),
        ("patternProperites", json!({ "a": {} }), "patternProperties"),
        ("unevalutedProperties", json!(false), "unevaluatedProperties"),
        ("definition", json!({ "a": {} }), "definitions"),
    ];
    for (name, value, meant) in cases {
        let found = one(&json!({ "properties": { "p": { name: value } } }), Draft::Draft202012);
        assert_eq!(found.code, Code::MisspeltKeyword, "{name}");
        assert!(found.help.starts_with(&format!("did you mean `{meant}`?")), "{}", found.help);
        assert_eq!(found.places[0].pointer, format!("/properties/p/{name}"));
    }
}

#[test]
fn keys_of_other_tools_are_not_misspelt() {
    let schema = json!({
        "markdownDescription": "text", "deprecationMessage": "text", "tsType": "A",
        "tsEnumNames": ["a"], "enumNames": ["a"], "enumDescriptions": ["a"], "example": "one",
        "errorMessage": "text", "description_old": "text", "comment": "text", "$comment": "text", "_required": ["a"],
        "//type": "string", "x-type": "string", "sql:type": "text", "when": "a == b",
        "options": { "hidden": true }, "defaultSnippets": [{ "label": "a" }], "note": "text",
        "discriminator": { "propertyName": "a" }, "xml": { "name": "a" }, "propertyOrder": 3,
        "properties": { "minLenght": { "type": "integer" }, "nullable": true },
        "enum": [{ "propreties": {} }],
    });
    assert_eq!(faults(&schema, Draft::Draft202012), []);
}

#[test]
fn keywords_of_another_draft_are_reported_with_the_one_to_write() {
    let new = Draft::Draft202012;
    let cases = [
        (new, "additionalItems", json!(false), "write `items`"),
        (new, "dependencies", json!({ "a": ["b"] }), "write `dependentRequired`"),
        (new, "nullable", json!(true), "write `anyOf`"),
        (new, "divisibleBy", json!(2), "write `multipleOf`"),
        (new, "id", json!("a.json"), "write `$id`"),
        (Draft::Draft7, "prefixItems", json!([{}]), "write `items`"),
        (Draft::Draft7, "dependentRequired", json!({ "a": ["b"] }), "write `dependencies`"),
        (Draft::Draft7, "unevaluatedProperties", json!(false), "state draft 2019-09"),
        (Draft::Draft4, "const", json!(1), "write `enum`"),
        (Draft::Draft4, "propertyNames", json!({ "maxLength": 1 }), "state draft 6"),
    ];
    for (draft, name, value, help) in cases {
        let found = one(&json!({ name: value }), draft);
        assert_eq!(found.code, Code::ForeignKeyword, "{name}");
        assert!(found.message.contains(draft.name()), "{}", found.message);
        assert!(found.help.starts_with(help), "{}", found.help);
    }
    let typed = one(&json!({ "type": "string", "nullable": true }), new);
    assert_eq!(typed.help, r#"write `"type": ["string", "null"]`"#);
}

#[test]
fn keywords_for_several_drafts_at_once_are_not_reported() {
    let both = json!({
        "dependencies": { "a": ["b"] }, "dependentRequired": { "a": ["b"] },
        "id": "a.json", "$id": "a.json",
        "definitions": { "d": { "type": ["string", "null"], "nullable": true } },
        "examples": [1], "deprecated": true, "nullable": false, "unevaluatedItems": true,
    });
    assert_eq!(faults(&both, Draft::Draft202012), []);
    assert_eq!(faults(&json!({ "$defs": { "a": {} }, "examples": [1] }), Draft::Draft4), []);
}

#[test]
fn keywords_without_effect_are_reported() {
    let cases = [
        (Draft::Draft202012, json!({ "then": { "type": "string" } }), "/then"),
        (Draft::Draft202012, json!({ "minContains": 2 }), "/minContains"),
        (Draft::Draft7, json!({ "if": { "type": "string" } }), "/if"),
        (
            Draft::Draft7,
            json!({ "items": { "minimum": 1 }, "additionalItems": false }),
            "/additionalItems",
        ),
        (Draft::Draft202012, json!({ "type": "string", "minimum": 1 }), "/minimum"),
        (Draft::Draft202012, json!({ "type": ["integer", "null"], "pattern": "a" }), "/pattern"),
    ];
    for (draft, schema, pointer) in cases {
        assert_eq!(faults(&schema, draft), [(Code::IdleKeyword, pointer.to_owned())]);
    }
    let idle = json!({
        "type": "string", "minItems": 0, "additionalProperties": true, "uniqueItems": false,
        "properties": {},
    });
    let pointers: Vec<_> = faults(&idle, Draft::Draft202012).into_iter().map(|it| it.1).collect();
    assert_eq!(pointers, Vec::<String>::new());
}

#[test]
fn keywords_beside_a_reference_are_reported_where_the_draft_ignores_them() {
    let schema = json!({
        "properties": { "a": {
            "$ref": "#/definitions/d", "description": "text", "minLength": 3, "pattern": "a",
        } },
        "definitions": { "d": { "type": "string" } },
    });
    let found = one(&schema, Draft::Draft7);
    assert_eq!(found.code, Code::IdleKeyword);
    assert_eq!(found.message, "`minLength`, `pattern` mean nothing beside `$ref` in draft 7");
    assert!(found.help.contains(r##""allOf": [{"$ref": "#/definitions/d"}]"##), "{}", found.help);
    assert_eq!(faults(&schema, Draft::Draft202012), []);
    let root = json!({ "$ref": "#/definitions/d", "definitions": { "d": {} }, "title": "T" });
    assert_eq!(faults(&root, Draft::Draft7), []);
}
