//! A schema admits less.

use super::rule::{Effect, Level, Rule};

/// `schema-narrowed`
pub const RULE: Rule = Rule {
    id: "schema-narrowed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "A schema admits less",
    explanation: "Writers of the older version may send a value that is refused now.",
    instead: "Keep the old schema beside the new one (`anyOf`) until no released writer needs it.",
    safe_request: "",
    safe_response: "whatever the new schema admits, the old one admitted",
};
