//! The list of an enum's values has another name, or none.

use super::rule::{Effect, Level, Rule};

/// `list-renamed`
pub const RULE: Rule = Rule {
    id: "list-renamed",
    level: Level::Source,
    request: Effect::Breaks,
    response: Effect::Breaks,
    summary: "The list of an enum's values has another name, or none",
    explanation: "Programs that name the constant no longer compile.",
    instead: "Keep `x-counterpart.list` as it was.",
    safe_request: "",
    safe_response: "",
};
