//! A string must match something else.

use super::rule::{Effect, Level, Rule};

/// `pattern-changed`
pub const RULE: Rule = Rule {
    id: "pattern-changed",
    level: Level::Wire,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "A string must match something else",
    explanation: "There is a string that one version takes and the other refuses.",
    instead: "Read by the wider pattern, write by the narrower one.",
    safe_request: "every string that the writer's pattern admits matches the reader's",
    safe_response: "every string that the writer's pattern admits matches the reader's",
};
