//! The number of items or properties is bounded less tightly.

use super::rule::{Effect, Level, Rule};

/// `count-widened`
pub const RULE: Rule = Rule {
    id: "count-widened",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "The number of items or properties is bounded less tightly",
    explanation: "Readers of the older version refuse more or fewer than they knew.",
    instead: "Do not send more or fewer until every released reader takes them.",
    safe_request: "every count within the old bounds is within the new ones",
    safe_response: "",
};
