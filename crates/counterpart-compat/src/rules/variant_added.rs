//! A generated enum or union has a new variant.

use super::rule::{Effect, Level, Rule};

/// `variant-added`
pub const RULE: Rule = Rule {
    id: "variant-added",
    level: Level::Source,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "A generated enum or union has a new variant",
    explanation: "A `match` or `switch` that names every variant no longer compiles: which is what tells people where to handle the new one. An open enum has a variant for what it does not list, and users of it have a case for that.",
    instead: "Open the enum, or take the change into a major release.",
    safe_request: "the enum is open, so its users have a case for what it does not list",
    safe_response: "the enum is open, so its users have a case for what it does not list",
};
