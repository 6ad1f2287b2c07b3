//! Values that never reach a `match`: `if key == Key::A { return …; }` before it handles them.

use syn::Expr;

use super::chain::{Compared, subject};
use super::place;
use crate::facts::Part;

/// The comparisons after which a function has left, as far as a place of its body is reached.
#[derive(Default)]
pub(super) struct Guards(Vec<Compared>);

impl Guards {
    /// What lies behind a place leaves for these values.
    pub(super) fn add(&mut self, compared: Compared) {
        self.0.push(compared);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// At the end of a block, those in it are over.
    pub(super) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// A name gets another value or meaning.
    pub(super) fn forget(&mut self, name: &str) {
        self.0.retain(|guard| !words(&guard.over).any(|word| word == name));
    }

    /// Something that may be changed: all its names may have other values.
    pub(super) fn forget_all_in(&mut self, changed: &Expr) {
        for name in words(&place::written(changed)) {
            self.forget(name);
        }
    }

    /// The values of what a `match` looks at that have left before it. They cover, and are never
    /// too much.
    pub(super) fn of(&self, over: &Expr) -> Vec<Part> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let over = subject(over);
        let guards = self.0.iter().filter(|guard| guard.over == over);
        let also = |part: &Part| match part {
            Part::One { value, at } => Part::Also { value: value.clone(), at: *at },
            Part::Also { .. }
            | Part::Maybe { .. }
            | Part::From { .. }
            | Part::Without { .. }
            | Part::Unknown { .. } => part.clone(),
        };
        guards.flat_map(|guard| guard.parts.iter().map(also)).collect()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).filter(|it| !it.is_empty())
}
