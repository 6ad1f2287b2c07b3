//! A definition has another name.

use super::rule::{Effect, Level, Rule};

/// `definition-renamed`
pub const RULE: Rule = Rule {
    id: "definition-renamed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A definition has another name",
    explanation: "The data is the same, but programs that name the type no longer compile.",
    instead: "Keep the old name with `x-counterpart.name`, or keep the old definition as a `$ref` to the new one.",
    safe_request: "",
    safe_response: "",
};
