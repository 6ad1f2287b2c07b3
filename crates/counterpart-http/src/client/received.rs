//! An answer as it came, and how its body is read.

use counterpart::{Contract, Value, Violation};

/// An answer that came whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the body was longer than the client admits, and is not here.
    pub is_too_long: bool,
}

impl Received {
    /// The first header of this name; case does not count.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as a JSON text that meets the contract of `T`. Of a key that stands twice the last one
    /// counts.
    ///
    /// # Errors
    /// When the body is not UTF-8, is not JSON, or does not meet the contract.
    pub fn json<T: Contract>(&self) -> Result<T, Mismatch> {
        let text = self.text().map_err(|_| Mismatch::Json)?;
        T::from_json(&text).map_err(|found| {
            let violations: Vec<Violation> = found.into_iter().collect();
            let is_json = violations.iter().any(|violation| violation.keyword != "json");
            if is_json { Mismatch::Contract(violations) } else { Mismatch::Json }
        })
    }

    /// The body as any JSON value.
    ///
    /// # Errors
    /// When the body is not UTF-8 or not JSON.
    pub fn value(&self) -> Result<Value, Mismatch> {
        serde_json::from_slice(&self.body).map_err(|_| Mismatch::Json)
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn text(&self) -> Result<String, Mismatch> {
        std::str::from_utf8(&self.body).map(str::to_owned).map_err(|_| Mismatch::Text)
    }

    /// The body.
    ///
    /// # Errors
    /// None; it has the form of the other readers.
    pub fn bytes(&self) -> Result<Vec<u8>, Mismatch> {
        Ok(self.body.clone())
    }
}

/// How a declared answer breaks what was declared. No part of the answer's values is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The body is not UTF-8, or not JSON.
    Json,
    /// The text is not UTF-8.
    Text,
    /// The body does not meet its contract.
    Contract(Vec<Violation>),
    /// The body is longer than the client admits.
    Length,
    /// A declared header is missing, or its value does not meet its contract.
    Header(&'static str, Vec<Violation>),
}
