//! Kinds of change of unions and conditions.

use super::kind::{ChangeKind, Effect, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] = &[
    &UNION_BRANCH_REMOVED,
    &UNION_BRANCH_ADDED,
    &UNION_OVERLAP,
    &CONDITION_NARROWED,
    &CONDITION_WIDENED,
];

/// The keywords that offer a choice.
const UNIONS: &[&str] = &["anyOf", "oneOf"];

/// The keywords that make one thing depend on another.
const CONDITIONS: &[&str] = &["not", "if", "dependentRequired", "dependentSchemas", "dependencies"];

pub(crate) const UNION_BRANCH_REMOVED: ChangeKind = ChangeKind {
    id: "union-branch-removed",
    fires: Fires::Narrowed(UNIONS),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("every value that matches a branch matched one before"),
    },
    summary: "A union admits fewer values",
    explanation: "Old writers may send a value that matches no branch any more.",
    instead: "Keep the branch until no released writer sends it.",
};

pub(crate) const UNION_BRANCH_ADDED: ChangeKind = ChangeKind {
    id: "union-branch-added",
    fires: Fires::Widened(UNIONS),
    effects: Effects::Wire {
        backward: Effect::Safe("every value that matched a branch still matches one"),
        forward: Effect::Breaks,
    },
    summary: "A union admits more values",
    explanation: "Old readers have no branch for the new values.",
    instead: "Give readers a branch for unknown values before writers send new ones.",
};

pub(crate) const UNION_OVERLAP: ChangeKind = ChangeKind {
    id: "union-overlap",
    fires: Fires::In("change/mod.rs"),
    effects: Effects::Wire {
        backward: Effect::Varies("no value matches two branches of the reader's `oneOf`"),
        forward: Effect::Varies("no value matches two branches of the reader's `oneOf`"),
    },
    summary: "A value matches more than one branch of `oneOf`",
    explanation: "`oneOf` admits a value that matches exactly one branch. Where two branches overlap, \
                  it refuses the values that both admit.",
    instead: "Use `anyOf`, or give each branch a property with a `const` of its own.",
};

pub(crate) const CONDITION_NARROWED: ChangeKind = ChangeKind {
    id: "condition-narrowed",
    fires: Fires::Narrowed(CONDITIONS),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("everything that meets the new condition met the old one"),
    },
    summary: "A condition became stricter",
    explanation: "Old writers may still send what `not`, `if` or a dependency between properties now \
                  refuses.",
    instead: "Let the reader handle both cases until no released writer sends the old one.",
};

pub(crate) const CONDITION_WIDENED: ChangeKind = ChangeKind {
    id: "condition-widened",
    fires: Fires::Widened(CONDITIONS),
    effects: Effects::Wire {
        backward: Effect::Safe("everything that met the old condition meets the new one"),
        forward: Effect::Breaks,
    },
    summary: "A condition became looser",
    explanation: "Old readers refuse what `not`, `if` or a dependency between properties refused before.",
    instead: "Do not send such values until every released reader accepts them.",
};
