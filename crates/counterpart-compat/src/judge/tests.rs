//! What the judges read, and how they judge.

use counterpart_build::TARGETS;
use counterpart_compiler::compile_input;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::{Content, Formats, ProjectFile};
use counterpart_compiler::resolve::{Input, SourceFile};
use serde_json::{Value, json};

use super::{Judge, Name};

fn model(schema: &Value, content: Content) -> Model {
    let contract = SourceFile {
        name: "schemas/s.json".into(),
        path: "s.json".into(),
        bytes: schema.to_string().into_bytes(),
    };
    let input = Input { contracts: vec![contract], tolerant: true, ..Input::default() };
    let settings = ProjectFile { formats: Formats::Annotate, content, ..ProjectFile::of(TARGETS) };
    compile_input(input, &settings).expect("a model").model
}

fn judges(schema: &Value, name: &str) -> Judge {
    judges_with(schema, name, Content::Annotate)
}

fn judges_with(schema: &Value, name: &str, content: Content) -> Judge {
    let model = model(schema, content);
    let found = model.definitions().find(|(_, definition)| definition.name == name);
    let (definition, _) = found.unwrap_or_else(|| panic!("{name} is not defined"));
    Judge::new(&model, definition, Formats::Annotate).expect("a judge")
}

#[track_caller]
fn check(judge: &Judge, admitted: &Value, refused: &Value) {
    assert_eq!(judge.admits(admitted), Ok(true), "{admitted}");
    assert_eq!(judge.admits(refused), Ok(false), "{refused}");
}

#[test]
fn judges_roots_and_definitions() {
    let schema = json!({
        "$id": "https://example.com/s.json",
        "type": "object",
        "properties": {"a": {"$ref": "#/$defs/a~1b%20c"}},
        "$defs": {"a/b c": {"enum": ["x"], "x-counterpart": {"name": "Letter"}}}
    });
    let judge = judges(&schema, "S");
    assert_eq!(judge.name(), Name::Boon);
    check(&judge, &json!({"a": "x"}), &json!({"a": "y"}));
    check(&judges(&schema, "Letter"), &json!("x"), &json!("y"));
}

#[test]
fn leaves_formats_alone_in_every_draft() {
    for draft in
        ["http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-07/schema#"]
    {
        let schema = json!({
            "$schema": draft,
            "type": "object",
            "properties": {"a": {"format": "date"}, "b": {"format": "regex"}, "c": {"type": "null"}}
        });
        check(&judges(&schema, "S"), &json!({"a": "-", "b": "("}), &json!({"c": 1}));
    }
}

#[test]
fn the_other_validator_stands_in() {
    let schema = json!({"type": "object", "properties": {"a": {"pattern": "^(?!b)"}}});
    let judge = judges(&schema, "S");
    assert_eq!(judge.name(), Name::Jsonschema);
    check(&judge, &json!({"a": "a"}), &json!({"a": "b"}));
}

#[test]
fn the_other_validator_judges_what_is_large() {
    let properties = |count: usize| {
        let properties = (0..count).map(|at| (format!("p{at}"), json!({"type": "string"})));
        json!({"type": "object", "properties": properties.collect::<serde_json::Map<_, _>>()})
    };
    assert_eq!(judges(&properties(100), "S").name(), Name::Boon);
    let judge = judges(&properties(super::MOST_FOR_BOON + 1), "S");
    assert_eq!(judge.name(), Name::Jsonschema);
    check(&judge, &json!({"p7": "a"}), &json!({"p7": 1}));
}

#[test]
fn content_is_judged_where_the_setting_asserts_it() {
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"a": {"contentMediaType": "application/json"}}
    });
    let annotated = judges(&schema, "S");
    assert_eq!(annotated.admits(&json!({"a": "{"})), Ok(true));
    let asserted = judges_with(&schema, "S", Content::Draft);
    check(&asserted, &json!({"a": "{}"}), &json!({"a": "{"}));
}

#[test]
fn around_gaps_only_what_does_not_rest_on_them_is_judged() {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "license": {"$ref": "https://example.com/licenses.json"},
            "code": {"pattern": "("},
            "age": {"type": "integer"},
        },
        "patternProperties": {"[": {"type": "string"}},
    });
    let judge = judges(&schema, "S");
    assert_eq!(judge.admits(&json!({"age": "old"})), Ok(false));
    assert_eq!(judge.admits(&json!({"code": 1})).ok(), None, "`[` may match `code`");
    assert_eq!(judge.admits(&json!({})), Ok(true));
    for gap in [json!({"license": "MIT"}), json!({"code": "x"})] {
        assert!(judge.admits(&gap).is_err(), "{gap}");
    }
}
