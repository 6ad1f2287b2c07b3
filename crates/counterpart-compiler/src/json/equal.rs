//! Equality of JSON values as JSON Schema defines it.

use std::cmp::Ordering;

use serde_json::{Number, Value};

/// Whether two values are equal: numbers by their mathematical value (`1` and `1.0` are equal),
/// objects in any order of their properties.
#[must_use]
pub fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => compare(one, other) == Ordering::Equal,
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, value)| other.get(key).is_some_and(|other| equal(value, other)))
        }
        (
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_),
            _,
        ) => one == other,
    }
}

/// A text that two values share exactly where they are [`equal`], for finding a value among many.
#[must_use]
pub fn identity(value: &Value) -> String {
    let mut text = String::new();
    write_identity(value, &mut text);
    text
}

fn write_identity(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(yes) => text.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => {
            let number = integer(number).map_or_else(
                || format!("x{:x}", double(number).to_bits()),
                |integer| integer.to_string(),
            );
            text.push_str(&number);
        }
        Value::String(string) => text.push_str(&super::text(string)),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write_identity(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(properties) => {
            let mut properties: Vec<_> = properties.iter().collect();
            properties.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (key, value) in properties {
                text.push_str(&super::text(key));
                text.push(':');
                write_identity(value, text);
                text.push(',');
            }
            text.push('}');
        }
    }
}

/// Which of two numbers is greater, by their exact mathematical values: no integer is rounded to a
/// double first.
#[must_use]
pub fn compare(one: &Number, other: &Number) -> Ordering {
    match (integer(one), integer(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(one), None) => compare_with_double(one, double(other)),
        (None, Some(other)) => compare_with_double(other, double(one)).reverse(),
        (None, None) => double(one).total_cmp(&double(other)),
    }
}

fn double(number: &Number) -> f64 {
    number.as_f64().unwrap_or(f64::NAN)
}

/// The number as an integer: one that is written so, or a double without fraction in the range of
/// `i128`.
#[allow(clippy::cast_possible_truncation)] // The range and the fraction were looked at.
fn integer(number: &Number) -> Option<i128> {
    const LIMIT: f64 = 1e38;
    if let Some(value) = number.as_i64() {
        return Some(value.into());
    }
    if let Some(value) = number.as_u64() {
        return Some(value.into());
    }
    let value = number.as_f64()?;
    (value.fract() == 0.0 && value.abs() < LIMIT).then_some(value as i128)
}

/// An integer beside a double that is not one in the range of `i128`.
#[allow(clippy::cast_possible_truncation)] // The range was looked at.
fn compare_with_double(integer: i128, double: f64) -> Ordering {
    const LIMIT: f64 = 1e38;
    if double >= LIMIT {
        return Ordering::Less;
    }
    if double <= -LIMIT {
        return Ordering::Greater;
    }
    // The integer is not equal to a double with a fraction: it is greater than its floor, or not.
    if integer <= double.floor() as i128 { Ordering::Less } else { Ordering::Greater }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn numbers_are_equal_by_value() {
        for (one, other) in [("1", "1.0"), ("-0", "0.0"), ("1e3", "1000"), ("0.5", "5e-1")] {
            assert!(equal(&value(one), &value(other)), "{one} {other}");
        }
        for (one, other) in [
            ("9007199254740993", "9007199254740992.0"),
            ("18446744073709551615", "18446744073709551616.0"),
            ("1", "1.5"),
            ("1e300", "1e301"),
        ] {
            assert!(!equal(&value(one), &value(other)), "{one} {other}");
        }
    }

    #[test]
    fn the_order_is_that_of_the_numbers() {
        let numbers =
            ["-1e300", "-3", "-2.5", "-2", "-1e-9", "0", "0.5", "1", "1.5", "1e19", "1e300"];
        for (at, one) in numbers.iter().enumerate() {
            for (behind, other) in numbers.iter().enumerate() {
                let (Value::Number(one), Value::Number(other)) = (value(one), value(other)) else {
                    panic!("numbers")
                };
                assert_eq!(compare(&one, &other), at.cmp(&behind), "{one} {other}");
            }
        }
    }

    #[test]
    fn what_is_equal_has_one_identity() {
        let texts = [
            "1",
            "1.0",
            "-0",
            "0.0",
            "0",
            "1e3",
            "1000",
            "0.5",
            "5e-1",
            "1e300",
            "1e301",
            "1e38",
            "18446744073709551615",
            "18446744073709551616.0",
            "9007199254740993",
            "9007199254740992.0",
            "\"1\"",
            "null",
            "true",
            "\"null\"",
            "[]",
            "[1,2]",
            "[2,1]",
            "[[1],2]",
            "[1,[2]]",
            "[12]",
            "{}",
            "[\"a,b\"]",
            "[\"a\",\"b\"]",
            r#"{"a":1,"b":[2]}"#,
            r#"{"b":[2.0],"a":1}"#,
            r#"{"a":{"b":1}}"#,
        ];
        for one in texts {
            for other in texts {
                let (a, b) = (value(one), value(other));
                assert_eq!(identity(&a) == identity(&b), equal(&a, &b), "{one} {other}");
            }
        }
    }

    #[test]
    fn objects_have_no_order_and_arrays_have() {
        assert!(equal(&value(r#"{"a":1,"b":[2]}"#), &value(r#"{"b":[2.0],"a":1}"#)));
        assert!(!equal(&value("[1,2]"), &value("[2,1]")));
        assert!(!equal(&value(r#"{"a":1}"#), &value(r#"{"b":1}"#)));
        assert!(!equal(&value("null"), &value("false")));
    }
}
