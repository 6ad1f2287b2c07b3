//! A union takes fewer values.

use super::rule::{Effect, Level, Rule};

/// `union-branch-removed`
pub const RULE: Rule = Rule {
    id: "union-branch-removed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "A union takes fewer values",
    explanation: "Writers of the older version may send a value that fits no branch any more.",
    instead: "Keep the branch until no released writer sends it.",
    safe_request: "",
    safe_response: "every value that fits a branch fitted one before",
};
