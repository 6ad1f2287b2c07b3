//! Kinds of change of array keywords, and of how many items or properties there may be.

use super::kind::{ChangeKind, Effect, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] =
    &[&COUNT_NARROWED, &COUNT_WIDENED, &ITEMS_BECAME_UNIQUE, &ITEMS_MAY_REPEAT];

/// The keywords that bound a number of items or properties. A keyword for the schema of items is
/// among them, since by itself it refuses only items that may not be there at all: an item that
/// has another schema is refused by a keyword of that schema.
const COUNTS: &[&str] = &[
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "contains",
    "items",
    "additionalItems",
    "unevaluatedItems",
    "prefixItems",
];

const COUNT_NARROWED: ChangeKind = ChangeKind {
    id: "count-narrowed",
    fires: Fires::Narrowed(COUNTS),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe(
            "every number of items or properties within the new limits is within the old ones",
        ),
    },
    summary: "The limits on the number of items or properties became stricter",
    explanation: "Old writers may send too many or too few items or properties.",
    instead: "Keep the old limits, and let the reader handle the rest.",
};

const COUNT_WIDENED: ChangeKind = ChangeKind {
    id: "count-widened",
    fires: Fires::Widened(COUNTS),
    effects: Effects::Wire {
        backward: Effect::Safe(
            "every number of items or properties within the old limits is within the new ones",
        ),
        forward: Effect::Breaks,
    },
    summary: "The limits on the number of items or properties became looser",
    explanation: "Old readers refuse more, or fewer, items or properties than the old limits allow.",
    instead: "Stay within the old limits until every released reader accepts more.",
};

const ITEMS_BECAME_UNIQUE: ChangeKind = ChangeKind {
    id: "items-became-unique",
    fires: Fires::Narrowed(&["uniqueItems"]),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("arrays without duplicates were admitted before"),
    },
    summary: "The items of an array must be unique",
    explanation: "Old writers may send an item twice, and new readers refuse it.",
    instead: "Let the reader remove duplicates.",
};

const ITEMS_MAY_REPEAT: ChangeKind = ChangeKind {
    id: "items-may-repeat",
    fires: Fires::Widened(&["uniqueItems"]),
    effects: Effects::Wire {
        backward: Effect::Safe("arrays without duplicates are still admitted"),
        forward: Effect::Breaks,
    },
    summary: "The items of an array need not be unique any more",
    explanation: "Old readers refuse an array that contains an item twice.",
    instead: "Send each item once until every released reader accepts duplicates.",
};
