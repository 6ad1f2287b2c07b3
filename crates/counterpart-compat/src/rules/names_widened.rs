//! More names of properties are admitted.

use super::rule::{Effect, Level, Rule};

/// `names-widened`
pub const RULE: Rule = Rule {
    id: "names-widened",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "More names of properties are admitted",
    explanation: "Readers of the older version refuse the names that are new.",
    instead: "Do not use new names until every released reader takes them.",
    safe_request: "every name that was admitted still is",
    safe_response: "",
};
