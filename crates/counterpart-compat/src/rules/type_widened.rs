//! More types of value are admitted.

use super::rule::{Effect, Level, Rule};

/// `type-widened`
pub const RULE: Rule = Rule {
    id: "type-widened",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "More types of value are admitted",
    explanation: "Readers of the older version refuse the types that are new.",
    instead: "Give the new type a property of its own and leave the old one as it is.",
    safe_request: "every type that was admitted still is",
    safe_response: "",
};
