//! The same data in other words.

use super::rule::{Effect, Level, Rule};

/// `refactored`
pub const RULE: Rule = Rule {
    id: "refactored",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Safe,
    summary: "The same data in other words",
    explanation: "The schema is written in another way and admits exactly what it admitted: a part was moved behind a `$ref`, a list was sorted, a keyword was replaced by one of the same meaning.",
    instead: "There is nothing to do.",
    safe_request: "both versions admit exactly the same instances",
    safe_response: "both versions admit exactly the same instances",
};
