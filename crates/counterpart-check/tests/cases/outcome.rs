//! Runs the check in a case folder, and writes the outcome as `expected.json` has it.

use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_check::check_with;
use counterpart_check::live::Answer;
use counterpart_check::sources::Options;
use counterpart_compiler::project::Project;
use counterpart_compiler::source::Location;
use serde_json::{Map, Value, json};

/// The case folders, sorted by name.
pub fn folders() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let entries = std::fs::read_dir(&all).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// What the check finds, as `expected.json` says it: rule, value, path and line of every finding,
/// and how many cells of the matrix are in which state. Of a project that cannot be checked, what
/// is wrong with it.
pub fn outcome(folder: &Path) -> Value {
    let place = |location: Option<&Location>| match location {
        Some(location) => {
            let path = location.path.strip_prefix(folder).unwrap_or(&location.path);
            (json!(path.to_string_lossy().replace('\\', "/")), json!(location.line))
        }
        None => (Value::Null, Value::Null),
    };
    let wrong = |diagnostics: Vec<counterpart_compiler::diagnostic::Diagnostic>| {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
        let errors = errors.map(|diagnostic| {
            let (path, line) = place(diagnostic.places.first());
            let (code, message) = (diagnostic.code.id(), &diagnostic.message);
            json!({"code": code, "message": message, "help": diagnostic.help, "path": path, "line": line})
        });
        json!({"errors": errors.collect::<Vec<_>>()})
    };
    let project = match Project::open(folder, TARGETS) {
        Ok(project) => project,
        Err(diagnostic) => return wrong(vec![diagnostic]),
    };
    let compiled = match counterpart_compiler::compile(&project) {
        Ok(compiled) => compiled,
        Err(diagnostics) => return wrong(diagnostics),
    };
    let answers = answers(folder);
    let options = Options::default();
    let check = match check_with(&project, &compiled.model, options, &answers) {
        Ok(check) => check,
        Err(diagnostics) => return wrong(diagnostics),
    };
    let findings = check.findings.iter().map(|finding| {
        let (path, line) = place(finding.places.first().map(|place| &place.location));
        let mut entry = Map::new();
        entry.insert("rule".into(), json!(finding.rule.id));
        if let Some(value) = &finding.value {
            entry.insert("value".into(), json!(value));
        }
        if let Some(suggestion) = &finding.suggestion {
            entry.insert("suggestion".into(), json!(suggestion));
        }
        entry.insert("path".into(), path);
        entry.insert("line".into(), line);
        Value::Object(entry)
    });
    let summary = &check.report.summary;
    json!({
        "findings": findings.collect::<Vec<_>>(),
        "cells": {
            "covered": summary.covered,
            "missing": summary.missing,
            "excepted": summary.excepted,
            "unknown": summary.unknown,
        },
    })
}

/// What running systems answered, of a case that has a `live.json`: a list of `system`, `endpoint`
/// (its position among the system's) and either `body` or `failure`.
pub fn answers(folder: &Path) -> Vec<Answer> {
    let Ok(text) = std::fs::read_to_string(folder.join("live.json")) else { return Vec::new() };
    let listed: Vec<Value> = serde_json::from_str(&text).expect("live.json is a list");
    let answer = |given: &Value| Answer {
        system: given["system"].as_str().expect("a system").to_owned(),
        position: usize::try_from(given["endpoint"].as_u64().expect("a position")).expect("small"),
        body: match given["failure"].as_str() {
            Some(failure) => Err(failure.to_owned()),
            None => Ok(given["body"].clone()),
        },
    };
    listed.iter().map(answer).collect()
}

/// The outcome as it stands in the file.
pub fn text(outcome: &Value) -> String {
    format!("{outcome:#}\n")
}
