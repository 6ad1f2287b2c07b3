//! Numbers. JSON has one kind of number, so `1.0` is the integer 1.

use serde_json::{Number, Value};

use crate::decode::{Decode, DecodeError, Decoded};

/// 2⁶⁴, the first whole number that no 64-bit integer holds.
const BEYOND: f64 = 18_446_744_073_709_551_616.0;

/// The integer that `number` is, if a 64-bit integer holds it.
fn integer(number: &Number) -> Option<i128> {
    if let Some(signed) = number.as_i64() {
        return Some(signed.into());
    }
    if let Some(unsigned) = number.as_u64() {
        return Some(unsigned.into());
    }
    whole(number.as_f64()?)
}

/// The integer that a double is, if a 64-bit integer holds it.
pub fn whole(float: f64) -> Option<i128> {
    // Within these bounds every whole double is an i128, so the cast is exact.
    #[allow(clippy::cast_possible_truncation)]
    (float.fract() == 0.0 && float.abs() < BEYOND).then_some(float as i128)
}

/// The integers of Rust.
pub trait Integer {
    /// What a value has to be, for errors.
    const EXPECTED: &'static str;
}

macro_rules! integers {
    ($($type:ident: $expected:literal),+ $(,)?) => {$(
        impl Integer for $type {
            const EXPECTED: &'static str = $expected;
        }

        impl Decode for $type {
            fn decode(value: Value) -> Decoded<Self> {
                let found = value.as_number().and_then(integer);
                found
                    .and_then(|found| Self::try_from(found).ok())
                    .ok_or(DecodeError::expected($expected))
            }
        }
    )+};
}

integers! {
    u8: "an integer from 0 to 2⁸ − 1",
    u16: "an integer from 0 to 2¹⁶ − 1",
    u32: "an integer from 0 to 2³² − 1",
    u64: "an integer from 0 to 2⁶⁴ − 1",
    i8: "an integer from −2⁷ to 2⁷ − 1",
    i16: "an integer from −2¹⁵ to 2¹⁵ − 1",
    i32: "an integer from −2³¹ to 2³¹ − 1",
    i64: "an integer from −2⁶³ to 2⁶³ − 1",
}

impl Decode for f64 {
    fn decode(value: Value) -> Decoded<Self> {
        value.as_f64().ok_or(DecodeError::expected("a number"))
    }
}

/// Whether two JSON values are equal: numbers by value, objects whatever the order of their keys.
pub fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => match (integer(left), integer(right)) {
            (Some(left), Some(right)) => left == right,
            (None, None) => left.as_f64() == right.as_f64(),
            (Some(_), None) | (None, Some(_)) => false,
        },
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(key, left)| right.get(key).is_some_and(|right| equal(left, right)))
        }
        (left, right) => left == right,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_whole_float_is_an_integer() {
        assert_eq!(u8::decode(json!(1.0)), Ok(1));
        assert_eq!(i64::decode(json!(-0.0)), Ok(0));
        assert_eq!(u64::decode(json!(1e19)), Ok(10_000_000_000_000_000_000));
        assert_eq!(u64::decode(json!(u64::MAX)), Ok(u64::MAX));
        assert!(u64::decode(json!(1e20)).is_err());
        assert!(i64::decode(json!(1e300)).is_err());
        assert!(u8::decode(json!(256)).is_err());
        assert!(i64::decode(json!(1.5)).is_err());
    }

    #[test]
    fn numbers_are_equal_by_value() {
        assert!(equal(&json!([{"a": 1}]), &json!([{"a": 1.0}])));
        assert!(equal(&json!(1e300), &json!(1e300)));
        assert!(!equal(&json!(1), &json!(true)));
        assert!(!equal(&json!(9_007_199_254_740_993_u64), &json!(9_007_199_254_740_992.0)));
    }
}
