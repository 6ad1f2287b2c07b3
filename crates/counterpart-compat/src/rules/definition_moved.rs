//! A definition is in another contract.

use super::rule::{Effect, Level, Rule};

/// `definition-moved`
pub const RULE: Rule = Rule {
    id: "definition-moved",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A definition is in another contract",
    explanation: "The data is the same, but programs import the type from another module.",
    instead: "Keep the old definition as a `$ref` to the new one.",
    safe_request: "",
    safe_response: "",
};
