//! Enums whose values are not all strings.

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use crate::decode::{DecodeError, Decoded};
use crate::number;

/// The position of `value` among the values, which are written as JSON.
///
/// # Errors
/// When it is not among them.
pub fn decode(value: &Value, values: &[&str]) -> Decoded<usize> {
    let is_it = |json: &&str| parse(json).is_some_and(|listed| number::equal(&listed, value));
    values.iter().position(is_it).ok_or(DecodeError::expected("one of the listed values"))
}

/// Writes a value that is written as JSON.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    parse(json).serialize(serializer)
}

fn parse(json: &str) -> Option<Value> {
    serde_json::from_str(json).ok()
}
