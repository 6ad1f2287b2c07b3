//! A variant of a generated enum or union is gone.

use super::rule::{Effect, Level, Rule};

/// `variant-removed`
pub const RULE: Rule = Rule {
    id: "variant-removed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "A variant of a generated enum or union is gone",
    explanation: "Programs that name the variant no longer compile.",
    instead: "Keep the value and mark it deprecated.",
    safe_request: "",
    safe_response: "",
};
