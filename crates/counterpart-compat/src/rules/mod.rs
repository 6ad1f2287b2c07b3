//! The rules of `compat`: every kind of change, grouped by what it is about, and the lookup from a
//! keyword to its kind.
//!
//! A kind is one constant in the file of its group, and its name in the `KINDS` of that file. What
//! fires it is data ([`Fires`]): keywords, or the file whose code decides.

mod arrays;
mod code;
mod kind;
mod logic;
mod numbers;
mod objects;
mod project;
mod schemas;
mod strings;
mod values;

use crate::direction::Compatibility;

pub(crate) use code::*;
pub use kind::{ChangeKind, Effect, Effects, Fires, Level};
pub(crate) use logic::*;
pub(crate) use objects::*;
pub(crate) use project::*;
pub(crate) use schemas::*;
pub(crate) use values::*;

/// Every group, in the order in which the documentation lists them.
const GROUPS: &[&[&ChangeKind]] = &[
    objects::KINDS,
    values::KINDS,
    numbers::KINDS,
    strings::KINDS,
    arrays::KINDS,
    logic::KINDS,
    schemas::KINDS,
    code::KINDS,
    project::KINDS,
];

/// Every kind of change.
pub fn all() -> impl Iterator<Item = &'static ChangeKind> {
    GROUPS.iter().flat_map(|group| group.iter().copied())
}

/// The kind of a break by the keyword that refuses the witness, and the direction in which it does.
///
/// Every keyword of the model has exactly one kind in each direction; `tests/rules.rs` compares the
/// two lists.
#[must_use]
pub fn by_keyword(keyword: &str, direction: Compatibility) -> Option<&'static ChangeKind> {
    all().find(|kind| kind.is_fired_by(keyword, direction))
}
