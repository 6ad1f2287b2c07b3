//! Tests of names: they depend on what a thing is, and every collision is reported.

#![expect(clippy::unwrap_used, reason = "a test fails that way")]

use counterpart_compiler::diagnostic::Code;
use counterpart_compiler::model::Shape;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_compiler::{Compiled, compile_input};
use serde_json::{Value, json};

fn compile(files: &[(&str, Value)]) -> Compiled {
    let contracts = files.iter().map(|(path, schema)| SourceFile {
        name: path.into(),
        path: path.into(),
        bytes: schema.to_string().into_bytes(),
    });
    let input = Input { contracts: contracts.collect(), ..Input::default() };
    compile_input(input, &ProjectFile::default()).unwrap()
}

/// The names of all definitions, sorted.
fn names(compiled: &Compiled) -> Vec<String> {
    let mut names: Vec<String> =
        compiled.model.definitions.iter().map(|definition| definition.name.clone()).collect();
    names.sort();
    names
}

fn of(schema: Value) -> Vec<String> {
    names(&compile(&[("order.json", schema)]))
}

fn variants(compiled: &Compiled) -> Vec<String> {
    let shapes = compiled.model.definitions.iter().filter_map(|definition| {
        if let Shape::Union(union) = &definition.shape { Some(union) } else { None }
    });
    shapes.flat_map(|union| union.variants.iter().map(|it| it.name.clone())).collect()
}

fn collisions(compiled: &Compiled) -> Vec<(String, usize)> {
    let warnings = compiled.warnings.iter().filter(|it| it.code == Code::NameCollision);
    warnings.map(|it| (it.message.clone(), it.places.len())).collect()
}

#[allow(clippy::needless_pass_by_value, reason = "callers make the value in place")]
fn branch(key: &str, value: Value, closed: bool) -> Value {
    let mut schema = json!({ "type": "object", "properties": { key: value }, "required": [key] });
    if closed {
        schema["additionalProperties"] = json!(false);
    }
    schema
}

#[test]
fn variants_are_named_after_what_marks_them() {
    let cases = [
        (
            json!([branch("Move", json!({}), true), branch("Write", json!({}), true)]),
            ["Move", "Write"],
        ),
        (
            json!([
                branch("ok", json!({ "const": true }), false),
                branch("ok", json!({ "const": false }), false)
            ]),
            ["OkTrue", "OkFalse"],
        ),
        (
            json!([
                branch("version", json!({ "const": 1 }), false),
                branch("version", json!({ "const": 2 }), false)
            ]),
            ["Version1", "Version2"],
        ),
        (
            json!([
                branch("kind", json!({ "const": "a b" }), false),
                branch("kind", json!({ "enum": ["c"] }), false)
            ]),
            ["AB", "C"],
        ),
        (
            json!([
                branch("path", json!({ "type": "string" }), false),
                branch("url", json!({ "type": "string" }), false)
            ]),
            ["Path", "Url"],
        ),
        (
            json!([{ "type": "array", "items": { "type": "string" } }, { "type": "array", "items": { "type": "integer" } }]),
            ["ArrayOfString", "ArrayOfInteger"],
        ),
        (
            json!([{ "type": "string", "format": "date" }, { "type": "string", "format": "uuid" }]),
            ["Date", "Uuid"],
        ),
    ];
    for (branches, expected) in cases {
        let compiled = compile(&[("order.json", json!({ "oneOf": branches }))]);
        assert_eq!(variants(&compiled), expected, "{branches}");
        assert_eq!(collisions(&compiled), [], "{branches}");
    }
}

#[test]
fn variants_that_nothing_tells_apart_are_reported_with_both_places() {
    let tuple = json!({ "type": "array", "prefixItems": [{ "type": "string" }] });
    let other = json!({ "type": "array", "prefixItems": [{ "type": "integer" }] });
    let compiled = compile(&[("order.json", json!({ "oneOf": [tuple, other] }))]);
    assert_eq!(variants(&compiled), ["Tuple", "Tuple2"]);
    let message = "two variants have the name `Tuple`; this one is renamed to `Tuple2`";
    assert_eq!(collisions(&compiled), [(message.to_owned(), 2)]);
}

