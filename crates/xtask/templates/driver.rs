//! Answers, for each instance, with the results of the generated type.

use std::io::{BufRead, Write};

use counterpart::{Contract, Valid};
use serde_json::{Value, json};

/// What is asked about an instance.
pub struct Question {
    /// Its text.
    pub text: String,
    /// Whether everything is of interest, or the verdict of `Valid<T>` alone.
    pub thorough: bool,
}

/// The verdict, and what an accepted value serialises to.
pub fn answer<T: Contract>(question: &Question) -> Value {
    if question.thorough {
        return thorough::<T>(&question.text);
    }
    match serde_json::from_str::<Valid<T>>(&question.text) {
        Ok(valid) => match serde_json::to_value(&valid) {
            Ok(value) => json!({"accepted": true, "value": value}),
            Err(error) => json!({"accepted": true, "error": error.to_string()}),
        },
        Err(error) => json!({"accepted": false, "error": error.to_string()}),
    }
}

/// What every way of asking says.
fn thorough<T: Contract>(text: &str) -> Value {
    let value: Value = serde_json::from_str(text).expect("an instance");
    let run_time = json!({"valid": T::is_valid(&value), "violations": T::violations(&value)});
    let read = match T::from_json(text) {
        Ok(typed) => match typed.to_json() {
            Ok(written) => json!({"accepted": true, "written": written}),
            Err(error) => json!({"accepted": true, "error": error.to_string()}),
        },
        Err(violations) => json!({"accepted": false, "violations": violations}),
    };
    json!({"run time": run_time, "read": read})
}

/// Reads jobs, a line of JSON each, and writes answers, a line of JSON each.
pub fn serve(answer: fn(&str, &Question) -> Option<Value>) {
    for line in std::io::stdin().lock().lines() {
        let job: Value = serde_json::from_str(&line.expect("a line")).expect("a job");
        let text = match (job["text"].as_str(), job["path"].as_str()) {
            (Some(text), _) => text.to_owned(),
            (None, path) => std::fs::read_to_string(path.expect("a path")).expect("an instance"),
        };
        let question = Question { text, thorough: job["thorough"] == true };
        let value = answer(job["schema"].as_str().expect("a schema"), &question);
        let mut output = std::io::stdout().lock();
        writeln!(output, "{}", value.expect("a known schema")).expect("a reader");
        output.flush().expect("a reader");
    }
}
