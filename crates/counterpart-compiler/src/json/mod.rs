//! Rules of JSON that every stage shares: equality of values, and JSON Pointers.

pub mod pointer;

mod equal;

pub use equal::{compare, equal, identity};

/// A string as JSON writes it.
#[must_use]
pub fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
