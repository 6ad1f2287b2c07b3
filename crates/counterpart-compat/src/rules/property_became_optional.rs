//! A property may be absent that had to be there.

use super::rule::{Effect, Level, Rule};

/// `property-became-optional`
pub const RULE: Rule = Rule {
    id: "property-became-optional",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "A property may be absent that had to be there",
    explanation: "Readers of the older version require it, and refuse what comes without it.",
    instead: "Keep it required and go on sending it until no released reader requires it.",
    safe_request: "whoever always sends the property meets readers that no longer insist on it",
    safe_response: "",
};
