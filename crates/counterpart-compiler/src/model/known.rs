//! What a validator that reads documents directly has to know about each.

use super::rewritten::Rewritten;

/// What a validator that reads documents directly has to know about one.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Every absolute URI under which references lead to it, its own first.
    pub uris: Vec<String>,
    /// The meta-schema of its draft: the `$schema` under which it is read when it states none.
    pub dialect: &'static str,
    /// Its `$schema`: the one that it states, else that of its draft.
    pub schema: String,
    /// The text to read instead, where a regular expression means something else to the validator.
    pub rewritten: Option<Rewritten>,
    /// Whether `contentEncoding` and `contentMediaType` refuse strings in it.
    pub asserts_content: bool,
}
