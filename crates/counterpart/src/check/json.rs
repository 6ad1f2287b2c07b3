//! JSON values as static data.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::number::Num;

/// A JSON value that a contract states.
#[derive(Clone, Copy, Debug)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Num),
    /// A string.
    String(&'static str),
    /// An array.
    Array(&'static [Json]),
    /// An object.
    Object(&'static [(&'static str, Json)]),
}

impl Json {
    /// Whether it equals `value`: numbers by value, objects whatever the order of their properties.
    pub(crate) fn equals(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Null, Value::Null) => true,
            (Self::Bool(one), Value::Bool(other)) => one == other,
            (Self::Number(one), Value::Number(other)) => *one == Num::of(other),
            (Self::String(one), Value::String(other)) => one == other,
            (Self::Array(one), Value::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.equals(b))
            }
            (Self::Object(one), Value::Object(other)) => {
                one.len() == other.len()
                    && one.iter().all(|(key, a)| other.get(*key).is_some_and(|b| a.equals(b)))
            }
            (
                Self::Null
                | Self::Bool(_)
                | Self::Number(_)
                | Self::String(_)
                | Self::Array(_)
                | Self::Object(_),
                _,
            ) => false,
        }
    }

    /// The string, if it is one.
    pub(crate) const fn as_str(&self) -> Option<&'static str> {
        match self {
            Self::String(text) => Some(text),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// The same as a value of its own.
    pub(crate) fn to_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(it) => it.into(),
            Self::Number(it) => Value::Number(it.to_number()),
            Self::String(it) => it.into(),
            Self::Array(items) => items.iter().map(|item| item.to_value()).collect(),
            Self::Object(members) => Value::Object(
                members.iter().map(|(key, it)| ((*key).to_owned(), it.to_value())).collect(),
            ),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(it) => serializer.serialize_bool(*it),
            Self::Number(it) => it.to_number().serialize(serializer),
            Self::String(it) => serializer.serialize_str(it),
            Self::Array(items) => serializer.collect_seq(items.iter()),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(k, v)| (k, v))),
        }
    }
}
