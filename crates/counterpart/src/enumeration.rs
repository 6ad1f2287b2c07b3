//! Enums of strings.

/// A string that an enum does not list. It does not quote the string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseEnumError {
    /// The name of the enum.
    pub name: &'static str,
}

impl std::fmt::Display for ParseEnumError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not one of the values of {}", self.name)
    }
}

impl std::error::Error for ParseEnumError {}

/// The error of an enum that does not list a string.
#[must_use]
pub const fn not_listed(name: &'static str) -> ParseEnumError {
    ParseEnumError { name }
}
