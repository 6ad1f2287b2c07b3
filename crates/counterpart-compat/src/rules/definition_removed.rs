//! A definition is gone.

use super::rule::{Effect, Level, Rule};

/// `definition-removed`
pub const RULE: Rule = Rule {
    id: "definition-removed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A definition is gone",
    explanation: "Programs that name its type no longer compile, and nobody reads what older programs still write by it.",
    instead: "Keep it, mark it `deprecated`, and take it out in a major release.",
    safe_request: "",
    safe_response: "",
};
