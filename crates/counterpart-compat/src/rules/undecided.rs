//! It could not be decided.

use super::rule::{Effect, Level, Rule};

/// `undecided`
pub const RULE: Rule = Rule {
    id: "undecided",
    level: Level::Wire,
    request: Effect::Varies,
    response: Effect::Varies,
    summary: "It could not be decided",
    explanation: "Neither a proof nor a witness was found. The finding names the part of the schema that stands in the way, and what would make it decidable. It is never counted as safe, nor as a break.",
    instead: "Do what the finding says, or look at the change yourself and accept it by its fingerprint.",
    safe_request: "",
    safe_response: "",
};