#[test]
fn an_inline_type_is_named_by_where_it_stands() {
    let mode = json!({ "enum": ["r", "w"] });
    let branches = json!([branch("path", json!({}), false), branch("url", json!({}), false)]);
    let schema = json!({ "type": "object", "properties": { "mode": mode }, "oneOf": branches });
    assert_eq!(of(schema), ["Order", "OrderMode", "OrderPath", "OrderUrl"]);

    // A type of the base belongs to the base, also where what extends it comes first.
    let base = json!({ "type": "object", "properties": { "level": mode } });
    let derived = json!({ "allOf": [{ "$ref": "#/$defs/Base" }],
        "properties": { "size": { "enum": ["s", "m"] } } });
    for defs in [json!({ "A": derived, "Base": base }), json!({ "Base": base, "A": derived })] {
        assert_eq!(of(json!({ "$defs": defs })), ["A", "ASize", "Base", "BaseLevel"]);
    }

    // A constant owns its inline types; which definition comes first does not matter.
    let table = json!({ "type": "object", "additionalProperties": branch("a", json!({}), false),
        "const": { "x": { "a": 1 } } });
    let one = of(json!({ "$defs": { "TABLE": table, "First": { "type": "string" } } }));
    let defs =
        json!({ "Aaa": { "type": "string" }, "TABLE": table, "First": { "type": "string" } });
    let two = of(json!({ "$defs": defs }));
    assert!(one.iter().all(|name| two.contains(name)), "{one:?} {two:?}");
}

#[test]
fn a_type_that_is_met_on_several_paths_has_one_name_in_every_order() {
    let part = |key: &str| json!({ "type": "object", "properties": { key: { "type": "string" } } });
    let with = |base: &str, own: Value| json!({ "allOf": [{ "$ref": format!("#/$defs/{base}") }], "properties": own });
    let defs = [
        ("Base", json!({ "type": "object", "properties": { "part": part("a") } })),
        ("Small", with("Base", json!({ "part": part("b") }))),
        // Its `part` is that of `Small`, met on a longer path.
        ("Further", with("Small", json!({ "size": { "type": "integer" } }))),
    ];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let defs = order.map(|at| (defs[at].0.to_owned(), defs[at].1.clone()));
        let defs: serde_json::Map<String, Value> = defs.into_iter().collect();
        let compiled = compile(&[("order.json", json!({ "$defs": defs }))]);
        assert_eq!(names(&compiled), ["Base", "BasePart", "Further", "Small", "SmallPart"]);
        assert_eq!(collisions(&compiled), [], "{order:?}");
    }
}

#[test]
fn a_document_that_is_a_definition_has_its_name_once() {
    let defs = json!({ "Order": { "type": "object", "properties": {
        "next": { "$ref": "#/$defs/Order" } } } });
    let compiled = compile(&[("order.json", json!({ "$ref": "#/$defs/Order", "$defs": defs }))]);
    assert_eq!(names(&compiled), ["Order"]);
    assert!(compiled.model.root(compiled.model.definitions[0].contract).is_some());
    let other = json!({ "$ref": "#/$defs/Item", "$defs": { "Item": { "type": "object" } } });
    assert_eq!(of(other), ["Item", "Order"]);
}

#[test]
fn a_key_that_is_a_uri_gives_its_last_part() {
    let of_keys = |keys: &[&str]| {
        let defs = keys.iter().map(|key| ((*key).to_owned(), json!({ "type": "string" })));
        of(json!({ "$defs": defs.collect::<serde_json::Map<_, _>>() }))
    };
    assert_eq!(of_keys(&["https://x.example/v3/foo"]), ["Foo"]);
    assert_eq!(of_keys(&["./address.schema.json", "urn:example:note"]), ["Address", "Note"]);
    assert_eq!(of_keys(&["https://x.example/a?x=1#y"]), ["A"]);
    // Where the last part does not tell them apart, the whole key does.
    assert_eq!(of_keys(&["a/foo", "b/foo"]), ["AFoo", "BFoo"]);
}

#[test]
fn contracts_that_want_one_name_are_told_apart_by_their_folders() {
    let object = json!({ "type": "object" });
    let files = |paths: &[&str]| {
        let files: Vec<(&str, Value)> = paths.iter().map(|path| (*path, object.clone())).collect();
        let compiled = compile(&files);
        let names: Vec<String> =
            compiled.model.contracts.iter().map(|contract| contract.name.clone()).collect();
        (names, collisions(&compiled).len())
    };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        files(&["s/main.json", "s/a/common.json", "s/b/common.json"]),
        (names(&["a-common", "b-common", "main"]), 2)
    );
    assert_eq!(files(&["s/common.json", "s/a/common.json"]), (names(&["a-common", "common"]), 1));
    assert_eq!(files(&["s/Foo.json", "s/foo.json"]), (names(&["Foo", "foo-2"]), 1));
    assert_eq!(files(&["s/a.json", "s/b.json"]), (names(&["a", "b"]), 0));
}
