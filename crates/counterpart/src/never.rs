//! The type without values.

use std::convert::Infallible;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What a schema that admits nothing is decoded into: there is no such value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Never(Infallible);

impl Serialize for Never {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        match self.0 {}
    }
}

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(de::Error::custom("expected nothing"))
    }
}
