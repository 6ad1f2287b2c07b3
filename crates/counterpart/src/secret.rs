//! Strings that are never printed.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::decode::{Decode, Decoded};
use crate::mask::mask;

/// A secret string. `Debug` and `Display` show it masked; [`expose`](Self::expose) gives it away.
///
/// ```
/// let token = counterpart::Secret::from("sk_live_1234567890");
/// assert_eq!(token.to_string(), "••••7890");
/// assert_eq!(token.expose(), "sk_live_1234567890");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The secret itself, owned.
    #[must_use]
    pub fn into_exposed(self) -> String {
        self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&mask(&self.0))
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Self {
        Self(secret)
    }
}

impl From<&str> for Secret {
    fn from(secret: &str) -> Self {
        Self(secret.to_owned())
    }
}

impl Decode for Secret {
    fn decode(value: Value) -> Decoded<Self> {
        String::decode(value).map(Self)
    }
}
