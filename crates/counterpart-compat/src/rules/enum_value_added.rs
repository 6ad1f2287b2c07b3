//! A value is new in the list.

use super::rule::{Effect, Level, Rule};

/// `enum-value-added`
pub const RULE: Rule = Rule {
    id: "enum-value-added",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "A value is new in the list",
    explanation: "Readers of the older version know only the values that were in the list, and refuse the new one.",
    instead: "Open the enum first, `anyOf: [{\"enum\": [...]}, {\"type\": \"string\"}]`: readers keep the values they know as names, take any other, and later additions are safe. Where a definition only goes from clients to the server, say so (`x-counterpart.direction`, or `reads`, `writes` and `role` of the systems): then an addition is safe.",
    safe_request: "every value that was in the list still is",
    safe_response: "",
};
