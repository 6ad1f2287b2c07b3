//! A constant has another value.

use super::rule::{Effect, Level, Rule};

/// `constant-changed`
pub const RULE: Rule = Rule {
    id: "constant-changed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A constant has another value",
    explanation: "Programs of the two versions disagree about it.",
    instead: "Give the new value a name of its own.",
    safe_request: "",
    safe_response: "",
};
