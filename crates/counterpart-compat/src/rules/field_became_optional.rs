//! A field that was required is optional.

use super::rule::{Effect, Level, Rule};

/// `field-became-optional`
pub const RULE: Rule = Rule {
    id: "field-became-optional",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A field that was required is optional",
    explanation: "Its type becomes an `Option`; in TypeScript it may be `undefined`.",
    instead: "Keep it required, or take the change into a major release.",
    safe_request: "",
    safe_response: "",
};
