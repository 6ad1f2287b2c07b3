//! The acceptance of a break has expired.

use super::rule::{Effect, Level, Rule};

/// `acceptance-expired`
pub const RULE: Rule = Rule {
    id: "acceptance-expired",
    level: Level::Project,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "The acceptance of a break has expired",
    explanation: "The break was accepted in counterpart.toml up to a day that is over.",
    instead: "Decide again: renew the day, or undo the change.",
    safe_request: "",
    safe_response: "",
};
