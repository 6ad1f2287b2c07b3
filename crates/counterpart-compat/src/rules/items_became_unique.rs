//! The items of an array may no longer repeat.

use super::rule::{Effect, Level, Rule};

/// `items-became-unique`
pub const RULE: Rule = Rule {
    id: "items-became-unique",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "The items of an array may no longer repeat",
    explanation: "Writers of the older version may repeat an item, and are then refused.",
    instead: "Let the reader drop what repeats.",
    safe_request: "",
    safe_response: "arrays without repetition were admitted before",
};
