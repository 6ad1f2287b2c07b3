//! A field of a generated type has another type.

use super::rule::{Effect, Level, Rule};

/// `field-type-changed`
pub const RULE: Rule = Rule {
    id: "field-type-changed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A field of a generated type has another type",
    explanation: "Programs that read or set the field may no longer compile.",
    instead: "Give the new type a property of its own.",
    safe_request: "",
    safe_response: "",
};
