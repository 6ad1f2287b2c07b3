//! Keywords of the latest draft, and annotations.

use serde_json::json;

use super::{ROOT, lower, lower_all, text};
use crate::diagnostic::Code;
use crate::model::Format;
use crate::project::Formats;
use crate::resolve::Draft;

const LATEST: Draft = Draft::Draft202012;

#[test]
fn the_order_is_that_of_the_rules_not_of_the_keys() {
    let schema =
        json!({ "required": ["a"], "minLength": 1, "type": ["string", "null"], "allOf": [true] });
    let expected =
        "{type: null|string, minLength: MinLength(1), required: Required([\"a\"]), allOf: [{}]}";
    assert_eq!(text(schema, LATEST), expected);
}

#[test]
fn booleans_are_schemas() {
    assert_eq!(text(json!(true), LATEST), "{}");
    assert_eq!(text(json!(false), LATEST), "{false: Never}");
}

#[test]
fn what_asserts_nothing_is_left_out() {
    let schema = json!({
        "minLength": 0, "minItems": 0, "minProperties": 0, "required": [], "uniqueItems": false,
        "properties": {}, "patternProperties": {}, "then": false, "else": false,
        "minContains": 2, "dependentRequired": {}, "format": "no-such-format",
    });
    assert_eq!(text(schema, LATEST), "{}");
}

#[test]
fn what_only_marks_as_looked_at_is_kept() {
    let schema = json!({ "if": { "properties": { "a": true } }, "contains": {}, "minContains": 0 });
    assert_eq!(text(schema, LATEST), "{contains: 0..None {}, if: {properties: (a: {})} ? - : -}");
}

#[test]
fn counts_may_be_written_as_floats_and_beyond_64_bits() {
    let schema = json!({ "maxLength": 2.0, "maxItems": 1e300 });
    let expected = format!("{{maxLength: MaxLength(2), maxItems: MaxItems({})}}", u64::MAX);
    assert_eq!(text(schema, LATEST), expected);
}

#[test]
fn formats_follow_the_policy() {
    let asserts = |draft, formats, format: &str| {
        let schema = json!({ "format": format });
        let lowered = lower_all(&[("a.json", schema)], draft, formats);
        let schema = &lowered.schemas[lowered.by_place[&ROOT]];
        assert_eq!(schema.annotations.format, Format::named(format));
        !schema.constraints.is_empty()
    };
    assert!(asserts(LATEST, Formats::Assert, "email"));
    assert!(!asserts(LATEST, Formats::Annotate, "email"));
    assert!(!asserts(LATEST, Formats::Draft, "email"));
    assert!(asserts(Draft::Draft7, Formats::Draft, "email"));
    // Draft 7 does not know it.
    assert!(!asserts(Draft::Draft7, Formats::Assert, "uuid"));
    assert!(asserts(Draft::Draft201909, Formats::Assert, "uuid"));
}

#[test]
fn annotations_are_read() {
    let schema = json!({
        "title": "T", "description": "D", "default": null, "examples": [1], "deprecated": true,
        "readOnly": true, "writeOnly": true, "x-counterpart": { "name": "N", "secret": true },
    });
    let lowered = lower(schema, LATEST);
    let annotations = &lowered.schemas[lowered.by_place[&ROOT]].annotations;
    assert_eq!(annotations.title.as_deref(), Some("T"));
    assert_eq!(annotations.description.as_deref(), Some("D"));
    assert_eq!(annotations.default, Some(json!(null)));
    assert_eq!(annotations.examples, [json!(1)]);
    assert!(annotations.deprecated && annotations.read_only && annotations.write_only);
    assert_eq!(annotations.extension.name.as_deref(), Some("N"));
    assert!(annotations.extension.secret);
}

#[test]
fn the_extension_is_read_strictly() {
    for wrong in [
        json!({ "secrt": true }),
        json!({ "list": "keys" }),
        json!({ "name": "1a" }),
        json!({ "name": "" }),
        json!(true),
    ] {
        let lowered = lower(json!({ "x-counterpart": wrong }), LATEST);
        assert_eq!(lowered.codes(), [Code::BadExtension], "{wrong}");
    }
}

#[test]
fn recursion_through_the_instance_is_fine() {
    let schema =
        json!({ "properties": { "a": { "$ref": "#" } }, "allOf": [{ "items": { "$ref": "#" } }] });
    let lowered = lower(schema, LATEST);
    assert_eq!(lowered.codes(), []);
    assert_eq!(lowered.schemas.len(), 4);
}

#[test]
fn recursion_in_place_is_endless() {
    for schema in [
        json!({ "$ref": "#" }),
        json!({ "allOf": [{ "$ref": "#" }] }),
        json!({ "not": { "if": { "$ref": "#" } } }),
        json!({ "dependentSchemas": { "a": { "$ref": "#" } } }),
        json!({ "anyOf": [{ "$ref": "#/$defs/a" }], "$defs": {
            "a": { "$ref": "#/$defs/b" }, "b": { "oneOf": [true, { "$ref": "#/$defs/a" }] },
        } }),
    ] {
        assert_eq!(lower(schema.clone(), LATEST).codes(), [Code::EndlessReference], "{schema}");
    }
}

#[test]
fn a_long_chain_of_references_needs_no_stack() {
    let length = 20_000;
    let link = |at: usize| (format!("c{at}"), json!({ "$ref": format!("#/$defs/c{}", at + 1) }));
    let mut chain: serde_json::Map<_, _> = (0..length).map(link).collect();
    chain.insert(format!("c{length}"), json!({ "type": "null" }));
    let lowered = lower(json!({ "$ref": "#/$defs/c0", "$defs": chain }), LATEST);
    assert_eq!(lowered.codes(), []);
    assert_eq!(lowered.schemas.len(), length + 2);
}
