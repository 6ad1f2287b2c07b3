//! Objects with declared properties, both ways.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::decode::{self, Decode, Decoded, Mismatch};

/// The properties of an object that is being decoded; each is taken out once.
#[derive(Debug)]
pub struct Properties(Map<String, Value>);

impl Properties {
    /// Starts with all properties of an object.
    ///
    /// # Errors
    /// When the value is no object.
    pub fn of(value: Value) -> Decoded<Self> {
        decode::object(value).map(Self)
    }

    fn take<T: Decode>(&mut self, key: &str) -> Decoded<Option<T>> {
        // The order of the others means nothing, so the cheap removal will do.
        let value = self.0.swap_remove(key);
        value.map(T::decode).transpose().map_err(|error| error.below(key))
    }

    /// Takes a property that must be there.
    ///
    /// # Errors
    /// When it is missing, or its type cannot hold it.
    pub fn required<T: Decode>(&mut self, key: &str) -> Decoded<T> {
        self.take(key)?.ok_or_else(|| Mismatch::expected("a value").below(key))
    }

    /// Takes a property that may be there.
    ///
    /// # Errors
    /// When its type cannot hold it.
    pub fn optional<T: Decode>(&mut self, key: &str) -> Decoded<Option<T>> {
        self.take(key)
    }

    /// Takes every property that is left.
    ///
    /// # Errors
    /// When the type cannot hold one.
    pub fn rest<T: Decode>(&mut self) -> Decoded<BTreeMap<String, T>> {
        self.prefixed(&[""])
    }

    /// Takes every property that is left and has a name with one of the prefixes.
    ///
    /// # Errors
    /// When the type cannot hold one.
    pub fn prefixed<T: Decode>(&mut self, prefixes: &[&str]) -> Decoded<BTreeMap<String, T>> {
        std::mem::take(&mut self.0)
            .into_iter()
            .filter(|(key, _)| prefixes.iter().any(|prefix| key.starts_with(prefix)))
            .map(|(key, value)| match T::decode(value) {
                Ok(value) => Ok((key, value)),
                Err(error) => Err(error.below(key)),
            })
            .collect()
    }
}

/// Writes the properties of an object.
#[derive(Debug)]
pub struct Writer<S: Serializer>(S::SerializeMap);

impl<S: Serializer> Writer<S> {
    /// Opens the object.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn new(serializer: S) -> Result<Self, S::Error> {
        serializer.serialize_map(None).map(Self)
    }

    /// Writes a property that is always there.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn required<T: Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_entry(key, value)
    }

    /// Writes a property that may be absent.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn optional<T: Serialize>(
        &mut self,
        key: &'static str,
        value: &Option<T>,
    ) -> Result<(), S::Error> {
        value.as_ref().map_or(Ok(()), |value| self.0.serialize_entry(key, value))
    }

    /// Writes the properties that the contract does not name.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn rest<T: Serialize>(&mut self, rest: &BTreeMap<String, T>) -> Result<(), S::Error> {
        rest.iter().try_for_each(|(key, value)| self.0.serialize_entry(key, value))
    }

    /// Closes the object.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}
