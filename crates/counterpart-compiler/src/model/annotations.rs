//! The annotations of a schema: documentation for readers, and the `x-counterpart` extension.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::format::Format;
use super::width::Width;

/// Annotations of one schema. None of them changes which instances are valid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// `title`
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// What is said of each value of `enum`, in its order; an empty text says nothing.
    pub of_values: Vec<String>,
    /// `default`
    pub default: Option<Value>,
    /// `examples`
    pub examples: Vec<Value>,
    /// `deprecated`
    pub deprecated: bool,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `format`, whether or not it is asserted
    pub format: Option<Format>,
    /// The integer type that `format` names: `int32`. It asserts nothing.
    pub width: Option<Width>,
    /// `x-counterpart`
    pub extension: Extension,
}

/// The `x-counterpart` annotation: what a contract may say beyond JSON Schema.
/// It never changes which instances are valid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "x-counterpart")]
pub struct Extension {
    /// On an enum: the name of its list constant, in both languages: `"SERVICE_KEYS"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[A-Z][A-Z0-9_]*$"))]
    pub list: Option<String>,
    /// The name of the definition, in both languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[A-Za-z][A-Za-z0-9_]*$"))]
    pub name: Option<String>,
    /// On a map keyed by an enum, with `const`: the build fails when the table forgets a value.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exhaustive: bool,
    /// On a string: it is never printed; `Debug`, `Display` and violations mask it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub secret: bool,
    /// Which way its instances go between systems, where `counterpart.toml` does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// Which way instances of a definition go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Written by clients, read by the server.
    Request,
    /// Written by the server, read by clients.
    Response,
    /// Both.
    Both,
}

impl Extension {
    /// The first of its names that is invalid, as a message.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let reads = |name: &Option<String>, first: fn(char) -> bool, rest: fn(char) -> bool| {
            name.as_ref().is_none_or(|name| name.starts_with(first) && name.chars().all(rest))
        };
        let upper = |c: char| c.is_ascii_uppercase();
        let constant = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        let letter = |c: char| c.is_ascii_alphabetic();
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !reads(&self.list, upper, constant) {
            Some("`list` is not a SCREAMING_SNAKE_CASE name")
        } else if !reads(&self.name, letter, word) {
            Some("`name` is not an identifier")
        } else {
            None
        }
    }
}
