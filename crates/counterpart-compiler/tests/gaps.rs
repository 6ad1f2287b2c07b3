//! Tests of tolerant inputs: an unresolved reference is a gap instead of an error.

use std::path::PathBuf;

use counterpart_compiler::compile_input;
use counterpart_compiler::diagnostic::Code;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use serde_json::json;

fn input(tolerant: bool) -> Input {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "outside": { "$ref": "https://example.com/licenses.json#/$defs/Id", "minLength": 2 },
            "inside": { "$ref": "#/$defs/nowhere" },
            "pattern": { "pattern": "(" },
            "known": { "type": "string" },
        },
    });
    let name = PathBuf::from("a.json");
    let contract = SourceFile { path: name.clone(), name, bytes: schema.to_string().into_bytes() };
    Input { contracts: vec![contract], tolerant, ..Input::default() }
}

#[test]
fn without_tolerance_each_is_an_error() {
    let found = compile_input(input(false), &ProjectFile::default()).unwrap_err();
    let codes: Vec<Code> = found.iter().map(|found| found.code).collect();
    let errors = [Code::UnmappedReference, Code::DanglingReference, Code::InvalidPattern];
    assert!(errors.iter().all(|code| codes.contains(code)), "{codes:?}");
    assert!(found.iter().any(counterpart_compiler::diagnostic::Diagnostic::is_error));
}

#[test]
fn with_tolerance_each_is_a_warning_and_the_model_says_where() {
    let compiled = compile_input(input(true), &ProjectFile::default()).unwrap();
    let meant: Vec<&str> = compiled.model.gaps.values().map(String::as_str).collect();
    assert_eq!(meant, ["#/$defs/nowhere", "https://example.com/licenses.json#/$defs/Id"]);
    let places = compiled.model.gaps.keys().map(|gap| {
        let place = compiled.model.schemas[*gap].place;
        compiled.model.sources.locate(place).pointer
    });
    let places: Vec<String> = places.collect();
    assert_eq!(places, ["/properties/inside/$ref", "/properties/outside/$ref"]);
    assert_eq!(compiled.warnings.len(), 3, "{:?}", compiled.warnings);
}
