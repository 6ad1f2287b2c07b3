//! Credentials in the values that a contract shows to its readers.

#![allow(clippy::unwrap_used)]

use counterpart_compiler::compile_input;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use serde_json::{Value, json};

/// A made-up token; its prefix stands apart, so that no scanner takes this file for a leak.
fn token() -> String {
    format!("{}{}", "ghp_", "7Qm2ZkT9vXc4RbN8wLp1HsD6yFg3JtA5eUq0")
}

fn reported(schema: &Value) -> Vec<Diagnostic> {
    let bytes = schema.to_string().into_bytes();
    let contract = SourceFile { name: "a.json".into(), path: "a.json".into(), bytes };
    let input = Input { contracts: vec![contract], ..Input::default() };
    let warnings = compile_input(input, &ProjectFile::default()).unwrap().warnings;
    warnings.into_iter().filter(|found| found.code == Code::ShownSecret).collect()
}

#[test]
fn they_are_reported_where_they_stand_and_never_repeated() {
    let found = reported(&json!({
        "type": "object",
        "properties": {
            "token": { "type": "string", "default": token() },
            "hooks": { "type": "array", "items": { "$ref": "#/$defs/Hook" } },
            "hook": { "$ref": "#/$defs/Hook" },
        },
        "$defs": { "Hook": { "examples": [{ "headers": [format!("Bearer {}", token())] }] } },
    }));
    let pointers: Vec<_> = found.iter().map(|found| found.places[0].pointer.as_str()).collect();
    assert_eq!(pointers, ["/properties/token/default", "/$defs/Hook/examples/0/headers/0"]);
    for found in found {
        assert!(!found.to_string().contains("7Qm2"), "{found}");
        assert!(found.message.contains("a token of GitHub"), "{found}");
    }
}

#[test]
fn made_up_values_are_not_reported() {
    let schema = json!({ "type": "string", "examples": ["example-github-key", "ghp_", "sha-256"] });
    assert_eq!(reported(&schema), []);
}
