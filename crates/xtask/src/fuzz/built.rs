//! Builds schemas as generated Rust and asks the programs.

use std::path::Path;

use counterpart_compiler::project::Formats;
use serde_json::json;

use super::case::Case;
use super::query::Reply;
use crate::jobs::Answer;
use crate::pipeline::{self, Compilation, Module};
use crate::{Outcome, folders, violations};

/// How many schemas are built at once.
pub const BATCH: usize = 60;

/// Builds the schemas and asks them about the instances. Returns the differences from the earlier
/// verdicts, by the number of the case.
pub fn check(cases: &[(u64, Case, Reply)], work: &Path) -> Outcome<Vec<(u64, String)>> {
    let mut jobs = Vec::new();
    for (at, (_, case, _)) in cases.iter().enumerate() {
        let project = work.join("projects").join(at.to_string());
        folders::write(&project.join("schema.json"), &case.schema.to_string())?;
        let formats = match case.formats {
            Formats::Assert => "assert",
            Formats::Annotate => "annotate",
            Formats::Draft => "draft",
        };
        folders::write(&project.join("counterpart.toml"), &format!("formats = \"{formats}\"\n"))?;
        let (identifier, draft) = (format!("f{at}"), case.draft.uri());
        jobs.push(json!({
            "identifier": identifier, "folder": project, "urls": {}, "draft": draft,
        }));
    }
    let compiled: Vec<_> = pipeline::compile_jobs(&jobs, work)?
        .into_iter()
        .map(|answer| match answer {
            Answer::Done(value) => serde_json::from_value(value).ok(),
            Answer::Died | Answer::TimedOut => None,
        })
        .collect();
    let mut found = Vec::new();
    let mut modules = Vec::new();
    for (at, compilation) in compiled.iter().enumerate() {
        match compilation {
            // A document of another may have taken the name of the schema's own.
            Some(Compilation::Compiled(emitted)) if emitted.root.is_none() => {}
            Some(Compilation::Compiled(emitted)) => {
                modules.push(Module { identifier: format!("f{at}"), emitted, weight: 1 });
            }
            Some(Compilation::Diagnosed(_) | Compilation::Panicked(_)) | None => {
                found.push((cases[at].0, "it does not compile as a project".to_owned()));
            }
        }
    }
    let built = pipeline::build_in(&work.join("rust-crates"), &modules, 2)?;
    let mut asked = Vec::new();
    let mut about = Vec::new();
    for module in &modules {
        let at: usize = module.identifier.trim_start_matches('f').parse()?;
        if let Some(error) = built.refused.get(&module.identifier) {
            let schema = &cases[at].1.schema;
            found.push((cases[at].0, format!("rustc refuses it: {error}\n  {schema}")));
            continue;
        }
        for (instance, value) in cases[at].1.instances.iter().enumerate() {
            let text = value.to_string();
            let job = json!({"schema": module.identifier, "text": text, "thorough": true});
            asked.push((module.identifier.clone(), job));
            about.push((at, instance));
        }
    }
    for ((at, instance), answer) in about.into_iter().zip(built.run(&asked)?) {
        let (number, case, Reply::Answered(said)) = &cases[at] else { continue };
        let text = &case.instances[instance];
        let Some(Answer::Done(answer)) = answer else {
            found.push((*number, format!("the program died of {text}")));
            continue;
        };
        let said = &said[instance].rust;
        let (read, run_time) = (&answer["read"], &answer["run time"]);
        let now = run_time["violations"].as_array().cloned().unwrap_or_default();
        if let Some(difference) = violations::difference(&said.violations, &now) {
            found.push((
                *number,
                format!("{text}: other violations: {difference}\n  {}", case.schema),
            ));
        } else if (read["accepted"] == true) != said.valid && !is_too_large(read) {
            let detail =
                format!("{text}: from_json {read}, is_valid {}\n  {}", said.valid, case.schema);
            found.push((*number, detail));
        }
    }
    Ok(found)
}

/// Whether the only reason is a whole number that no integer of Rust holds.
fn is_too_large(read: &serde_json::Value) -> bool {
    let violation = &read["violations"][0];
    violation["keyword"] == "decode"
        && violation["parameters"]["expected"].as_str().is_some_and(|it| it.contains("integer"))
}
