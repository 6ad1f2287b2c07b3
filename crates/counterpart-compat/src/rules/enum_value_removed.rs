//! A value is no longer in the list.

use super::rule::{Effect, Level, Rule};

/// `enum-value-removed`
pub const RULE: Rule = Rule {
    id: "enum-value-removed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "A value is no longer in the list",
    explanation: "Writers of the older version may still send it, and are then refused.",
    instead: "Keep the value, describe it as deprecated, and stop sending it first.",
    safe_request: "",
    safe_response: "every value that is still in the list was in it before",
};
