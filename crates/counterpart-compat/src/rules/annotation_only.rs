//! Only descriptions changed.

use super::rule::{Effect, Level, Rule};

/// `annotation-only`
pub const RULE: Rule = Rule {
    id: "annotation-only",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Safe,
    summary: "Only descriptions changed",
    explanation: "Titles, descriptions, examples, defaults and other annotations never change which instances are valid.",
    instead: "There is nothing to do.",
    safe_request: "annotations change nothing about which instances are valid",
    safe_response: "annotations change nothing about which instances are valid",
};
