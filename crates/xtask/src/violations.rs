//! Compares the violations of both halves.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// Violations as texts that are equal exactly when the violations are.
pub fn set(violations: &[Value]) -> BTreeSet<String> {
    violations.iter().map(violation).collect()
}

/// The violations that are in only one of two sets; `None` when the sets are equal.
pub fn difference(rust: &[Value], typescript: &[Value]) -> Option<String> {
    let (left, right) = (set(rust), set(typescript));
    if left == right {
        return None;
    }
    let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| {
        these.difference(those).cloned().collect::<Vec<_>>().join("\n        ")
    };
    Some(format!("\n  rust  {}\n  ts    {}", only(&left, &right), only(&right, &left)))
}

fn violation(violation: &Value) -> String {
    let causes = violation["causes"].as_array().map(|branches| {
        branches
            .iter()
            .map(|branch| set(branch.as_array().map_or(&[], Vec::as_slice)))
            .collect::<Vec<_>>()
    });
    let mut members = violation.as_object().cloned().unwrap_or_default();
    members.insert("causes".to_owned(), json!(causes));
    canonical(&Value::Object(members)).to_string()
}

/// The value with its keys sorted and its numbers as doubles.
pub fn canonical(value: &Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or_else(|| value.clone(), Value::from),
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_by_key(|(key, _)| *key);
            let members = sorted.into_iter().map(|(key, value)| (key.clone(), canonical(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}
