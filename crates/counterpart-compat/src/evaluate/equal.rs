//! Equality of JSON values: numbers by value, objects whatever the order of their properties.

use std::cmp::Ordering;
use std::collections::HashSet;

use serde_json::{Number, Value};

use crate::numbers;

/// Up to so many items are compared one with another.
const FEW: usize = 16;

/// Whether two values are equal.
#[must_use]
pub fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => equal_numbers(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, value)| other.get(key).is_some_and(|other| equal(value, other)))
        }
        (Value::Null, Value::Null) => true,
        (Value::Bool(one), Value::Bool(other)) => one == other,
        (Value::String(one), Value::String(other)) => one == other,
        _ => false,
    }
}

fn equal_numbers(one: &Number, other: &Number) -> bool {
    one == other || numbers::compare(one, other) == Some(Ordering::Equal)
}

/// Whether no two of these values are equal.
#[must_use]
pub fn all_differ(values: &[Value]) -> bool {
    if values.len() <= FEW {
        let differs = |at: usize| values[..at].iter().all(|before| !equal(before, &values[at]));
        return (1..values.len()).all(differs);
    }
    let mut texts = HashSet::new();
    values.iter().all(|value| {
        let mut text = String::new();
        write(value, &mut text);
        texts.insert(text)
    })
}

/// Writes a text that equal values share, and no others.
fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => text.push_str(&value.to_string()),
        Value::Number(number) => text.push_str(&numbers::canonical(number)),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(object) => {
            let mut members: Vec<_> = object.iter().collect();
            members.sort_unstable_by_key(|(key, _)| key.as_str());
            text.push('{');
            for (key, value) in members {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(value, text);
                text.push(',');
            }
            text.push('}');
        }
    }
}
