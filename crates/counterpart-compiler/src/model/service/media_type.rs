//! Media types (RFC 9110, section 8.3.1).

use std::fmt;

/// A media type or a range of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaType {
    /// As the document writes it.
    pub text: String,
    /// In lower case, before the slash: `application`; `*` for any.
    pub kind: String,
    /// In lower case, behind the slash: `problem+json`; `*` for any.
    pub subtype: String,
    /// The parameters, names in lower case, in order.
    pub parameters: Vec<(String, String)>,
}

impl MediaType {
    /// Whether it is a range: `image/*`.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.kind == "*" || self.subtype == "*"
    }

    /// The type and the subtype: `application/json`.
    #[must_use]
    pub fn essence(&self) -> String {
        format!("{}/{}", self.kind, self.subtype)
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
