//! Combines parts of lists: makes parts conditional, and merges several lists into one.

use crate::facts::{Part, Span, Written};

/// Why a part under a condition is unknown.
const CONDITION: &str = "it is there under a condition only";

/// Parts that are there under a condition.
pub fn conditional(parts: Vec<Part>) -> Vec<Part> {
    parts.into_iter().map(|part| under(part, CONDITION)).collect()
}

/// A part that may not be there, with the reason.
pub fn under(part: Part, because: &str) -> Part {
    match part {
        Part::One { value, at } | Part::Also { value, at } => {
            Part::Maybe { value, at, because: because.to_owned() }
        }
        Part::From { at, .. } | Part::Without { at, .. } => {
            Part::Unknown { at, because: because.to_owned() }
        }
        Part::Maybe { .. } | Part::Unknown { .. } => part,
    }
}

/// A part that covers, and is never too much.
pub fn also(part: Part) -> Part {
    match part {
        Part::One { value, at } => Part::Also { value, at },
        Part::Also { .. }
        | Part::Maybe { .. }
        | Part::From { .. }
        | Part::Without { .. }
        | Part::Unknown { .. } => part,
    }
}

/// The value of a part that is written out.
pub fn written(part: &Part) -> Option<&str> {
    match part {
        Part::One { value: Written::Value(text), .. } => Some(text),
        Part::One { value: Written::Name(_) | Written::Numbered { .. }, .. }
        | Part::Also { .. }
        | Part::Maybe { .. }
        | Part::From { .. }
        | Part::Without { .. }
        | Part::Unknown { .. } => None,
    }
}

/// Several lists as one. What is taken out of one list must not be taken out of the others, so it
/// comes first; of a second such list it is unknown.
pub fn join(lists: impl Iterator<Item = Vec<Part>>) -> Vec<Part> {
    let takes_out = |parts: &Vec<Part>| {
        parts.iter().any(|part| match part {
            Part::Without { .. } => true,
            Part::One { .. }
            | Part::Also { .. }
            | Part::Maybe { .. }
            | Part::From { .. }
            | Part::Unknown { .. } => false,
        })
    };
    let (narrowed, whole): (Vec<_>, Vec<_>) = lists.partition(takes_out);
    let mut narrowed = narrowed.into_iter();
    let mut parts = narrowed.next().unwrap_or_default();
    for mut list in narrowed {
        for part in &mut list {
            let at = match part {
                Part::From { at, .. } | Part::Without { at, .. } => *at,
                Part::One { .. }
                | Part::Also { .. }
                | Part::Maybe { .. }
                | Part::Unknown { .. } => continue,
            };
            *part = Part::Unknown { at, because: "the type is computed".to_owned() };
        }
        parts.extend(list);
    }
    parts.extend(whole.into_iter().flatten());
    parts
}

/// Where a part stands.
pub fn place(part: &Part) -> Span {
    match part {
        Part::One { at, .. }
        | Part::Also { at, .. }
        | Part::Maybe { at, .. }
        | Part::From { at, .. }
        | Part::Without { at, .. }
        | Part::Unknown { at, .. } => *at,
    }
}
