//! Tests of dynamic references.

use serde_json::{Value, json};

use super::{lower_all, text};
use crate::project::Formats;
use crate::resolve::Draft;

const LATEST: Draft = Draft::Draft202012;

fn list_of_strings() -> [(&'static str, Value); 2] {
    let strings = json!({
        "$id": "https://e.com/strings",
        "$ref": "list",
        "$defs": { "item": { "$dynamicAnchor": "item", "type": "string" } },
    });
    let list = json!({
        "$id": "https://e.com/list",
        "items": { "$dynamicRef": "#item" },
        "$defs": { "any": { "$dynamicAnchor": "item" } },
    });
    [("strings.json", strings), ("list.json", list)]
}

#[test]
fn the_outermost_anchor_wins() {
    let [strings, list] = list_of_strings();
    let lowered = lower_all(&[strings.clone(), list.clone()], LATEST, Formats::Assert);
    let expected = "{$ref: {items: from 0 {$dynamicRef: {type: string}}}}";
    assert_eq!(lowered.text(lowered.root()), expected);
    let lowered = lower_all(&[list, strings], LATEST, Formats::Assert);
    assert_eq!(lowered.text(lowered.root()), "{items: from 0 {$dynamicRef: {}}}");
}

#[test]
fn a_schema_reached_in_two_scopes_is_two_schemas() {
    let [strings, list] = list_of_strings();
    let both = json!({ "prefixItems": [
        { "$ref": "https://e.com/list" }, { "$ref": "https://e.com/strings" },
    ] });
    let lowered = lower_all(&[("both.json", both), strings, list], LATEST, Formats::Assert);
    let expected = "{prefixItems: [{$ref: {items: from 0 {$dynamicRef: {}}}}, \
                    {$ref: {$ref: {items: from 0 {$dynamicRef: {type: string}}}}}]}";
    assert_eq!(lowered.text(lowered.root()), expected);
}

#[test]
fn without_a_dynamic_anchor_at_its_own_target_a_reference_is_plain() {
    let schema = json!({
        "$id": "https://e.com/root",
        "$ref": "list",
        "$defs": {
            "item": { "$dynamicAnchor": "item", "type": "string" },
            "list": {
                "$id": "list",
                "items": { "$dynamicRef": "#item" },
                "$defs": { "any": { "$anchor": "item", "type": "null" } },
            },
        },
    });
    assert_eq!(text(schema, LATEST), "{$ref: {items: from 0 {$dynamicRef: {type: null}}}}");
}

#[test]
fn documents_without_dynamic_references_have_one_schema_per_place() {
    let [strings, list] = list_of_strings();
    let plain = json!({ "$id": "https://e.com/plain", "type": "null" });
    let mut strings = strings.1;
    strings["$defs"]["plain"] = json!({ "$ref": "plain" });
    strings["properties"] = json!({ "p": { "$ref": "plain" } });
    let both = json!({ "prefixItems": [
        { "$ref": "https://e.com/strings" }, { "$ref": "https://e.com/plain" },
    ] });
    let contracts = [("both.json", both), ("strings.json", strings), list, ("plain.json", plain)];
    let lowered = lower_all(&contracts, LATEST, Formats::Assert);
    let in_plain = lowered.schemas.iter().filter(|(_, schema)| schema.place.document.0 == 3);
    assert_eq!(in_plain.count(), 1);
}

#[test]
fn recursive_references_follow_recursive_anchors() {
    let tree = |recursive: bool| {
        json!({
            "$id": "https://e.com/strict",
            "$recursiveAnchor": recursive,
            "$ref": "tree",
            "required": ["a"],
            "$defs": { "tree": {
                "$id": "tree",
                "$recursiveAnchor": true,
                "items": { "$recursiveRef": "#" },
            } },
        })
    };
    let of = |recursive| {
        let lowered =
            lower_all(&[("a.json", tree(recursive))], Draft::Draft201909, Formats::Assert);
        lowered.text_below(lowered.root(), 5)
    };
    assert_eq!(
        of(true),
        "{required: Required([\"a\"]), $ref: {items: from 0 {$recursiveRef: \
         {required: Required([\"a\"]), $ref: {items: from 0 …}}}}}"
    );
    assert_eq!(
        of(false),
        "{required: Required([\"a\"]), $ref: {items: from 0 {$recursiveRef: \
         {items: from 0 {$recursiveRef: …}}}}}"
    );
}
