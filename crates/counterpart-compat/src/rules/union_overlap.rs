//! A value fits more than one branch of `oneOf`.

use super::rule::{Effect, Level, Rule};

/// `union-overlap`
pub const RULE: Rule = Rule {
    id: "union-overlap",
    level: Level::Wire,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "A value fits more than one branch of `oneOf`",
    explanation: "`oneOf` takes a value that fits exactly one branch. Where two branches overlap, it refuses what they share.",
    instead: "Use `anyOf`, or tell the branches apart by a property with a `const` in each.",
    safe_request: "no value fits two branches of the reader's",
    safe_response: "no value fits two branches of the reader's",
};
