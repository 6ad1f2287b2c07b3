//! A field of a generated type is gone.

use super::rule::{Effect, Level, Rule};

/// `field-removed`
pub const RULE: Rule = Rule {
    id: "field-removed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A field of a generated type is gone",
    explanation: "Programs that read or set the field no longer compile.",
    instead: "Keep the property, mark it `deprecated`, and take it out in a major release.",
    safe_request: "",
    safe_response: "",
};
