//! An acceptance fits no break.

use super::rule::{Effect, Level, Rule};

/// `acceptance-stale`
pub const RULE: Rule = Rule {
    id: "acceptance-stale",
    level: Level::Project,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "An acceptance fits no break",
    explanation: "No finding has the fingerprint any more: the change was undone, or the contract changed further.",
    instead: "Take the entry out of counterpart.toml.",
    safe_request: "",
    safe_response: "",
};
