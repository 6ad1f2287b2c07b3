//! Answers to a program. The shape of the object is described in `docs/command-line.md`.

use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_report::{path_text, plain_path, sanitize_json};
use serde_json::{Map, Value, json};

use crate::answer::Answer;

/// The one object, on one line.
pub fn object(command: &str, answer: &Answer) -> String {
    let mut object = Map::new();
    object.insert("counterpart".to_owned(), env!("CARGO_PKG_VERSION").into());
    object.insert("command".to_owned(), command.into());
    object.insert("exit".to_owned(), answer.exit.number().into());
    let diagnostics: Value = answer.diagnostics.iter().map(diagnostic).collect();
    object.insert("diagnostics".to_owned(), diagnostics);
    object.extend(answer.data.clone());
    sanitize_json(&Value::Object(object).to_string()) + "\n"
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let places = diagnostic.places.iter().map(|place| {
        json!({
            "path": path_text(&plain_path(&place.path)),
            "line": place.line,
            "column": place.column,
            "pointer": place.pointer,
        })
    });
    json!({
        "code": diagnostic.code.id(),
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "places": places.collect::<Value>(),
    })
}
