//! The length of a string is bounded more tightly.

use super::rule::{Effect, Level, Rule};

/// `length-narrowed`
pub const RULE: Rule = Rule {
    id: "length-narrowed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "The length of a string is bounded more tightly",
    explanation: "Writers of the older version may send strings that are now too long or too short.",
    instead: "Keep the bound, and let the reader shorten.",
    safe_request: "",
    safe_response: "every string within the new lengths is within the old ones",
};
