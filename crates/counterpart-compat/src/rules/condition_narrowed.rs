//! A condition refuses more.

use super::rule::{Effect, Level, Rule};

/// `condition-narrowed`
pub const RULE: Rule = Rule {
    id: "condition-narrowed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "A condition refuses more",
    explanation: "What `not`, `if`, or a dependency between properties refuses, writers of the older version may still send.",
    instead: "Let the reader deal with both cases until no released writer sends the old one.",
    safe_request: "",
    safe_response: "whatever meets the new condition met the old one",
};
