//! The length of a string is bounded less tightly.

use super::rule::{Effect, Level, Rule};

/// `length-widened`
pub const RULE: Rule = Rule {
    id: "length-widened",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "The length of a string is bounded less tightly",
    explanation: "Readers of the older version refuse the longer or shorter strings.",
    instead: "Do not send such strings until every released reader takes them.",
    safe_request: "every string within the old lengths is within the new ones",
    safe_response: "",
};
