//! Arrays whose leading items have types of their own, both ways.

use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_json::Value;

use crate::decode::{self, Decode, DecodeError, Decoded};

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
    /// When the value is not an array.
    pub fn of(value: Value) -> Decoded<Self> {
        Ok(Self { items: decode::array(value)?.into_iter(), at: 0 })
    }

    /// Takes the next item, which must be there.
    ///
    /// # Errors
    /// When it is missing, or its type cannot hold it.
    pub fn required<T: Decode>(&mut self) -> Decoded<T> {
        let at = self.at;
        self.optional()?.ok_or_else(|| DecodeError::expected("a value").below(at.to_string()))
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
/// has no gaps; and nothing after the first error, which it keeps to itself until the end.
#[derive(Debug)]
pub struct ItemsWriter<S: Serializer> {
    sequence: Result<S::SerializeSeq, S::Error>,
    ended: bool,
}

impl<S: Serializer> ItemsWriter<S> {
    /// Opens the array.
    pub fn new(serializer: S) -> Self {
        Self { sequence: serializer.serialize_seq(None), ended: false }
    }

    /// Writes an item that is always there.
    pub fn required<T: Serialize>(&mut self, item: &T) {
        if let (Ok(sequence), false) = (&mut self.sequence, self.ended)
            && let Err(error) = sequence.serialize_element(item)
        {
            self.sequence = Err(error);
        }
    }

    /// Writes an item that may be absent.
    pub fn optional<T: Serialize>(&mut self, item: &Option<T>) {
        match item {
            Some(item) => self.required(item),
            None => self.ended = true,
        }
    }

    /// Writes the items behind the leading ones.
    pub fn rest<T: Serialize>(&mut self, items: &[T]) {
        for item in items {
            self.required(item);
        }
    }

    /// Closes the array.
    ///
    /// # Errors
    /// Those of the serializer, wherever they arose.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.sequence.and_then(SerializeSeq::end)
    }
}
