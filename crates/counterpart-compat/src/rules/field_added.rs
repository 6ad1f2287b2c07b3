//! A generated type has a new field.

use super::rule::{Effect, Level, Rule};

/// `field-added`
pub const RULE: Rule = Rule {
    id: "field-added",
    level: Level::Source,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "A generated type has a new field",
    explanation: "A required field breaks every place that makes a value of the type. An optional one does not, where values are made with the builder.",
    instead: "Make the new property optional.",
    safe_request: "the field is optional, and builders leave it out",
    safe_response: "the field is optional, and builders leave it out",
};
