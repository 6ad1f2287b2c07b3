//! Constraints on strings.

use serde_json::{Value, json};

use crate::model::Format;

/// A constraint on strings. It admits every value that is not a string.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StringConstraint {
    /// Strings with at most this number of Unicode code points.
    MaxLength(u64),
    /// Strings with at least this number of Unicode code points.
    MinLength(u64),
    /// Strings in which this ECMA-262 regular expression (flag `u`) matches somewhere.
    Pattern(String),
    /// Strings of this format. Present only where the format policy asserts it.
    Format(Format),
    /// Strings that decode from this encoding (asserted by draft 7 alone).
    ContentEncoding(String),
    /// Strings that, decoded, hold this media type (asserted by draft 7 alone).
    ContentMediaType {
        /// The media type.
        media_type: String,
        /// The sibling `contentEncoding` to decode first.
        encoding: Option<String>,
    },
}

impl StringConstraint {
    /// What it compares with.
    #[must_use]
    pub fn parameter(&self) -> Value {
        match self {
            Self::MaxLength(limit) | Self::MinLength(limit) => (*limit).into(),
            Self::Pattern(text) | Self::ContentEncoding(text) => text.clone().into(),
            Self::Format(format) => format.name().into(),
            Self::ContentMediaType { media_type, encoding } => {
                json!({"mediaType": media_type, "encoding": encoding})
            }
        }
    }
}
