//! A constant has another value.

use super::rule::{Effect, Level, Rule};

/// `constant-changed`
pub const RULE: Rule = Rule {
    id: "constant-changed",
    level: Level::Source,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "A constant has another value",
    explanation: "Programs of the two versions disagree about it. A table or a list that only has more entries breaks nobody.",
    instead: "Give the new value a name of its own.",
    safe_request: "the entries that released programs use are what they were",
    safe_response: "the entries that released programs use are what they were",
};
