//! Answers, for each instance asked for, what the generated type makes of it.

use std::io::{BufRead, Write};

use serde_json::{Value, json};

/// The verdict of `Valid<T>`, and what an accepted value serialises to.
pub fn answer<T: counterpart::Contract + serde::Serialize>(text: &str) -> Value {
    match serde_json::from_str::<counterpart::Valid<T>>(text) {
        Ok(valid) => match serde_json::to_value(&valid) {
            Ok(value) => json!({"accepted": true, "value": value}),
            Err(error) => json!({"accepted": true, "error": error.to_string()}),
        },
        Err(error) => json!({"accepted": false, "error": error.to_string()}),
    }
}

/// Reads jobs, a line of JSON each, and writes answers, a line of JSON each.
pub fn serve(answer: fn(&str, &str) -> Option<Value>) {
    for line in std::io::stdin().lock().lines() {
        let job: Value = serde_json::from_str(&line.expect("a line")).expect("a job");
        let (schema, path) = (job["schema"].as_str(), job["path"].as_str());
        let text = std::fs::read_to_string(path.expect("a path")).expect("an instance");
        let value = answer(schema.expect("a schema"), &text);
        let mut output = std::io::stdout().lock();
        writeln!(output, "{}", value.expect("a known schema")).expect("a reader");
        output.flush().expect("a reader");
    }
}
