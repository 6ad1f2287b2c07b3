//! A field that was optional is required.

use super::rule::{Effect, Level, Rule};

/// `field-became-required`
pub const RULE: Rule = Rule {
    id: "field-became-required",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A field that was optional is required",
    explanation: "Its type is no longer an `Option`; in TypeScript every place that makes a value must set it.",
    instead: "Keep it optional.",
    safe_request: "",
    safe_response: "",
};
