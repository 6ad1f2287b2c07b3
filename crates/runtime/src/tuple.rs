//! Arrays whose leading items have types of their own, both ways.

use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_json::Value;

use crate::decode::{self, Decode, Decoded, Mismatch};

/// The items of an array that is being decoded, taken from the front.
#[derive(Debug)]
pub struct Items {
    items: std::vec::IntoIter<Value>,
    at: usize,
}

impl Items {
    /// Starts with all items of an array.
    ///
    /// # Errors
    /// When the value is no array.
    pub fn of(value: Value) -> Decoded<Self> {
        Ok(Self { items: decode::array(value)?.into_iter(), at: 0 })
    }

    /// Takes the next item, which must be there.
    ///
    /// # Errors
    /// When it is missing, or its type cannot hold it.
    pub fn required<T: Decode>(&mut self) -> Decoded<T> {
        let at = self.at;
        self.optional()?.ok_or_else(|| Mismatch::expected("a value").below(at.to_string()))
    }

    /// Takes the next item, which may be there.
    ///
    /// # Errors
    /// When its type cannot hold it.
    pub fn optional<T: Decode>(&mut self) -> Decoded<Option<T>> {
        let at = self.at;
        self.at += 1;
        self.items.next().map(T::decode).transpose().map_err(|error| error.below(at.to_string()))
    }

    /// Takes every item that is left.
    ///
    /// # Errors
    /// When the type cannot hold one.
    pub fn rest<T: Decode>(&mut self) -> Decoded<Vec<T>> {
        std::iter::from_fn(|| self.optional().transpose()).collect()
    }
}

/// Writes the items of an array. After the first absent one nothing more is written, since an array
/// has no gaps.
#[derive(Debug)]
pub struct ItemsWriter<S: Serializer> {
    sequence: S::SerializeSeq,
    ended: bool,
}

impl<S: Serializer> ItemsWriter<S> {
    /// Opens the array.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn new(serializer: S) -> Result<Self, S::Error> {
        Ok(Self { sequence: serializer.serialize_seq(None)?, ended: false })
    }

    /// Writes an item that is always there.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn required<T: Serialize>(&mut self, item: &T) -> Result<(), S::Error> {
        self.sequence.serialize_element(item)
    }

    /// Writes an item that may be absent.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn optional<T: Serialize>(&mut self, item: &Option<T>) -> Result<(), S::Error> {
        self.ended |= item.is_none();
        match item {
            Some(item) if !self.ended => self.sequence.serialize_element(item),
            Some(_) | None => Ok(()),
        }
    }

    /// Writes the items behind the leading ones.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn rest<T: Serialize>(&mut self, items: &[T]) -> Result<(), S::Error> {
        let items = if self.ended { &[] } else { items };
        items.iter().try_for_each(|item| self.sequence.serialize_element(item))
    }

    /// Closes the array.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.sequence.end()
    }
}
