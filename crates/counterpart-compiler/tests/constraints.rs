//! Constraints, and the values that they list, know where they are written.

#![allow(clippy::expect_used, clippy::panic)]

use counterpart_compiler::compile_input;
use counterpart_compiler::model::{Constraint, Keyword, Literal, Meaning, Model};
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Draft, Input, SourceFile};
use counterpart_compiler::source::Place;
use serde_json::{Value, json};

fn compile(schema: &Value, draft: Draft) -> Model {
    let contract = SourceFile {
        name: "a.json".into(),
        path: "a.json".into(),
        bytes: schema.to_string().into_bytes(),
    };
    let contracts = vec![contract];
    let input = Input { contracts, default_draft: draft, ..Input::default() };
    compile_input(input, &ProjectFile::default()).expect("a model").model
}

fn pointer(model: &Model, place: Place) -> String {
    model.sources.locate(place).pointer
}

/// The places of the constraints that are written with a keyword, wherever.
fn written(model: &Model, keyword: Keyword) -> Vec<String> {
    let schemas = model.schemas.iter().filter_map(|(_, schema)| schema.constraint(keyword));
    schemas.map(|constraint: &Constraint| pointer(model, constraint.at)).collect()
}

#[test]
fn a_constraint_stands_where_its_keyword_does() {
    let schema = json!({
        "type": "object",
        "properties": {"a": {"minLength": 1, "type": "string"}, "b": false},
        "required": ["a"],
    });
    let model = compile(&schema, Draft::Draft202012);
    assert_eq!(written(&model, Keyword::MinLength), ["/properties/a/minLength"]);
    assert_eq!(written(&model, Keyword::Required), ["/required"]);
    // A `false` schema has no keyword.
    assert_eq!(written(&model, Keyword::False), ["/properties/b"]);
}

#[test]
fn an_older_spelling_stands_where_it_is_written() {
    let schema = json!({"type": "object", "dependencies": {"a": ["b"]}});
    let model = compile(&schema, Draft::Draft7);
    assert_eq!(written(&model, Keyword::Dependencies), ["/dependencies"]);
    assert_eq!(written(&model, Keyword::DependentRequired), Vec::<String>::new());
}

#[test]
fn listed_values_stand_where_they_are_written() {
    let schema = json!({"anyOf": [{"enum": ["a", "b"]}, {"const": 1}]});
    let model = compile(&schema, Draft::Draft202012);
    let mut found = Vec::new();
    for (_, schema) in model.schemas.iter() {
        for constraint in &schema.constraints {
            let literals: &[Literal] = match &constraint.meaning {
                Meaning::Enum(literals) => literals,
                Meaning::Const(literal) => std::slice::from_ref(literal),
                _ => &[],
            };
            found.extend(
                literals.iter().map(|literal| (literal.value.clone(), pointer(&model, literal.at))),
            );
        }
    }
    let expected = [
        (json!("a"), "/anyOf/0/enum/0".to_owned()),
        (json!("b"), "/anyOf/0/enum/1".to_owned()),
        (json!(1), "/anyOf/1/const".to_owned()),
    ];
    assert_eq!(found, expected);
}
