//! The items of an array may repeat.

use super::rule::{Effect, Level, Rule};

/// `items-may-repeat`
pub const RULE: Rule = Rule {
    id: "items-may-repeat",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "The items of an array may repeat",
    explanation: "Readers of the older version refuse an array in which an item repeats.",
    instead: "Go on sending each item once until every released reader takes repetition.",
    safe_request: "arrays without repetition still are admitted",
    safe_response: "",
};
