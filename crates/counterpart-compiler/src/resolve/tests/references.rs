//! Tests of the targets of references.

use serde_json::json;

use super::{at, faults, graph, input, landing};
use crate::diagnostic::Code;
use crate::resolve::DynamicName;

#[test]
fn pointers_are_percent_decoded_and_unescaped() {
    let graph = graph(&[(
        "a.json",
        json!({
            "$defs": { "a/b": {}, "c~d": {}, "100%": {}, "é\"": {} },
            "allOf": [
                { "$ref": "#/$defs/a~1b" },
                { "$ref": "#/$defs/c~0d" },
                { "$ref": "#/$defs/100%25" },
                { "$ref": "#/$defs/%C3%A9%22" },
            ],
        }),
    )]);
    for (index, target) in ["a~1b", "c~0d", "100%", "é\""].iter().enumerate() {
        let pointer = format!("/allOf/{index}/$ref");
        assert_eq!(landing(&graph, 0, &pointer), Some((0, format!("/$defs/{target}"))));
    }
}

#[test]
fn anchors_of_every_draft() {
    let graph = graph(&[
        (
            "a4.json",
            json!({
                "$schema": "http://json-schema.org/draft-04/schema#",
                "definitions": { "x": { "id": "#here" } },
                "allOf": [{ "$ref": "#here" }],
            }),
        ),
        (
            "a7.json",
            json!({
                "$schema": "http://json-schema.org/draft-07/schema#",
                "definitions": { "x": { "$id": "#here" } },
                "allOf": [{ "$ref": "#here" }],
            }),
        ),
        (
            "b.json",
            json!({ "$defs": { "x": { "$anchor": "here" } }, "allOf": [{ "$ref": "#here" }] }),
        ),
        (
            "c.json",
            json!({ "$defs": { "x": { "$dynamicAnchor": "here" } }, "allOf": [{ "$ref": "#here" }] }),
        ),
    ]);
    for (document, key) in [(0, "definitions"), (1, "definitions"), (2, "$defs"), (3, "$defs")] {
        let target = Some((document, format!("/{key}/x")));
        assert_eq!(landing(&graph, document, "/allOf/0/$ref"), target);
    }
}

#[test]
fn a_place_that_no_keyword_leads_to_is_read_as_a_schema_when_referred_to() {
    let graph = graph(&[(
        "a.json",
        json!({
            "$ref": "#/parts/one",
            "parts": { "one": { "items": { "$ref": "#/parts/two" } }, "two": { "type": "string" } },
        }),
    )]);
    assert_eq!(landing(&graph, 0, "/$ref"), Some((0, "/parts/one".into())));
    assert_eq!(landing(&graph, 0, "/parts/one/items/$ref"), Some((0, "/parts/two".into())));
}

#[test]
fn references_in_values_are_values() {
    let faults = faults(input(&[(
        "a.json",
        json!({
            "enum": [{ "$ref": "#/nowhere" }],
            "const": { "$ref": "#/nowhere" },
            "default": { "$ref": "#/nowhere" },
            "unknown": { "$ref": "#/nowhere" },
            "properties": { "$ref": { "type": "string" } },
        }),
    )]));
    assert_eq!(faults, []);
}

#[test]
fn references_that_lead_nowhere_are_all_reported() {
    let faults = faults(input(&[(
        "a.json",
        json!({
            "allOf": [
                { "$ref": "#/$defs/none" },
                { "$ref": "#none" },
                { "$ref": "none.json" },
                { "$ref": "#/title" },
                { "$ref": "https://example.com/none.json#/x" },
                { "$ref": "https://[" },
            ],
            "title": "not a schema",
        }),
    )]));
    let dangling = |index| (Code::DanglingReference, format!("/allOf/{index}/$ref"));
    let unmapped = (Code::UnmappedReference, "/allOf/4/$ref".to_owned());
    let invalid = (Code::InvalidSchema, "/allOf/5/$ref".to_owned());
    let expected = [dangling(0), dangling(1), dangling(2), dangling(3), unmapped, invalid];
    assert_eq!(faults, expected);
}

#[test]
fn only_a_dynamic_anchor_makes_a_dynamic_reference_dynamic() {
    let graph = graph(&[(
        "a.json",
        json!({
            "$defs": { "d": { "$dynamicAnchor": "d" }, "p": { "$anchor": "p" } },
            "allOf": [
                { "$dynamicRef": "#d" },
                { "$dynamicRef": "#p" },
                { "$dynamicRef": "#/$defs/d" },
                { "$ref": "#d" },
            ],
        }),
    )]);
    let dynamic = |pointer: &str| graph.landing(at(&graph, 0, pointer)).unwrap().dynamic.clone();
    let name = DynamicName::Anchor("d".to_owned());
    assert_eq!(dynamic("/allOf/0/$dynamicRef"), Some(name));
    assert_eq!(dynamic("/allOf/1/$dynamicRef"), None);
    assert_eq!(dynamic("/allOf/2/$dynamicRef"), None);
    assert_eq!(dynamic("/allOf/3/$ref"), None);
}

#[test]
fn a_recursive_reference_is_always_the_same() {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "$defs": { "a": { "type": "null" } },
        "items": { "$recursiveRef": "#/$defs/a" },
    });
    let place = "/items/$recursiveRef".to_owned();
    assert_eq!(faults(input(&[("a.json", schema)])), [(Code::InvalidSchema, place)]);
}
