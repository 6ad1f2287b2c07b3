//! Fewer names of properties are admitted.

use super::rule::{Effect, Level, Rule};

/// `names-narrowed`
pub const RULE: Rule = Rule {
    id: "names-narrowed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "Fewer names of properties are admitted",
    explanation: "Writers of the older version may use a name that is refused now.",
    instead: "Keep the names, and ignore those that mean nothing any more.",
    safe_request: "",
    safe_response: "every name that is still admitted was admitted before",
};
