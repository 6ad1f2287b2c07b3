//! From a JSON value to a typed one.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::never::Never;
use crate::violation::Violation;

/// The result of decoding.
pub type Decoded<T> = Result<T, DecodeError>;

/// A type that JSON values can be moved into. A value that has met the contract of a generated
/// type always can, save for a number that no Rust integer of its field holds.
pub trait Decode: Sized {
    /// Moves `value` into the type.
    ///
    /// # Errors
    /// When the type cannot hold it.
    fn decode(value: Value) -> Decoded<Self>;
}

/// Why a type cannot hold a value. It never quotes the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    expected: &'static str,
    /// The steps to the value, innermost first.
    path: Vec<String>,
}

impl DecodeError {
    /// The value is not what is named here.
    #[must_use]
    pub const fn expected(expected: &'static str) -> Self {
        Self { expected, path: Vec::new() }
    }

    /// Says that the value was below this property or item.
    #[must_use]
    pub fn below(mut self, step: impl Into<String>) -> Self {
        self.path.push(step.into());
        self
    }

    fn instance_path(&self) -> String {
        self.path.iter().rev().fold(String::new(), |path, step| {
            path + "/" + &step.replace('~', "~0").replace('/', "~1")
        })
    }

    pub(crate) fn into_violation(self) -> Violation {
        Violation::undecoded(self.instance_path(), self.expected)
    }
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.instance_path();
        if path.is_empty() {
            write!(f, "expected {}", self.expected)
        } else {
            write!(f, "expected {} at {path}", self.expected)
        }
    }
}

impl std::error::Error for DecodeError {}

impl Decode for Value {
    fn decode(value: Value) -> Decoded<Self> {
        Ok(value)
    }
}

impl Decode for () {
    fn decode(value: Value) -> Decoded<Self> {
        value.is_null().then_some(()).ok_or(DecodeError::expected("null"))
    }
}

impl Decode for bool {
    fn decode(value: Value) -> Decoded<Self> {
        value.as_bool().ok_or(DecodeError::expected("a boolean"))
    }
}

impl Decode for String {
    fn decode(value: Value) -> Decoded<Self> {
        match value {
            Value::String(text) => Ok(text),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Array(_)
            | Value::Object(_) => Err(DecodeError::expected("a string")),
        }
    }
}

impl Decode for Never {
    fn decode(_: Value) -> Decoded<Self> {
        Err(DecodeError::expected("nothing"))
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(value: Value) -> Decoded<Self> {
        T::decode(value).map(Self::new)
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(value: Value) -> Decoded<Self> {
        if value.is_null() { Ok(None) } else { T::decode(value).map(Some) }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: Value) -> Decoded<Self> {
        let items = array(value)?.into_iter().enumerate();
        items
            .map(|(at, item)| T::decode(item).map_err(|error| error.below(at.to_string())))
            .collect()
    }
}

impl<K: Decode + Ord, T: Decode> Decode for BTreeMap<K, T> {
    fn decode(value: Value) -> Decoded<Self> {
        let members = object(value)?.into_iter();
        members
            .map(|(key, value)| {
                let value = T::decode(value).map_err(|error| error.below(key.as_str()))?;
                Ok((K::decode(Value::String(key))?, value))
            })
            .collect()
    }
}

pub(crate) fn array(value: Value) -> Decoded<Vec<Value>> {
    match value {
        Value::Array(items) => Ok(items),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            Err(DecodeError::expected("an array"))
        }
    }
}

pub(crate) fn object(value: Value) -> Decoded<Map<String, Value>> {
    match value {
        Value::Object(members) => Ok(members),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err(DecodeError::expected("an object"))
        }
    }
}
