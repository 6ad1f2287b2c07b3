//! The trait of every generated type.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::definition::DefinitionData;
use crate::depth;
use crate::read::{self, Read};
use crate::violation::{Violation, Violations};

/// A type that a contract defines. Generated; not meant to be implemented by hand.
///
/// The type holds every value the contract admits, and may hold more: a `String` does not know its
/// `pattern`. What the contract admits is decided by [`from_json`](Self::from_json),
/// [`from_value`](Self::from_value) and [`Valid`](crate::Valid).
pub trait Contract: Sized + Serialize + DeserializeOwned + Read {
    /// The name of the definition, the same in every language.
    const NAME: &'static str;
    /// The JSON Schema of this definition: a `$ref` into the document of its contract.
    /// [`schema`](Self::schema) has the document with it.
    const SCHEMA: &'static str;
    /// SHA-256 of the documents that give the contract its meaning, in hexadecimal digits. Two
    /// systems whose digests differ hold different contracts.
    const DIGEST: &'static str;

    /// The data that checking needs.
    #[doc(hidden)]
    fn definition() -> &'static DefinitionData;

    /// What is wrong with `value`, as `docs/violations.md` lists it; nothing if it meets the contract.
    #[must_use]
    fn violations(value: &Value) -> Vec<Violation> {
        Self::definition().violations(value)
    }

    /// Whether `value` meets the contract.
    #[must_use]
    fn is_valid(value: &Value) -> bool {
        Self::definition().is_valid(value)
    }

    /// Checks `value` and decodes it.
    ///
    /// # Errors
    /// Every violation, if the value does not meet the contract.
    fn from_value(value: Value) -> Result<Self, Violations> {
        let value = Self::definition().checked(value)?;
        Self::decode(value).map_err(|mismatch| Violations::one(mismatch.into_violation()))
    }

    /// Reads a JSON text and checks it, in one pass where the schema allows it.
    ///
    /// # Errors
    /// Every violation, if the text does not hold a value that meets the contract. A text that is
    /// no JSON has the one violation `json`; one that nests beyond the limit, the one violation
    /// `depth`.
    fn from_json(text: &str) -> Result<Self, Violations> {
        let definition = Self::definition();
        if let Some(value) = read::json(text, definition.contract.depth) {
            return Ok(value);
        }
        let value = definition.suspected(depth::parse(text, definition.contract.depth)?)?;
        Self::decode(value).map_err(|mismatch| Violations::one(mismatch.into_violation()))
    }

    /// Writes the value as JSON.
    ///
    /// # Errors
    /// When the value cannot be written, such as a number that is not finite inside a `Value`.
    fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The JSON Schema of this definition, with every document it refers to inside.
    #[must_use]
    fn schema() -> Value {
        Self::definition().bundle()
    }
}
