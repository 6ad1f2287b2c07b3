//! A bound of a number is tighter.

use super::rule::{Effect, Level, Rule};

/// `bound-narrowed`
pub const RULE: Rule = Rule {
    id: "bound-narrowed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "A bound of a number is tighter",
    explanation: "Writers of the older version may send numbers that are now out of bounds.",
    instead: "Keep the bound, and let the reader deal with numbers beyond the new one.",
    safe_request: "",
    safe_response: "every number within the new bounds is within the old ones",
};
