//! Kinds of change of string keywords.

use super::kind::{ChangeKind, Effect, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] =
    &[&LENGTH_NARROWED, &LENGTH_WIDENED, &PATTERN_CHANGED, &FORMAT_CHANGED];

/// The keywords that bound the length of a string.
const LENGTHS: &[&str] = &["minLength", "maxLength"];

const LENGTH_NARROWED: ChangeKind = ChangeKind {
    id: "length-narrowed",
    fires: Fires::Narrowed(LENGTHS),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("every string within the new lengths is within the old ones"),
    },
    summary: "The length limits of a string became stricter",
    explanation: "Old writers may send strings that are now too long or too short.",
    instead: "Keep the old limits, and let the reader shorten the string.",
};

const LENGTH_WIDENED: ChangeKind = ChangeKind {
    id: "length-widened",
    fires: Fires::Widened(LENGTHS),
    effects: Effects::Wire {
        backward: Effect::Safe("every string within the old lengths is within the new ones"),
        forward: Effect::Breaks,
    },
    summary: "The length limits of a string became looser",
    explanation: "Old readers refuse the longer or shorter strings.",
    instead: "Do not send strings outside the old limits until every released reader accepts them.",
};

const PATTERN_CHANGED: ChangeKind = ChangeKind {
    id: "pattern-changed",
    fires: Fires::Changed(&["pattern"]),
    effects: Effects::Wire {
        backward: Effect::Varies(
            "every string that the writer's version admits matches the reader's pattern",
        ),
        forward: Effect::Varies(
            "every string that the writer's version admits matches the reader's pattern",
        ),
    },
    summary: "The pattern of a string changed",
    explanation: "The writer's version admits a string that the reader's pattern refuses.",
    instead: "Write strings that match the stricter pattern, and accept strings that match the looser one.",
};

const FORMAT_CHANGED: ChangeKind = ChangeKind {
    id: "format-changed",
    fires: Fires::Changed(&["format", "contentEncoding", "contentMediaType"]),
    effects: Effects::Wire {
        backward: Effect::Varies(
            "every string that the writer's version admits has the reader's format",
        ),
        forward: Effect::Varies(
            "every string that the writer's version admits has the reader's format",
        ),
    },
    summary: "The format or encoding of a string changed",
    explanation: "The writer's version admits a string that does not have the reader's format.",
    instead: "If the format is only a hint, set `formats = \"annotate\"`. Otherwise add a new property \
              for the new format.",
};
