//! Where mutation begins: the official suite, and real schemas.

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use serde_json::Value;

use super::case::Case;
use super::values;
use crate::conformance::suite::Suite;
use crate::pipeline::json;
use crate::{Outcome, folders};

/// Larger schemas than this are left to the corpus run.
const MAX_SIZE: usize = 20_000;

/// The cases to start from; none where there is no corpus.
pub fn all() -> Outcome<Vec<Case>> {
    let corpus = folders::corpus();
    let mut cases = Vec::new();
    let suite = corpus.join("JSON-Schema-Test-Suite");
    if suite.is_dir() {
        for group in Suite::read(&suite, 1)?.groups {
            let instances = group.tests.iter().map(|test| test.value.clone());
            cases.extend(case(group.schema, group.draft, instances.collect()));
        }
    }
    for folder in folders::entries(&corpus.join("schemastore"))? {
        let schema = folder.join("schema.json");
        if !schema.is_file() {
            continue;
        }
        let (text, schema) = json(&schema)?;
        if text.len() > MAX_SIZE {
            continue;
        }
        let mut instances = Vec::new();
        for mark in ["valid", "invalid"] {
            for path in folders::entries(&folder.join(mark))? {
                instances.push(json(&path)?.1);
            }
        }
        let stated = schema.get("$schema").and_then(Value::as_str).unwrap_or_default();
        let same =
            |draft: &Draft| draft.uri().trim_end_matches('#') == stated.trim_end_matches('#');
        let draft = Draft::ALL.into_iter().find(same).unwrap_or_default();
        cases.extend(case(schema, draft, instances));
    }
    Ok(cases)
}

fn case(mut schema: Value, draft: Draft, mut instances: Vec<Value>) -> Option<Case> {
    let text = schema.to_string();
    // Documents elsewhere are the business of the conformance run.
    if text.contains("localhost:1234") {
        return None;
    }
    if let Some(members) = schema.as_object_mut() {
        members.entry("$schema").or_insert_with(|| draft.uri().into());
    }
    instances.retain(|instance| values::is_fair(instance, draft));
    (schema.is_object() && values::is_fair(&schema, draft)).then_some(Case {
        draft,
        formats: Formats::Annotate,
        schema,
        instances,
    })
}
