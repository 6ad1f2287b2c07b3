//! Tests of the facts of unions: discriminators, names and scores.

#![expect(clippy::unwrap_used, reason = "a test fails that way")]

use counterpart_compiler::compile_input;
use counterpart_compiler::model::{Keyword, Kind, Kinds, Model, Recheck, UnionFacts};
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use serde_json::{Value, json};

/// The model of these definitions.
fn model(definitions: &Value) -> Model {
    let contracts = vec![SourceFile {
        name: "a.json".into(),
        path: "a.json".into(),
        bytes: json!({ "$defs": definitions }).to_string().into_bytes(),
    }];
    let input = Input { contracts, ..Input::default() };
    compile_input(input, &ProjectFile::default()).unwrap().model
}

/// The facts of the `oneOf` of the definition `U`.
fn facts(definitions: &Value) -> UnionFacts {
    let model = model(definitions);
    let definition = model.definitions.iter().find(|definition| definition.name == "U").unwrap();
    model.schemas.union(definition.schema, Keyword::OneOf).unwrap().clone()
}

fn of(branches: &Value) -> UnionFacts {
    facts(&json!({ "U": { "oneOf": branches } }))
}

fn tagged(tag: &Value) -> Value {
    json!({ "type": "object", "properties": { "type": tag }, "required": ["type"] })
}

fn values(facts: &UnionFacts) -> Option<(String, Value)> {
    let found = facts.discriminator.as_ref()?;
    let values = found.values.iter().map(|values| Value::from(values.to_vec())).collect();
    Some((found.property.clone(), values))
}

#[test]
fn a_discriminator_is_required_and_lists_scalars_that_no_other_branch_lists() {
    let facts = of(&json!([
        tagged(&json!({ "const": "a" })),
        tagged(&json!({ "enum": [1, true] })),
        tagged(&json!({ "const": null })),
    ]));
    assert_eq!(values(&facts), Some(("type".to_owned(), json!([["a"], [1, true], [null]]))));
    assert!(facts.discriminator.unwrap().only_objects);
    let a = || tagged(&json!({ "const": "a" }));
    assert_eq!(values(&of(&json!([a(), a()]))), None);
    assert_eq!(values(&of(&json!([a(), tagged(&json!({ "const": ["b"] }))]))), None);
    assert_eq!(values(&of(&json!([a(), tagged(&json!({ "type": "string" }))]))), None);
    let optional = json!({ "type": "object", "properties": { "type": { "const": "b" } } });
    assert_eq!(values(&of(&json!([a(), optional]))), None);
    let one = tagged(&json!({ "const": 1 }));
    assert_eq!(values(&of(&json!([one, tagged(&json!({ "const": 1.0 }))]))), None);
}

#[test]
fn a_discriminator_is_found_through_references_and_all_of() {
    let facts = facts(&json!({
        "Kind": { "enum": ["a", "b"] },
        "A": tagged(&json!({ "allOf": [{ "$ref": "#/$defs/Kind" }, { "const": "a" }] })),
        "B": { "allOf": [{ "required": ["type"] }, { "$ref": "#/$defs/OfB" }], "type": "object" },
        "OfB": { "properties": { "n": true, "type": { "const": "b" } } },
        "U": { "oneOf": [{ "$ref": "#/$defs/A" }, { "$ref": "#/$defs/B" }, { "type": "string" }] },
    }));
    assert_eq!(values(&facts), Some(("type".to_owned(), json!([["a"], ["b"], []]))));
    assert!(!facts.discriminator.unwrap().only_objects);
    let called: Vec<_> = facts.branches.iter().map(|branch| branch.called.as_str()).collect();
    assert_eq!(called, ["A", "B", "number 3"]);
}

#[test]
fn the_first_property_that_qualifies_is_the_discriminator() {
    let branch = |n: u64| {
        json!({
            "type": "object", "required": ["z", "a"],
            "properties": { "same": { "const": 1 }, "z": { "const": n }, "a": { "const": n } },
        })
    };
    assert_eq!(values(&of(&json!([branch(1), branch(2)]))).unwrap().0, "z");
}

#[test]
fn beside_null_one_branch_is_alone() {
    assert_eq!(of(&json!([{ "type": "null" }, { "type": "string" }])).lone, Some(1));
    assert_eq!(
        of(&json!([{ "type": "string" }, { "const": null }, { "enum": [null] }])).lone,
        Some(0)
    );
    assert_eq!(of(&json!([{ "type": "string" }])).lone, Some(0));
    assert_eq!(of(&json!([{ "type": ["string", "null"] }, { "type": "integer" }])).lone, None);
    assert_eq!(of(&json!([{ "type": "null" }, { "type": "null" }])).lone, None);
}

