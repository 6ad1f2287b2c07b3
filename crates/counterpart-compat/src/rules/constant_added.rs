//! A constant is new.

use super::rule::{Effect, Level, Rule};

/// `constant-added`
pub const RULE: Rule = Rule {
    id: "constant-added",
    level: Level::Source,
    request: Effect::Safe,
    response: Effect::Safe,
    summary: "A constant is new",
    explanation: "Nothing that exists refers to it yet.",
    instead: "There is nothing to do.",
    safe_request: "nothing that was released refers to it",
    safe_response: "nothing that was released refers to it",
};
