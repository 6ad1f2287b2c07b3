//! Objects with declared properties, both ways.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::constant::{self, Literal};
use crate::decode::{self, Decode, DecodeError, Decoded};

/// The properties of an object that is being decoded; each is taken out once.
///
/// Like [`Writer`], it keeps an error to itself until the end wherever it can: code that may leave
/// after each of many properties, and must then drop those it has, grows with their square.
#[derive(Debug)]
pub struct Properties {
    left: Map<String, Value>,
    error: Option<DecodeError>,
}

impl Properties {
    /// Starts with all properties of an object.
    ///
    /// # Errors
    /// When the value is not an object.
    pub fn of(value: Value) -> Decoded<Self> {
        Ok(Self { left: decode::object(value)?, error: None })
    }

    fn take<T: Decode>(&mut self, key: &str) -> Decoded<Option<T>> {
        // The order of the others means nothing, so the cheap removal will do.
        let value = self.left.swap_remove(key);
        value.map(T::decode).transpose().map_err(|error| error.below(key))
    }

    /// Takes a property that must be there.
    ///
    /// # Errors
    /// When it is missing, or its type cannot hold it.
    pub fn required<T: Decode>(&mut self, key: &str) -> Decoded<T> {
        self.take(key)?.ok_or_else(|| DecodeError::expected("a value").below(key))
    }

    /// Takes a property that may be there. Where its type cannot hold it, [`end`](Self::end) says so.
    pub fn optional<T: Decode>(&mut self, key: &str) -> Option<T> {
        self.take(key).unwrap_or_else(|error| {
            self.error.get_or_insert(error);
            None
        })
    }

    /// Takes a property that must be there and can have one value only. Where it is another,
    /// [`end`](Self::end) says so.
    pub fn constant(&mut self, key: &str, literal: impl Literal) {
        let found = self.left.swap_remove(key);
        let found = found.ok_or(DecodeError::expected("a value"));
        if let Err(error) = found.and_then(|value| constant::only(literal, &value)) {
            self.error.get_or_insert(error.below(key));
        }
    }

    /// Takes a property that may be there and can have one value only. Where it is another,
    /// [`end`](Self::end) says so.
    pub fn presence(&mut self, key: &str, literal: impl Literal) -> Option<()> {
        self.left.contains_key(key).then(|| self.constant(key, literal))
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
        std::mem::take(&mut self.left)
            .into_iter()
            .filter(|(key, _)| prefixes.iter().any(|prefix| key.starts_with(prefix)))
            .map(|(key, value)| match T::decode(value) {
                Ok(value) => Ok((key, value)),
                Err(error) => Err(error.below(key)),
            })
            .collect()
    }

    /// What was made of the properties, unless one of them did not fit.
    ///
    /// # Errors
    /// When the type of a property could not hold it.
    pub fn end<T>(self, made: T) -> Decoded<T> {
        self.error.map_or(Ok(made), Err)
    }
}

/// Writes the properties of an object. It keeps the first error to itself until the end, so that the
/// code that calls it has no branch for each property.
#[derive(Debug)]
pub struct Writer<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> Writer<S> {
    /// Opens the object.
    pub fn new(serializer: S) -> Self {
        Self(serializer.serialize_map(None))
    }

    fn entry<T: Serialize>(&mut self, key: &str, value: &T) {
        if let Ok(map) = &mut self.0
            && let Err(error) = map.serialize_entry(key, value)
        {
            self.0 = Err(error);
        }
    }

    /// Writes a property that is always there.
    pub fn required<T: Serialize>(&mut self, key: &'static str, value: &T) {
        self.entry(key, value);
    }

    /// Writes a property that may be absent.
    pub fn optional<T: Serialize>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.entry(key, value);
        }
    }

    /// Writes a property that can have one value only.
    pub fn constant(&mut self, key: &'static str, literal: impl Literal) {
        self.entry(key, &literal);
    }

    /// Writes a property that can have one value only, if it is there.
    pub fn presence(&mut self, key: &'static str, literal: impl Literal, there: &Option<()>) {
        if there.is_some() {
            self.constant(key, literal);
        }
    }

    /// Writes the properties that the contract does not name.
    pub fn rest<T: Serialize>(&mut self, rest: &BTreeMap<String, T>) {
        for (key, value) in rest {
            self.entry(key, value);
        }
    }

    /// Closes the object.
    ///
    /// # Errors
    /// Those of the serializer, wherever they arose.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0.and_then(SerializeMap::end)
    }
}
