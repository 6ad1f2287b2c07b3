//! Equality of JSON values as JSON Schema has it.

use serde_json::{Number, Value};

/// Whether two JSON values are equal: numbers by value, objects whatever their order.
pub(super) fn json_equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => number_equal(a, b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| json_equal(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| json_equal(a, b)))
        }
        _ => a == b,
    }
}

#[allow(clippy::float_cmp)] // Equality of numbers is what is asked.
fn number_equal(a: &Number, b: &Number) -> bool {
    a == b
        || (!(a.is_f64() && b.is_f64()) && (a.is_f64() || b.is_f64()) && a.as_f64() == b.as_f64())
}
