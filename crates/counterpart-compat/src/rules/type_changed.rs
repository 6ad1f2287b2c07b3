//! A definition has another kind of type.

use super::rule::{Effect, Level, Rule};

/// `type-changed`
pub const RULE: Rule = Rule {
    id: "type-changed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A definition has another kind of type",
    explanation: "What was a struct, an enum, a list or a plain value is another of these.",
    instead: "Give the new type a definition of its own.",
    safe_request: "",
    safe_response: "",
};
