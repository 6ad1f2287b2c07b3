//! A declared property is gone.

use super::rule::{Effect, Level, Rule};

/// `property-removed`
pub const RULE: Rule = Rule {
    id: "property-removed",
    level: Level::Wire,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "A declared property is gone",
    explanation: "In an object that is closed, whoever still sends the property is refused. In one that is open it is merely undeclared: but where a reader required it, the reader now misses it, and where a reader gave it a schema, anything may now stand there.",
    instead: "Keep it declared and mark it `deprecated`; take it out when no released reader requires it and no released writer sends it.",
    safe_request: "readers leave undeclared properties alone",
    safe_response: "whatever is written without it was admitted before",
};