#[test]
fn a_score_is_what_the_branch_says_at_its_place() {
    let facts = of(&json!([
        {
            "title": "A \"b\"", "type": "object", "required": ["a"], "additionalProperties": false,
            "allOf": [{ "required": ["a", "b"], "properties": { "a": { "type": "string" } } }],
            "properties": { "a": { "enum": ["x", 1] }, "b": { "minLength": 1 } },
        },
        { "enum": [1, 2], "allOf": [{ "enum": [2.0, 3] }] },
        false,
        { "additionalProperties": false, "patternProperties": { "^x": true } },
    ]));
    let first = &facts.branches[0];
    assert_eq!(first.called, r#""A \"b\"""#);
    assert_eq!(first.score.own.kinds, Kinds::one(Kind::Object));
    assert_eq!(first.score.required, ["a", "b"]);
    assert_eq!(first.score.closed.as_deref(), Some(["a".to_owned(), "b".to_owned()].as_slice()));
    let [(key, expected)] = first.score.properties.as_slice() else { unreachable!() };
    assert_eq!((key.as_str(), expected.kinds), ("a", Kinds::one(Kind::String)));
    assert_eq!(expected.values.as_deref(), Some(&vec![json!("x"), json!(1)]));
    assert_eq!(facts.branches[1].score.own.kinds, Kinds::one(Kind::Integer));
    assert_eq!(facts.branches[1].score.own.values.as_deref(), Some(&vec![json!(2)]));
    assert_eq!(facts.branches[2].score.own.kinds, Kinds::NONE);
    assert_eq!(facts.branches[3].score.closed, None);
}

#[test]
fn recursive_schemas_that_meet_one_child_twice_are_known() {
    let recheck = |schema: Value| {
        let model = model(
            &json!({ "U": schema, "Other": { "properties": { "u": { "$ref": "#/$defs/U" } } } }),
        );
        let definition = model.definitions.iter().find(|definition| definition.name == "U");
        model.schemas.recheck(definition.unwrap().schema)
    };
    let again = || json!({ "$ref": "#/$defs/U" });
    let with = |key: &str| json!({ "properties": { key: again() }, "type": "object" });
    assert_eq!(recheck(json!({ "anyOf": [with("a"), with("a")] })), Some(Recheck::Always));
    assert_eq!(recheck(json!({ "allOf": [with("a"), with("a")] })), Some(Recheck::Always));
    assert_eq!(recheck(json!({ "if": with("a"), "then": with("a") })), Some(Recheck::Always));
    assert_eq!(recheck(json!({ "items": again(), "contains": again() })), Some(Recheck::Always));
    assert_eq!(
        recheck(json!({ "allOf": [with("a"), { "additionalProperties": again() }] })),
        Some(Recheck::Always)
    );
    assert_eq!(recheck(json!({ "anyOf": [with("a"), with("b")] })), Some(Recheck::Reporting));
    assert_eq!(
        recheck(json!({ "anyOf": [{ "type": "array", "items": again() }, with("b")] })),
        Some(Recheck::Reporting)
    );
    assert_eq!(recheck(json!({ "allOf": [with("a"), with("b")] })), None);
    assert_eq!(recheck(json!({ "if": true, "then": with("a"), "else": with("a") })), None);
    assert_eq!(
        recheck(json!({ "properties": { "a": again() }, "additionalProperties": again() })),
        None
    );
    assert_eq!(recheck(json!({ "anyOf": [with("a"), { "type": "null" }] })), None);
    let tagged = |tag: &str| {
        json!({
            "type": "object", "required": ["t"],
            "properties": { "t": { "const": tag }, "a": again() },
        })
    };
    assert_eq!(recheck(json!({ "oneOf": [tagged("x"), tagged("y")] })), None);
    assert_eq!(recheck(json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] })), None);
}

/// Each definition checks the next in two ways at one child: what is below would be checked 2ⁿ times.
#[test]
fn chains_of_schemas_that_double_are_known() {
    let chain = |links: usize| {
        let mut definitions = json!({});
        for link in 0..links {
            let next = json!({ "$ref": format!("#/$defs/D{}", link + 1) });
            let branch = |need: &str| json!({ "required": [need], "properties": { "a": next } });
            definitions[format!("D{link}")] = json!({ "anyOf": [branch("x"), branch("y")] });
        }
        definitions[format!("D{links}")] = json!({ "properties": { "a": { "type": "string" } } });
        let model = model(&definitions);
        let found = model
            .definitions
            .iter()
            .filter(|it| model.schemas.recheck(it.schema) == Some(Recheck::Always));
        found.map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(chain(1), Vec::<String>::new());
    assert!(chain(4).ends_with(&["D1", "D2", "D3"].map(str::to_owned)), "{:?}", chain(4));
}

#[test]
fn the_limit_of_violations_has_a_range() {
    let read = |text: &str| ProjectFile::read(text, &[]);
    assert_eq!(read("").unwrap().violations, 100);
    assert_eq!(read("violations = 10000").unwrap().violations, 10_000);
    for text in ["violations = 0", "violations = 10001", "violations = -1"] {
        read(text).unwrap_err();
    }
}
