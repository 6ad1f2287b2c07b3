//! Values that have met their contract.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use crate::contract::Contract;
use crate::violation::Violations;

/// A `T` that has met its contract, and still does: it gives its value away only by reference or
/// whole ([`into_inner`](Self::into_inner)), so what was checked cannot be changed behind its back.
///
/// A `T` that serde decoded has met its contract as well, but its fields can be set afterwards; a `T`
/// that was made in Rust is checked by [`new`](Self::new). The error of deserialising a `Valid<T>`
/// lists every violation, that of a `T` only the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Valid<T>(T);

impl<T: Contract> Valid<T> {
    /// Checks a value made in Rust.
    ///
    /// # Errors
    /// Every violation, if the value does not meet the contract; the one violation `json`, if it
    /// cannot be written as JSON.
    pub fn new(value: T) -> Result<Self, Violations> {
        let json = serde_json::to_value(&value).map_err(|_| Violations::json())?;
        T::definition().checked(json)?;
        Ok(Self(value))
    }

    /// Reads a JSON text, checks it and decodes it.
    ///
    /// # Errors
    /// Those of [`Contract::from_json`].
    pub fn from_json(text: &str) -> Result<Self, Violations> {
        T::from_json(text).map(Self)
    }
}

impl<T> Valid<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Valid<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Contract> Deserialize<'de> for Valid<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::from_value(Value::deserialize(deserializer)?).map(Self).map_err(de::Error::custom)
    }
}
