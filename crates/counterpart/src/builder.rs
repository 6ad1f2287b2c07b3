//! The support code of generated builders.

/// A builder was not given a property that must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BuildError {
    /// The name of the property in JSON.
    pub property: &'static str,
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the property {:?} must be set", self.property)
    }
}

impl std::error::Error for BuildError {}

/// The value of a property that must be there.
///
/// # Errors
/// When it was not set.
pub fn required<T>(value: Option<T>, property: &'static str) -> Result<T, BuildError> {
    value.ok_or(BuildError { property })
}
