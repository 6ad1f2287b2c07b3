//! The sentence of a violation.

use serde_json::{Map, Value};

/// The sentence for a keyword with these parameters.
pub fn of(keyword: &str, parameters: &Map<String, Value>) -> String {
    let _ = parameters;
    format!("{keyword} failed")
}
