//! Fewer types of value are admitted.

use super::rule::{Effect, Level, Rule};

/// `type-narrowed`
pub const RULE: Rule = Rule {
    id: "type-narrowed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "Fewer types of value are admitted",
    explanation: "Writers of the older version may send a type that is refused now.",
    instead: "Stop sending the type first, or give the new meaning a property of its own.",
    safe_request: "",
    safe_response: "every type that is still admitted was admitted before",
};
