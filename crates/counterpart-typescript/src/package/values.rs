//! JSON values as JavaScript expressions.

use serde_json::Value;

use crate::escape::{js_string, object_key};

/// The expression for a value. It is data: no key or string in it does anything.
pub fn expression(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => js_string(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(expression).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(properties) if properties.is_empty() => "{}".to_owned(),
        Value::Object(properties) => {
            let entries: Vec<_> = properties.iter().map(property).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// The expression with each item or property of the value on a line of its own.
pub fn lines(value: &Value) -> String {
    let lines: Vec<_> = match value {
        Value::Array(items) => items.iter().map(expression).collect(),
        Value::Object(properties) => properties.iter().map(property).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    if lines.is_empty() {
        return expression(value);
    }
    let (open, close) = if value.is_array() { ("[", "]") } else { ("{", "}") };
    format!("{open}\n  {},\n{close}", lines.join(",\n  "))
}

fn property((key, value): (&String, &Value)) -> String {
    format!("{}: {}", object_key(key), expression(value))
}
