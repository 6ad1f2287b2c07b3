//! Kinds of change of number keywords.

use super::kind::{ChangeKind, Effect, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] = &[&BOUND_NARROWED, &BOUND_WIDENED, &MULTIPLE_CHANGED];

/// The keywords that bound a number.
const BOUNDS: &[&str] = &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

const BOUND_NARROWED: ChangeKind = ChangeKind {
    id: "bound-narrowed",
    fires: Fires::Narrowed(BOUNDS),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("every number within the new bounds is within the old ones"),
    },
    summary: "The range of a number became smaller",
    explanation: "Old writers may send numbers that are outside the new range.",
    instead: "Keep the old range, and let the reader handle numbers outside the new one.",
};

const BOUND_WIDENED: ChangeKind = ChangeKind {
    id: "bound-widened",
    fires: Fires::Widened(BOUNDS),
    effects: Effects::Wire {
        backward: Effect::Safe("every number within the old bounds is within the new ones"),
        forward: Effect::Breaks,
    },
    summary: "The range of a number became larger",
    explanation: "Old readers refuse numbers outside the old range.",
    instead: "Do not send numbers outside the old range until every released reader accepts them.",
};

const MULTIPLE_CHANGED: ChangeKind = ChangeKind {
    id: "multiple-changed",
    fires: Fires::Changed(&["multipleOf"]),
    effects: Effects::Wire {
        backward: Effect::Varies(
            "every multiple of the writer's step is a multiple of the reader's",
        ),
        forward: Effect::Varies(
            "every multiple of the writer's step is a multiple of the reader's",
        ),
    },
    summary: "The step of `multipleOf` changed",
    explanation: "A multiple of one step need not be a multiple of the other.",
    instead: "Write multiples of the larger step, and accept multiples of the smaller one.",
};
