//! A union takes more values.

use super::rule::{Effect, Level, Rule};

/// `union-branch-added`
pub const RULE: Rule = Rule {
    id: "union-branch-added",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "A union takes more values",
    explanation: "Readers of the older version have no branch for the new values.",
    instead: "Give readers a branch for what they do not know, before writers send it.",
    safe_request: "every value that fitted a branch still fits one",
    safe_response: "",
};
