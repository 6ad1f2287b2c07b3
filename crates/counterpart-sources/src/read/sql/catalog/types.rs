//! Enums and domains.

use super::{Placed, placed, same};
use crate::facts::{Listing, Part, Span, ValuePlace, Written};

/// An enum or a domain.
#[derive(Debug)]
pub(super) struct Type {
    pub name: String,
    pub file: usize,
    pub at: Span,
    /// What it admits, each by the name of its constraint.
    pub lists: Vec<(Option<String>, Vec<Placed>)>,
}

impl Type {
    pub(super) fn new(
        file: usize,
        name: &str,
        at: Span,
        listings: &[(Option<String>, Listing)],
    ) -> Self {
        let lists = listings.iter().map(|(own, list)| (own.clone(), placed(file, list)));
        Self { name: name.to_owned(), file, at, lists: lists.collect() }
    }

    /// Adds a value to an enum, unless it is there.
    pub(super) fn add_value(&mut self, value: &str, part: Placed, place: &ValuePlace) {
        let Some((_, parts)) = self.lists.first_mut() else { return };
        if position(parts, value).is_some() {
            return;
        }
        let index = match place {
            ValuePlace::Last => None,
            ValuePlace::Before(other) => position(parts, other),
            ValuePlace::After(other) => position(parts, other).map(|index| index + 1),
        };
        parts.insert(index.unwrap_or(parts.len()), part);
    }

    /// Gives a value of an enum another name.
    pub(super) fn rename_value(&mut self, from: &str, to: &Placed) {
        for (_, parts) in &mut self.lists {
            if let Some(part) = position(parts, from).and_then(|index| parts.get_mut(index)) {
                *part = to.clone();
            }
        }
    }
}

/// Follows a type or a table to its new name.
pub(super) fn rename_in((_, part): &mut Placed, from: &str, to: &str) {
    if let Part::From { path, .. } = part
        && let Some(first) = path.first_mut()
        && same(first, from)
    {
        to.clone_into(first);
    }
}

fn position(parts: &[Placed], wanted: &str) -> Option<usize> {
    parts.iter().position(|(_, part)| match part {
        Part::One { value: Written::Value(value), .. }
        | Part::Maybe { value: Written::Value(value), .. } => value == wanted,
        Part::One { .. }
        | Part::Also { .. }
        | Part::Maybe { .. }
        | Part::From { .. }
        | Part::Without { .. }
        | Part::Unknown { .. } => false,
    })
}
