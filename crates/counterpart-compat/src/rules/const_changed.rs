//! The one admitted value is another.

use super::rule::{Effect, Level, Rule};

/// `const-changed`
pub const RULE: Rule = Rule {
    id: "const-changed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "The one admitted value is another",
    explanation: "Neither version takes what the other writes.",
    instead: "Admit both values for a time (`enum`), switch the writers, then drop the old one.",
    safe_request: "",
    safe_response: "",
};
