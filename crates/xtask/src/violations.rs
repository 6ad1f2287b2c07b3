//! Compares the violations of both halves.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Violations as texts that are equal exactly when the violations are.
pub fn set(violations: &[Value]) -> BTreeSet<String> {
    violations.iter().map(|violation| canonical(violation).to_string()).collect()
}

/// The violations that are in only one of two lists, or that the lists differ in their order; `None`
/// when they are equal.
pub fn difference(rust: &[Value], typescript: &[Value]) -> Option<String> {
    let all = |list: &[Value]| list.iter().map(canonical).collect::<Vec<_>>();
    if all(rust) == all(typescript) {
        return None;
    }
    let (left, right) = (set(rust), set(typescript));
    if left == right {
        return Some("\n  the same violations in another order".to_owned());
    }
    let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| {
        these.difference(those).cloned().collect::<Vec<_>>().join("\n        ")
    };
    Some(format!("\n  rust  {}\n  ts    {}", only(&left, &right), only(&right, &left)))
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
