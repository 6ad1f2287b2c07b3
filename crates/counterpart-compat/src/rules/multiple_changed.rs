//! Numbers must be multiples of something else.

use super::rule::{Effect, Level, Rule};

/// `multiple-changed`
pub const RULE: Rule = Rule {
    id: "multiple-changed",
    level: Level::Wire,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "Numbers must be multiples of something else",
    explanation: "Numbers in the old steps need not be in the new ones, or the other way round.",
    instead: "Keep the coarser step where numbers are written, and the finer one where they are read.",
    safe_request: "every number in the writer's steps is in the reader's",
    safe_response: "every number in the writer's steps is in the reader's",
};
