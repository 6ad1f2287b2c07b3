//! A property must be there that might be absent.

use super::rule::{Effect, Level, Rule};

/// `property-became-required`
pub const RULE: Rule = Rule {
    id: "property-became-required",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "A property must be there that might be absent",
    explanation: "Writers of the older version may leave it out, and are then refused.",
    instead: "Leave it optional, and let the reader say what an absent one means (`default` tells people which value that is). Require it when no released writer leaves it out.",
    safe_request: "",
    safe_response: "whoever writes the property always met readers that did not insist on it",
};
