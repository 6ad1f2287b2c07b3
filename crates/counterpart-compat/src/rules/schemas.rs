//! Kinds of change of a schema as a whole.

use super::kind::{ChangeKind, Effect, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] = &[
    &SCHEMA_NARROWED,
    &SCHEMA_WIDENED,
    &REFACTORED,
    &ANNOTATION_ONLY,
    &UNKNOWN_KEYWORD,
    &UNDECIDED,
];

/// The keywords by which a schema stands for another one, and the schema `false`.
const WHOLE: &[&str] = &["false", "allOf", "$ref", "$dynamicRef", "$recursiveRef"];

pub(crate) const SCHEMA_NARROWED: ChangeKind = ChangeKind {
    id: "schema-narrowed",
    fires: Fires::Narrowed(WHOLE),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("everything that the new schema admits, the old one admitted"),
    },
    summary: "A schema admits less",
    explanation: "Old writers may send a value that new readers refuse.",
    instead: "Keep the old schema beside the new one (`anyOf`) until no released writer needs it.",
};

pub(crate) const SCHEMA_WIDENED: ChangeKind = ChangeKind {
    id: "schema-widened",
    fires: Fires::Widened(WHOLE),
    effects: Effects::Wire {
        backward: Effect::Safe("everything that the old schema admitted, the new one admits"),
        forward: Effect::Breaks,
    },
    summary: "A schema admits more",
    explanation: "Old readers refuse the new values.",
    instead: "Do not send the new values until every released reader accepts them.",
};

pub(crate) const REFACTORED: ChangeKind = ChangeKind {
    id: "refactored",
    fires: Fires::In("assess/rewritten.rs"),
    effects: Effects::Wire {
        backward: Effect::Safe("both versions admit exactly the same instances"),
        forward: Effect::Safe("both versions admit exactly the same instances"),
    },
    summary: "A schema was rewritten and admits the same instances",
    explanation: "For example, a part was moved behind a `$ref`, a list was sorted, or a keyword was \
                  replaced by an equivalent one.",
    instead: "There is nothing to do.",
};

pub(crate) const ANNOTATION_ONLY: ChangeKind = ChangeKind {
    id: "annotation-only",
    fires: Fires::In("assess/rewritten.rs"),
    effects: Effects::Wire {
        backward: Effect::Safe("annotations do not change which instances are valid"),
        forward: Effect::Safe("annotations do not change which instances are valid"),
    },
    summary: "Only annotations changed",
    explanation: "Titles, descriptions, examples, defaults and other annotations never change which \
                  instances are valid.",
    instead: "There is nothing to do.",
};

pub(crate) const UNKNOWN_KEYWORD: ChangeKind = ChangeKind {
    id: "unknown-keyword",
    fires: Fires::In("assess/rewritten.rs"),
    effects: Effects::Wire { backward: Effect::Safe(IGNORED), forward: Effect::Safe(IGNORED) },
    summary: "A key changed that is not a keyword of JSON Schema",
    explanation: "JSON Schema ignores keys that it does not define, so they refuse no value and are not \
                  compared. The key may be a misspelt keyword, or a keyword of another tool.",
    instead: "Check the spelling. If another tool refuses values by this key, review the change \
              yourself.",
};

const IGNORED: &str = "JSON Schema ignores keys that it does not define, so they were not compared";

pub(crate) const UNDECIDED: ChangeKind = ChangeKind {
    id: "undecided",
    fires: Fires::In("assess/entry.rs"),
    effects: Effects::Wire { backward: Effect::Unknown, forward: Effect::Unknown },
    summary: "A change could not be decided",
    explanation: "counterpart found neither a proof that the change is safe nor a witness that it \
                  breaks. The finding names the part of the schema that is the cause. It never counts \
                  as safe, and never as a break.",
    instead: "Follow the help of the finding, or review the change yourself and accept it by its \
              fingerprint.",
};
