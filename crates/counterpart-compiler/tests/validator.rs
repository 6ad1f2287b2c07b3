//! What the validator of the Rust half says under the settings, and outside I-JSON.

#![expect(clippy::unwrap_used, reason = "a test fails that way")]

use counterpart_compiler::project::{Content, ProjectFile};
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_compiler::{Validator, compile_input};
use serde_json::Value;

/// Whether the root of a schema admits a JSON text.
fn admits(schema: &str, settings: &ProjectFile, text: &str) -> bool {
    let bytes = schema.as_bytes().to_vec();
    let contract = SourceFile { name: "a.json".into(), path: "a.json".into(), bytes };
    let input = Input { contracts: vec![contract], ..Input::default() };
    let model = compile_input(input, settings).unwrap().model;
    let (_, definition) = model.definitions().find(|(_, found)| found.name == "A").unwrap();
    let validator = Validator::of(&model, definition, settings.formats).unwrap();
    validator.refusals(&serde_json::from_str::<Value>(text).unwrap()).is_empty()
}

#[test]
fn content_annotates_unless_the_setting_asserts_it() {
    let annotate = ProjectFile::default();
    let draft = ProjectFile { content: Content::Draft, ..ProjectFile::default() };
    let schema = |draft: &str| {
        format!(
            r#"{{"$schema": "{draft}", "type": "object", "properties": {{"a": {{
            "type": "string", "contentEncoding": "base64", "contentMediaType": "application/json"
        }}}}}}"#
        )
    };
    let old = schema("http://json-schema.org/draft-07/schema#");
    let new = schema("https://json-schema.org/draft/2020-12/schema");
    let (json, text) = (r#"{"a": "e30="}"#, r#"{"a": "{not JSON}"}"#);
    assert!(admits(&old, &annotate, json) && admits(&old, &annotate, text));
    assert!(admits(&old, &draft, json) && !admits(&old, &draft, text));
    assert!(admits(&new, &draft, json) && admits(&new, &draft, text));
}

/// A row of the table in `docs/violations.md`; that of the other half is a claim of `hostile.mjs`.
#[test]
fn bounds_beyond_doubles_are_exact() {
    let schema = r#"{"type": "object", "properties": {"a": {"maximum": 18446744073709551615}}}"#;
    let settings = ProjectFile::default();
    assert!(admits(schema, &settings, r#"{"a": 18446744073709551615}"#));
    assert!(!admits(schema, &settings, r#"{"a": 18446744073709551616}"#));
}
