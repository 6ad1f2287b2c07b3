//! An optional property is declared that was not.

use super::rule::{Effect, Level, Rule};

/// `property-added`
pub const RULE: Rule = Rule {
    id: "property-added",
    level: Level::Wire,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "An optional property is declared that was not",
    explanation: "A reader that closes its objects refuses the new property. In an open object it was undeclared before, so a writer may have put anything there; only `writers = \"generated\"` rules that out, since generated code writes declared properties and no other.",
    instead: "Leave objects open (no `additionalProperties: false`) where they are sent to readers of other versions, and say `writers = \"generated\"` where only generated code writes.",
    safe_request: "what was written before has no such property, or one that meets its schema",
    safe_response: "readers leave undeclared properties alone",
};
