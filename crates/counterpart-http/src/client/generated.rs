//! What generated clients do with values before a call, and with problems after it.

use counterpart::Value;
use serde::Serialize;
use serde_json::Map;

use super::received::Received;

/// A value as it is sent; null, which its contract refuses, where JSON cannot say it.
pub fn value<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The parameters of a call, by their keys.
pub fn parameters<T: Serialize>(parameters: &T) -> Map<String, Value> {
    match value(parameters) {
        Value::Object(members) => members,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}

impl Received {
    /// The member `code` of a problem.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        let body: Value = serde_json::from_slice(&self.body).ok()?;
        Some(body.get("code")?.as_str()?.to_owned())
    }
}
