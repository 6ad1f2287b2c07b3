//! Constants: those whose value is written as JSON, and single values in tables.

use serde::Serialize;
use serde_json::Value;

use crate::decode::{Decode, DecodeError, Decoded};
use crate::number;

/// The value of a constant.
///
/// # Panics
/// Never on a constant that was generated: the compiler that wrote it has seen that it decodes.
#[must_use]
pub fn constant<T: Decode>(json: &'static str) -> T {
    let value = serde_json::from_str(json);
    match value.map(T::decode) {
        Ok(Ok(value)) => value,
        Ok(Err(mismatch)) => unreachable!("a constant of the contract: {mismatch}"),
        Err(error) => unreachable!("a constant of the contract: {error}"),
    }
}

/// A scalar of a contract that generated code has in its tables: a string, a number or a boolean.
pub trait Literal: Serialize + Copy {
    /// Whether `value` is equal to it.
    fn is(self, value: &Value) -> bool;
}

impl Literal for &'static str {
    fn is(self, value: &Value) -> bool {
        value.as_str() == Some(self)
    }
}

impl Literal for bool {
    fn is(self, value: &Value) -> bool {
        value.as_bool() == Some(self)
    }
}

macro_rules! numbers {
    ($($type:ident),+) => {$(
        impl Literal for $type {
            fn is(self, value: &Value) -> bool {
                number::equal(&Value::from(self), value)
            }
        }
    )+};
}

numbers!(i32, i64, u64, f64);

/// Decodes the only value that there can be.
///
/// # Errors
/// When the value is another one.
pub fn only(literal: impl Literal, value: &Value) -> Decoded<()> {
    literal.is(value).then_some(()).ok_or(DecodeError::expected("the only admitted value"))
}
