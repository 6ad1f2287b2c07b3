//! A string must have another format or encoding.

use super::rule::{Effect, Level, Rule};

/// `format-changed`
pub const RULE: Rule = Rule {
    id: "format-changed",
    level: Level::Wire,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "A string must have another format or encoding",
    explanation: "There is a string that one version takes and the other refuses.",
    instead: "Where the format is meant as a hint, say `formats = \"annotate\"`; else give the new format a property of its own.",
    safe_request: "every string of the writer's format has the reader's",
    safe_response: "every string of the writer's format has the reader's",
};
