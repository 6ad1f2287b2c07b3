//! The official test suite, as far as its schemas stand alone, judged by this evaluation.

use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compiler::compile_input;
use counterpart_compiler::project::{Formats, ProjectFile};
use counterpart_compiler::resolve::{Draft, Input, SourceFile};
use serde_json::{Value, json};

use super::admits;
use crate::truth::Truth;

const DRAFTS: [(&str, Draft); 5] = [
    ("draft4", Draft::Draft4),
    ("draft6", Draft::Draft6),
    ("draft7", Draft::Draft7),
    ("draft2019-09", Draft::Draft201909),
    ("draft2020-12", Draft::Draft202012),
];

fn suite() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let suite = root.join("JSON-Schema-Test-Suite/tests");
    suite.is_dir().then_some(suite)
}

/// What the model makes of a schema, if it takes it.
fn verdicts(schema: &Value, draft: Draft, instances: &[Value]) -> Option<Vec<Truth>> {
    let contract = SourceFile {
        name: "s.json".into(),
        path: "s.json".into(),
        bytes: schema.to_string().into_bytes(),
    };
    let input = Input { contracts: vec![contract], default_draft: draft, ..Input::default() };
    let settings = ProjectFile { formats: Formats::Annotate, ..ProjectFile::of(TARGETS) };
    let model = compile_input(input, &settings).ok()?.model;
    let (contract, _) = model.contracts().find(|(_, contract)| contract.name == "s")?;
    let schema = model[model.root(contract)?].schema;
    Some(instances.iter().map(|value| admits(&model, schema, value)).collect())
}

#[test]
fn agrees_with_the_official_suite() {
    let Some(suite) = suite() else { return println!("skipped: there is no corpus") };
    let (mut groups, mut asked, mut wrong) = (0, 0, Vec::new());
    for (folder, draft) in DRAFTS {
        for entry in std::fs::read_dir(suite.join(folder)).expect("a folder").flatten() {
            if entry.path().extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).expect("a file");
            let file: Vec<Value> = serde_json::from_str(&text).expect("JSON");
            for group in file {
                let tests = group["tests"].as_array().expect("tests");
                let data: Vec<Value> = tests.iter().map(|test| test["data"].clone()).collect();
                let Some(verdicts) = verdicts(&group["schema"], draft, &data) else { continue };
                groups += 1;
                for (test, verdict) in tests.iter().zip(verdicts) {
                    asked += 1;
                    if verdict != Truth::from(test["valid"].as_bool()) {
                        let path = entry.path();
                        let file = path.file_stem().unwrap_or_default().to_string_lossy();
                        wrong.push(format!(
                            "{folder}/{file}: {} / {}: {verdict:?}",
                            group["description"], test["description"]
                        ));
                    }
                }
            }
        }
    }
    println!("{groups} groups, {asked} instances, {} wrong", wrong.len());
    assert!(groups > 900, "only {groups} groups were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn recursion_ends() {
    let schema = json!({"properties": {"a": {"$ref": "#"}}, "required": ["a"]});
    let mut value = json!({});
    for _ in 0..100 {
        value = json!({"a": value});
    }
    let verdicts = verdicts(&schema, Draft::Draft202012, &[value]).expect("a model");
    assert_eq!(verdicts, [Truth::False]);
}
