//! Lists of values: what they share, and whether one value is in two of them. In time linear in
//! the lists.

use std::collections::HashSet;

use serde_json::{Number, Value};

/// The values of the first list that the second has as well, in the order of the first.
pub(super) fn shared(values: &[Value], others: &[Value]) -> Vec<Value> {
    let others: HashSet<String> = others.iter().map(exact).collect();
    values.iter().filter(|value| others.contains(&exact(value))).cloned().collect()
}

/// Scalars that were seen in lists so far.
#[derive(Debug, Default)]
pub(super) struct Seen(HashSet<String>);

impl Seen {
    /// Adds the values of a list. `false` when one of them is no scalar, or equals one of an earlier
    /// list. Numbers that are equal as doubles count as equal: JavaScript cannot distinguish them.
    pub(super) fn add(&mut self, values: &[Value]) -> bool {
        let scalars = values.iter().all(|value| !value.is_array() && !value.is_object());
        let marks: HashSet<String> = values.iter().map(double).collect();
        if !scalars || marks.iter().any(|mark| self.0.contains(mark)) {
            return false;
        }
        self.0.extend(marks);
        true
    }
}

/// A text that equal values share, and no others.
fn exact(value: &Value) -> String {
    match value {
        Value::Number(number) => exact_number(number),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(exact).collect::<Vec<_>>().join(","))
        }
        Value::Object(properties) => {
            let mut properties: Vec<_> = properties
                .iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), exact(value)))
                .collect();
            properties.sort_unstable();
            format!("{{{}}}", properties.join(","))
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.to_string(),
    }
}

#[allow(clippy::cast_possible_truncation)] // The fraction and the range were looked at.
fn exact_number(number: &Number) -> String {
    const LIMIT: f64 = 1e38;
    match number.as_f64() {
        Some(double) if number.is_f64() && double.fract() == 0.0 && double.abs() < LIMIT => {
            (double as i128).to_string()
        }
        Some(_) | None => number.to_string(),
    }
}

fn double(value: &Value) -> String {
    match value.as_f64() {
        // `+ 0.0` makes the negative zero positive.
        Some(double) => (double + 0.0).to_string(),
        None => value.to_string(),
    }
}
