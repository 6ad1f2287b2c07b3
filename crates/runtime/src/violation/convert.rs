//! From the errors of `jsonschema` to violations.

use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use super::Violation;

/// Everything that is wrong with `value`.
pub fn of(validator: &Validator, value: &Value) -> Vec<Violation> {
    validator.iter_errors(value).map(|error| violation(&error)).collect()
}

fn violation(error: &ValidationError<'_>) -> Violation {
    let path = error.evaluation_path().as_str().to_owned();
    Violation::new(error.instance_path().as_str().to_owned(), path, error.kind().keyword(), json!({}))
}
