//! The documents of contracts, as generated code holds them.

/// A schema document.
#[derive(Debug)]
pub struct Document {
    /// Its URI.
    pub uri: &'static str,
    /// Its JSON.
    pub text: &'static str,
}
