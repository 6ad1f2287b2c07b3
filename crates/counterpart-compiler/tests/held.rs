//! Tests that a type holds whatever its schema admits, in every declared place.

#![expect(clippy::unwrap_used, reason = "a test fails that way")]

use std::collections::BTreeSet;

use counterpart_compiler::compile_input;
use counterpart_compiler::model::{Kinds, Model, Object, Rest, Scalar, Shape};
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use serde_json::{Value, json};

fn model(schema: &Value) -> Model {
    let contracts = vec![SourceFile {
        name: "order.json".into(),
        path: "order.json".into(),
        bytes: schema.to_string().into_bytes(),
    }];
    let input = Input { contracts, ..Input::default() };
    compile_input(input, &ProjectFile::default()).unwrap().model
}

fn objects(model: &Model) -> impl Iterator<Item = &Object> {
    model.definitions.iter().filter_map(|definition| {
        if let Shape::Object(object) = &definition.shape { Some(object) } else { None }
    })
}

fn root(model: &Model) -> &Object {
    objects(model).next().unwrap()
}

fn keys(object: &Object) -> BTreeSet<&str> {
    object.fields.iter().map(|field| field.key.as_str()).collect()
}

fn shape<'m>(model: &'m Model, key: &str) -> &'m Shape {
    &root(model).fields.iter().find(|field| field.key == key).unwrap().shape
}

#[test]
fn choices_beside_each_other_are_all_held() {
    let branch = |key: &str, value: &str, also: &str| {
        json!({ "type": "object", "properties": { key: { "const": value }, also: {} },
            "required": [key] })
    };
    let one = json!([branch("k", "x", "a"), branch("k", "y", "b")]);
    let two = json!([branch("m", "p", "q"), branch("m", "r", "s")]);
    for schema in [
        json!({ "allOf": [{ "oneOf": one }, { "oneOf": two }] }),
        json!({ "oneOf": one, "anyOf": two }),
        json!({ "allOf": [{ "anyOf": two }], "oneOf": one }),
        json!({ "type": "object", "allOf": [{ "allOf": [{ "oneOf": one }] }, { "oneOf": two }] }),
    ] {
        let model = model(&schema);
        let objects: Vec<&Object> = objects(&model).collect();
        assert!(!objects.is_empty());
        for object in objects {
            let keys = keys(object);
            // The properties of both choices, whichever of them the type follows.
            assert!(keys.contains("k") && keys.contains("m"), "{keys:?} in {schema}");
            let both = |one: &str, two: &str| keys.contains(one) && keys.contains(two);
            assert!(both("a", "b") || both("q", "s"), "{keys:?} in {schema}");
        }
    }
}

#[test]
fn what_a_rule_names_is_held() {
    for rule in [
        json!({ "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }),
        json!({ "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }),
        json!({ "dependentRequired": { "a": ["b"] } }),
        json!({ "if": { "required": ["a"] }, "then": { "required": ["b"] } }),
        json!({ "not": { "properties": { "b": { "const": 1 } } } }),
        json!({ "not": { "not": { "required": ["b"] } } }),
        json!({ "dependentSchemas": { "a": { "required": ["b"] } } }),
        json!({ "anyOf": [{ "allOf": [{ "required": ["b"] }] }, { "required": ["a"] }] }),
    ] {
        let mut schema = json!({ "type": "object", "properties": { "a": { "type": "string" } } });
        schema.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
        let model = model(&schema);
        assert_eq!(keys(root(&model)), BTreeSet::from(["a", "b"]), "{schema}");
    }
    // What no admitted value has is not held.
    let schema =
        json!({ "type": "object", "properties": { "a": {} }, "not": { "required": ["b"] } });
    assert_eq!(keys(root(&model(&schema))), BTreeSet::from(["a"]));
}

#[test]
fn properties_that_only_count_are_held() {
    let kept = |schema: Value| matches!(root(&model(&schema)).rest, Rest::Kept(_));
    let object = |rule: Value| {
        let mut schema = json!({ "type": "object", "properties": { "a": {} } });
        schema.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
        schema
    };
    assert!(kept(object(json!({ "minProperties": 1 }))));
    assert!(kept(object(json!({ "not": { "maxProperties": 1 } }))));
    assert!(kept(object(json!({ "anyOf": [{ "minProperties": 2 }, { "required": ["a"] }] }))));
    assert!(!kept(object(json!({ "minProperties": 1, "required": ["a"] }))));
    assert!(!kept(object(json!({ "maxProperties": 3 }))));
}

#[test]
fn a_schema_that_admits_nothing_is_never_in_any_form() {
    for never in [
        json!(false),
        json!({ "not": {} }),
        json!({ "not": true }),
        json!({ "allOf": [{ "not": {} }] }),
        json!({ "anyOf": [false, { "not": { "allOf": [true] } }] }),
    ] {
        let model = model(&json!({
            "type": "object",
            "properties": { "gone": never, "text": { "anyOf": [never, { "type": "string" }] } },
            "additionalProperties": never,
        }));
        assert_eq!(*shape(&model, "gone"), Shape::Never, "{never}");
        assert!(matches!(shape(&model, "text"), Shape::Scalar(Scalar::String(_))), "{never}");
        assert_eq!(root(&model).rest, Rest::Closed, "{never}");
    }
}

#[test]
fn patterns_of_every_name_are_about_all_properties() {
    for pattern in [".*", "", "^", "^.*", r"^[\s\S]*$", "$", "(?:)"] {
        let schema = json!({ "type": "object", "properties": { "map": {
            "type": "object", "patternProperties": { pattern: { "type": "number" } },
            "additionalProperties": false,
        } } });
        let model = model(&schema);
        let Shape::Map(map) = shape(&model, "map") else { unreachable!("{pattern}") };
        assert_eq!(*map.values, Shape::Scalar(Scalar::Number), "{pattern}");
    }
    // A name with a line end is beside these.
    let schema = json!({ "type": "object", "properties": { "map": {
        "type": "object", "patternProperties": { "^.*$": { "type": "number" } } } } });
    let model = model(&schema);
    let Shape::Map(map) = shape(&model, "map") else { unreachable!() };
    assert_eq!(*map.values, Shape::Any(Kinds::ALL));
}

#[test]
fn a_choice_between_a_nullable_definition_and_null_is_the_definition() {
    let model = model(&json!({
        "type": "object",
        "properties": {
            "a": { "anyOf": [{ "$ref": "#/$defs/Level" }, { "type": "null" }] },
            "b": { "oneOf": [{ "type": "null" }, { "$ref": "#/$defs/Level" }] },
            "c": { "anyOf": [{ "$ref": "#/$defs/Level" }, { "const": null }] },
        },
        "$defs": { "Level": { "enum": ["lo", "hi", null] } },
    }));
    let level = model
        .definitions()
        .find(|(_, definition)| definition.name == "Level")
        .map(|(id, _)| Shape::Reference(id));
    for key in ["a", "b", "c"] {
        assert_eq!(Some(shape(&model, key)), level.as_ref(), "{key}");
    }
}
