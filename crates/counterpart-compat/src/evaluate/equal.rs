//! Finds equal values in a list.

use std::collections::HashSet;

pub use counterpart_compiler::json::equal;
use serde_json::Value;

use crate::numbers;

/// The number of items up to which each is compared with each.
const FEW: usize = 16;

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
