//! The number of items or properties is bounded more tightly.

use super::rule::{Effect, Level, Rule};

/// `count-narrowed`
pub const RULE: Rule = Rule {
    id: "count-narrowed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "The number of items or properties is bounded more tightly",
    explanation: "Writers of the older version may send too many or too few.",
    instead: "Keep the bound, and let the reader deal with the rest.",
    safe_request: "",
    safe_response: "every count within the new bounds is within the old ones",
};
