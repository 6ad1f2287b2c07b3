//! A schema admits more.

use super::rule::{Effect, Level, Rule};

/// `schema-widened`
pub const RULE: Rule = Rule {
    id: "schema-widened",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "A schema admits more",
    explanation: "Readers of the older version refuse values that are new.",
    instead: "Do not send them until every released reader takes them.",
    safe_request: "whatever the old schema admitted, the new one admits",
    safe_response: "",
};
