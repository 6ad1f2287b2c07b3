//! A condition refuses less.

use super::rule::{Effect, Level, Rule};

/// `condition-widened`
pub const RULE: Rule = Rule {
    id: "condition-widened",
    level: Level::Wire,
    request: Effect::Safe,
    response: Effect::Breaks,
    summary: "A condition refuses less",
    explanation: "Readers of the older version still refuse what `not`, `if`, or a dependency between properties refused.",
    instead: "Do not send it until every released reader takes it.",
    safe_request: "whatever met the old condition meets the new one",
    safe_response: "",
};
