//! Kinds of change of `type`, `enum` and `const`.

use super::kind::{ChangeKind, Effect, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] =
    &[&ENUM_VALUE_REMOVED, &ENUM_VALUE_ADDED, &CONST_CHANGED, &TYPE_NARROWED, &TYPE_WIDENED];

pub(crate) const ENUM_VALUE_REMOVED: ChangeKind = ChangeKind {
    id: "enum-value-removed",
    fires: Fires::Narrowed(&["enum", "const"]),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("every value that is still listed was listed before"),
    },
    summary: "A value was removed from an enum",
    explanation: "Old writers may still send the value, and new readers refuse it.",
    instead: "Keep the value and describe it as deprecated. Remove it when no released writer sends it.",
};

pub(crate) const ENUM_VALUE_ADDED: ChangeKind = ChangeKind {
    id: "enum-value-added",
    fires: Fires::Widened(&["enum", "const"]),
    effects: Effects::Wire {
        backward: Effect::Safe("every value that was listed is still listed"),
        forward: Effect::Breaks,
    },
    summary: "A value was added to an enum",
    explanation: "Old readers know only the values that were listed before, and refuse the new one.",
    instead: "Make the enum open first: `anyOf: [{\"enum\": [...]}, {\"type\": \"string\"}]`. Readers \
              still know the listed values by name and accept any other string, so later additions \
              are safe. Where a definition is only sent from clients to the server, declare that \
              (`x-counterpart.direction`, or `reads`, `writes` and `role` of the systems): then an \
              addition is safe.",
};

pub(crate) const CONST_CHANGED: ChangeKind = ChangeKind {
    id: "const-changed",
    fires: Fires::In("change/mod.rs"),
    effects: Effects::Wire { backward: Effect::Breaks, forward: Effect::Breaks },
    summary: "The value of `const` changed",
    explanation: "Each version refuses what the other one writes.",
    instead: "Admit both values for a while (`enum`), change the writers, then remove the old value.",
};

pub(crate) const TYPE_NARROWED: ChangeKind = ChangeKind {
    id: "type-narrowed",
    fires: Fires::Narrowed(&["type"]),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("every type that is still admitted was admitted before"),
    },
    summary: "Fewer types are admitted",
    explanation: "Old writers may send a value of a type that new readers refuse.",
    instead: "Stop sending the type first, or add a new property for the new meaning.",
};

pub(crate) const TYPE_WIDENED: ChangeKind = ChangeKind {
    id: "type-widened",
    fires: Fires::Widened(&["type"]),
    effects: Effects::Wire {
        backward: Effect::Safe("every type that was admitted is still admitted"),
        forward: Effect::Breaks,
    },
    summary: "More types are admitted",
    explanation: "Old readers refuse values of the new types.",
    instead: "Add a new property for the new type, and leave the old property as it is.",
};
