//! A bound of a number is wider.

use super::rule::{Effect, Level, Rule};

/// `bound-widened`
pub const RULE: Rule = Rule {
    id: "bound-widened",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "A bound of a number is wider",
    explanation: "Readers of the older version refuse the numbers that are new.",
    instead: "Do not send numbers beyond the old bound until every released reader takes them.",
    safe_request: "every number within the old bounds is within the new ones",
    safe_response: "",
};
