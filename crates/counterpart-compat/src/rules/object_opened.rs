//! Undeclared properties are admitted.

use super::rule::{Effect, Level, Rule};

/// `object-opened`
pub const RULE: Rule = Rule {
    id: "object-opened",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "Undeclared properties are admitted",
    explanation: "Readers of the older version refuse every property they do not know.",
    instead: "Release readers that leave undeclared properties alone first; then declare new ones.",
    safe_request: "objects without undeclared properties still are admitted",
    safe_response: "",
};
