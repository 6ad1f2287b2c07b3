//! What is wrong with an instance. `docs/violations.md` is the table this follows.

mod convert;
mod message;
mod path;

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

pub(crate) use convert::of;

/// One thing that is wrong with an instance. Nothing in it is taken from the values of the
/// instance, only the path to the place and the names of its properties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Violation {
    /// Where in the instance, as a JSON Pointer.
    pub instance_path: String,
    /// The keywords that were passed through from the definition's own schema, as a JSON Pointer.
    pub evaluation_path: String,
    /// The keyword that refused; `depth`, `json` and `decode` are not keywords of JSON Schema.
    pub keyword: String,
    /// What the keyword asks for.
    pub parameters: Map<String, Value>,
    /// One sentence, made from keyword and parameters only.
    pub message: String,
    /// For `anyOf` and `oneOf` why each branch refused; for `propertyNames` what is wrong with the
    /// name, as the only list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Vec<Violation>>,
}

impl Violation {
    fn new(
        instance_path: String,
        evaluation_path: String,
        keyword: &str,
        parameters: Value,
    ) -> Self {
        let Value::Object(parameters) = parameters else {
            return Self::new(instance_path, evaluation_path, keyword, json!({}));
        };
        let message = message::of(keyword, &parameters);
        let (keyword, causes) = (keyword.to_owned(), Vec::new());
        Self { instance_path, evaluation_path, keyword, parameters, message, causes }
    }

    /// Changes a parameter, and the message with it.
    pub(crate) fn set_parameter(&mut self, name: &str, value: Value) {
        self.parameters.insert(name.to_owned(), value);
        self.message = message::of(&self.keyword, &self.parameters);
    }

    fn whole(keyword: &str, parameters: Value) -> Self {
        Self::new(String::new(), String::new(), keyword, parameters)
    }

    /// The instance nests deeper than `limit` levels.
    pub(crate) fn depth(limit: usize) -> Self {
        Self::whole("depth", json!({ "limit": limit }))
    }

    /// The Rust type cannot hold the value there.
    pub(crate) fn undecoded(instance_path: String, expected: &str) -> Self {
        Self::new(instance_path, String::new(), "decode", json!({ "expected": expected }))
    }

    /// No validator could be made of the contract, so nothing is let through.
    pub(crate) fn unusable(reason: &str) -> Self {
        Self::whole("schema", json!({ "reason": reason }))
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.instance_path.as_str() {
            "" => f.write_str(&self.message),
            path => write!(f, "{path}: {}", self.message),
        }
    }
}

/// Everything that is wrong with an instance; at least one violation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(crate) const fn new(violations: Vec<Violation>) -> Self {
        Self(violations)
    }

    pub(crate) fn one(violation: Violation) -> Self {
        Self(vec![violation])
    }

    /// The text is not JSON.
    pub(crate) fn json() -> Self {
        Self::one(Violation::whole("json", json!({})))
    }

    /// The violations, in the order of the schema.
    #[must_use]
    pub fn as_slice(&self) -> &[Violation] {
        &self.0
    }

    /// The violations, in the order of the schema.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// The violations, owned.
    #[must_use]
    pub fn into_vec(self) -> Vec<Violation> {
        self.0
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.iter().enumerate() {
            let separator = if at == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
