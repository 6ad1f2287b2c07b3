//! Undeclared properties are refused.

use super::rule::{Effect, Level, Rule};

/// `object-closed`
pub const RULE: Rule = Rule {
    id: "object-closed",
    level: Level::Wire,
    request: Effect::Breaks,
    response: Effect::Safe,
    summary: "Undeclared properties are refused",
    explanation: "Writers of the older version may send properties that the contract does not declare, and are then refused.",
    instead: "Leave the object open. With `writers = \"generated\"` closing it is safe, since generated code writes no undeclared property.",
    safe_request: "",
    safe_response: "objects without undeclared properties were admitted before",
};
