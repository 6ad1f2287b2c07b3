//! A constant is gone.

use super::rule::{Effect, Level, Rule};

/// `constant-removed`
pub const RULE: Rule = Rule {
    id: "constant-removed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A constant is gone",
    explanation: "Programs that name it no longer compile.",
    instead: "Keep it, mark it `deprecated`, and take it out in a major release.",
    safe_request: "",
    safe_response: "",
};
