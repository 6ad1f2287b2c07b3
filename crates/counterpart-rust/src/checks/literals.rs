//! JSON values and numbers as Rust expressions.

use serde_json::{Number, Value};

/// A string literal. Nothing in it ends the line or shows otherwise than it is.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        let shown = c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric();
        if shown && c != '"' && c != '\\' {
            out.push(c);
        } else {
            out.extend(c.escape_default());
        }
    }
    out.push('"');
    out
}

/// A list of string literals.
pub fn texts<'t>(all: impl IntoIterator<Item = &'t str>) -> String {
    list(all.into_iter().map(text))
}

/// A slice.
pub fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("&[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}

/// An optional expression.
pub fn option(it: Option<String>) -> String {
    it.map_or_else(|| "None".to_owned(), |it| format!("Some({it})"))
}

/// `Num`
#[allow(clippy::cast_possible_truncation, reason = "whole, and within these bounds")]
pub fn number(number: &Number) -> String {
    const BEYOND: f64 = 18_446_744_073_709_551_616.0;
    match number.as_f64() {
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < BEYOND => {
            format!("Num::Int({})", float as i128)
        }
        Some(float) if number.is_f64() => format!("Num::Float({float:?})"),
        Some(_) | None => format!("Num::Int({number})"),
    }
}

/// `Json`
pub fn json(value: &Value) -> String {
    match value {
        Value::Null => "Json::Null".to_owned(),
        Value::Bool(it) => format!("Json::Bool({it})"),
        Value::Number(it) => format!("Json::Number({})", number(it)),
        Value::String(it) => format!("Json::String({})", text(it)),
        Value::Array(items) => format!("Json::Array({})", list(items.iter().map(json))),
        Value::Object(members) => {
            let members = members.iter().map(|(key, it)| format!("({}, {})", text(key), json(it)));
            format!("Json::Object({})", list(members))
        }
    }
}

/// `Listed`
pub fn listed<'v>(values: impl Iterator<Item = &'v Value> + Clone) -> String {
    /// A list up to this long is searched.
    const SEARCHED: usize = 8;
    let mut sorted: Vec<&str> = values.clone().filter_map(Value::as_str).collect();
    if sorted.len() <= SEARCHED {
        sorted.clear();
    }
    sorted.sort_unstable();
    let values = list(values.map(json));
    format!("&Listed {{ values: {values}, sorted: {} }}", texts(sorted))
}
