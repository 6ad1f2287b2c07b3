//! Values that are read without a check.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use crate::decode::Decode;

/// A `T` that serde decoded without checking it against its contract: only that the type can hold
/// it. For data that was checked before, such as rows that only this program writes.
///
/// ```
/// use counterpart::Unchecked;
///
/// let count: Unchecked<u64> = serde_json::from_str("3")?;
/// assert_eq!(*count, 3);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unchecked<T>(pub T);

impl<T> Deref for Unchecked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Unchecked<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Serialize> Serialize for Unchecked<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Decode> Deserialize<'de> for Unchecked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(Value::deserialize(deserializer)?).map(Self).map_err(de::Error::custom)
    }
}
