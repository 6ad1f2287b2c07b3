//! Tests of `$id`.

use serde_json::json;

use super::{at, faults, graph, input, landing};
use crate::diagnostic::Code;

#[test]
fn an_id_changes_the_base_of_what_is_in_it() {
    let graph = graph(&[(
        "a.json",
        json!({
            "$id": "https://example.com/root.json",
            "$defs": {
                "inner": {
                    "$id": "folder/inner.json",
                    "items": { "$ref": "other.json" },
                    "$defs": { "x": { "$anchor": "x" } },
                },
                "other": { "$id": "folder/other.json" },
            },
            "allOf": [{ "$ref": "folder/inner.json#x" }, { "$ref": "#/$defs/inner/$defs/x" }],
        }),
    )]);
    let inner = at(&graph, 0, "/$defs/inner/items");
    assert_eq!(graph.base(inner), "https://example.com/folder/inner.json");
    let x = Some((0, "/$defs/inner/$defs/x".to_owned()));
    assert_eq!(landing(&graph, 0, "/$defs/inner/items/$ref"), Some((0, "/$defs/other".into())));
    assert_eq!(landing(&graph, 0, "/allOf/0/$ref"), x);
    assert_eq!(landing(&graph, 0, "/allOf/1/$ref"), x);
}

#[test]
fn an_anchor_belongs_to_its_resource() {
    let contract = json!({
        "$defs": { "inner": { "$id": "inner.json", "$defs": { "x": { "$anchor": "x" } } } },
        "$ref": "#x",
    });
    let faults = faults(input(&[("a.json", contract)]));
    assert_eq!(faults, [(Code::DanglingReference, "/$ref".to_owned())]);
}

#[test]
fn an_id_in_a_value_is_none() {
    let graph = graph(&[(
        "a.json",
        json!({
            "$defs": {
                "value": { "enum": [{ "$id": "https://example.com/x", "type": "null" }] },
                "const": { "const": { "$id": "https://example.com/x" } },
                "real": { "$id": "https://example.com/x", "type": "string" },
            },
            "$ref": "https://example.com/x",
        }),
    )]);
    assert_eq!(landing(&graph, 0, "/$ref"), Some((0, "/$defs/real".into())));
}

#[test]
fn up_to_draft_7_an_id_beside_a_reference_is_none() {
    let schema = |draft: &str| {
        json!({
            "$schema": draft,
            "$id": "http://example.com/root.json",
            "definitions": {
                "x": { "$id": "http://example.com/sub/a.json", "type": "string" },
                "a": { "$id": "http://example.com/a.json", "type": "number" },
            },
            "allOf": [{ "$id": "http://example.com/sub/", "$ref": "a.json" }],
        })
    };
    let old = graph(&[("a.json", schema("http://json-schema.org/draft-07/schema#"))]);
    assert_eq!(landing(&old, 0, "/allOf/0/$ref"), Some((0, "/definitions/a".into())));
    let new = graph(&[("a.json", schema("https://json-schema.org/draft/2019-09/schema"))]);
    assert_eq!(landing(&new, 0, "/allOf/0/$ref"), Some((0, "/definitions/x".into())));
}

#[test]
fn draft_4_says_id() {
    let graph = graph(&[(
        "a.json",
        json!({
            "$schema": "http://json-schema.org/draft-04/schema#",
            "id": "http://example.com/root.json",
            "definitions": { "x": { "id": "x.json" } },
            "properties": { "id": { "type": "string" }, "p": { "$ref": "x.json" } },
        }),
    )]);
    assert_eq!(landing(&graph, 0, "/properties/p/$ref"), Some((0, "/definitions/x".into())));
}

#[test]
fn two_schemas_cannot_share_a_name() {
    let uri = json!({
        "$defs": { "a": { "$id": "https://example.com/x" }, "b": { "$id": "https://example.com/x" } },
    });
    assert_eq!(
        faults(input(&[("a.json", uri)])),
        [(Code::InvalidSchema, "/$defs/b/$id".to_owned())]
    );
    let anchor = json!({ "$defs": { "a": { "$anchor": "x" }, "b": { "$anchor": "x" } } });
    assert_eq!(
        faults(input(&[("a.json", anchor)])),
        [(Code::InvalidSchema, "/$defs/b/$anchor".to_owned())]
    );
    let document = json!({ "$id": "https://example.com/x" });
    assert_eq!(
        faults(input(&[("a.json", document.clone()), ("b.json", document)])),
        [(Code::InvalidSchema, "/$id".to_owned())]
    );
}
