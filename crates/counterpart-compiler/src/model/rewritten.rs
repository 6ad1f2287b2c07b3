//! A document with the regular expressions of another engine.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::json::pointer;

/// A document as the validator `jsonschema`, which judges, reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewritten {
    /// The document.
    pub value: Value,
    /// Its regular expressions that are not as written, each with what is written.
    pub patterns: BTreeMap<String, String>,
}

impl Rewritten {
    /// The JSON Pointer in this document to what a pointer of the document as written leads to.
    #[must_use]
    pub fn pointer(&self, written: &str) -> String {
        let mut at = Some(&self.value);
        let mut found = String::new();
        for step in written.split('/').skip(1) {
            let plain = pointer::unescaped(step);
            let child = at.and_then(|value| match value {
                Value::Object(properties) => properties.get(&*plain),
                Value::Array(items) => items.get(plain.parse::<usize>().ok()?),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
            });
            let renamed = || self.patterns.iter().find(|(_, original)| **original == *plain);
            let (name, child) = match child {
                Some(child) => (&*plain, Some(child)),
                None => renamed().map_or((&*plain, None), |(rust, _)| {
                    (rust.as_str(), at.and_then(|value| value.get(rust)))
                }),
            };
            found = pointer::below(&found, name);
            at = child;
        }
        found
    }
}
