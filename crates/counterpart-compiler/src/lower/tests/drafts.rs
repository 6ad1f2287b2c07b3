//! Differences between drafts.

use serde_json::json;

use super::{input, lower_all, lower_input, text};
use crate::project::{Content, Formats};
use crate::resolve::{Draft, Input};

#[test]
fn draft_4_has_flags_for_exclusive_bounds() {
    let schema = json!({
        "maximum": 2, "exclusiveMaximum": true, "minimum": 1, "exclusiveMinimum": false,
    });
    let expected = "{maximum: Maximum { limit: Number(2), exclusive: true }, \
                    minimum: Minimum { limit: Number(1), exclusive: false }}";
    assert_eq!(text(schema, Draft::Draft4), expected);
    let schema = json!({ "exclusiveMaximum": 2 });
    let expected = "{exclusiveMaximum: Maximum { limit: Number(2), exclusive: true }}";
    assert_eq!(text(schema, Draft::Draft6), expected);
}

#[test]
fn keywords_of_later_drafts_mean_nothing() {
    let later = json!({
        "const": 1, "contains": false, "propertyNames": false, "if": true, "then": false,
        "prefixItems": [false], "dependentRequired": { "a": ["b"] }, "unevaluatedItems": false,
        "dependentSchemas": { "a": false }, "unevaluatedProperties": false,
        "$dynamicRef": "#nowhere", "$recursiveRef": "#nowhere",
    });
    assert_eq!(text(later.clone(), Draft::Draft4), "{}");
    let expected = "{const: Const(Number(1)), contains: 1..None {false: Never}, \
                    propertyNames: {false: Never}}";
    assert_eq!(text(later, Draft::Draft6), expected);
}

#[test]
fn items_of_every_draft() {
    let schema = json!({ "items": [{ "type": "null" }], "additionalItems": false });
    let expected = "{items: [{type: null}], additionalItems: from 1 {false: Never}}";
    assert_eq!(text(schema.clone(), Draft::Draft4), expected);
    assert_eq!(text(schema, Draft::Draft201909), expected);
    let alone = json!({ "items": { "type": "null" }, "additionalItems": false });
    assert_eq!(text(alone, Draft::Draft7), "{items: from 0 {type: null}}");
    assert_eq!(text(json!({ "additionalItems": false }), Draft::Draft7), "{}");
    let latest = json!({ "prefixItems": [{ "type": "null" }], "items": false });
    let expected = "{prefixItems: [{type: null}], items: from 1 {false: Never}}";
    assert_eq!(text(latest, Draft::Draft202012), expected);
}

#[test]
fn dependencies_live_on() {
    let schema = json!({ "dependencies": { "a": ["b"], "c": { "type": "null" } } });
    let expected = "{dependencies: DependentRequired([(\"a\", [\"b\"])]), \
                    dependencies: (c: {type: null})}";
    for draft in Draft::ALL {
        assert_eq!(text(schema.clone(), draft), expected, "{draft:?}");
    }
}

#[test]
fn up_to_draft_7_a_reference_stands_alone() {
    let schema = json!({
        "$ref": "#/definitions/a", "type": "null", "definitions": { "a": { "minLength": 1 } },
    });
    assert_eq!(text(schema.clone(), Draft::Draft7), "{$ref: {minLength: MinLength(1)}}");
    let expected = "{type: null, $ref: {minLength: MinLength(1)}}";
    assert_eq!(text(schema, Draft::Draft201909), expected);
}

#[test]
fn a_property_named_ref_is_no_reference() {
    let schema = json!({ "properties": { "$ref": { "type": "string" } } });
    assert_eq!(text(schema, Draft::Draft7), "{properties: ($ref: {type: string})}");
}

#[test]
fn annotations_beside_a_reference_are_read_in_every_draft() {
    let schema = json!({
        "$ref": "#/definitions/a", "description": "D", "x-counterpart": { "name": "N" },
        "definitions": { "a": {} },
    });
    for draft in Draft::ALL {
        let lowered = lower_all(&[("a.json", schema.clone())], draft, Formats::Assert);
        let annotations = &lowered.schemas[lowered.root()].annotations;
        assert_eq!(annotations.description.as_deref(), Some("D"));
        assert_eq!(annotations.extension.name.as_deref(), Some("N"));
    }
}

#[test]
fn content_annotates_unless_the_setting_asserts_it() {
    let schema = json!({ "contentEncoding": "base64", "contentMediaType": "application/json" });
    let expected = "{contentEncoding: ContentEncoding(\"base64\"), contentMediaType: \
                    ContentMediaType { media_type: \"application/json\", encoding: Some(\"base64\") }}";
    let by_draft = |draft| {
        let input =
            Input { content: Content::Draft, ..input(&[("a.json", schema.clone())], draft) };
        let lowered = lower_input(input, Formats::Assert);
        lowered.text(lowered.root())
    };
    for draft in Draft::ALL {
        assert_eq!(text(schema.clone(), draft), "{}");
    }
    assert_eq!(by_draft(Draft::Draft4), "{}");
    assert_eq!(by_draft(Draft::Draft7), expected);
    assert_eq!(by_draft(Draft::Draft201909), "{}");
}

#[test]
fn a_document_of_another_draft_is_read_by_its_own() {
    let new = json!({ "$schema": Draft::Draft202012.uri(), "$ref": "old.json" });
    let old = json!({
        "$schema": Draft::Draft7.uri(), "items": [{ "type": "null" }], "prefixItems": [false],
    });
    let lowered =
        lower_all(&[("a.json", new), ("old.json", old)], Draft::Draft202012, Formats::Assert);
    assert_eq!(lowered.text(lowered.root()), "{$ref: {items: [{type: null}]}}");
}
