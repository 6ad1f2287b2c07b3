//! The syntaxes in which documents are written.

use std::ffi::OsStr;
use std::path::Path;

/// The syntax of a document. The same values are read from either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// JSON (RFC 8259).
    Json,
    /// YAML 1.2, as far as it has the values of JSON.
    Yaml,
}

impl Syntax {
    /// The syntax of a file, by the ending of its name: `.json`, `.yaml` or `.yml`. `None` for other
    /// endings, upper case included.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension().and_then(OsStr::to_str)? {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}
