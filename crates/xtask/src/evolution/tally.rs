//! Counts the verdicts of other validators on our witnesses.

use super::pair::{Direction, Pair};
use super::query::Ours;

/// The verdicts of one validator.
#[derive(Default)]
pub struct Tally {
    /// The validator.
    pub name: &'static str,
    /// Whether it has no known fault, so that every disagreement is our fault.
    pub binds: bool,
    /// Witnesses that the writer's version admits and the reader's refuses.
    pub agrees: usize,
    /// Witnesses with another verdict, each with the name of its pair.
    pub disagrees: Vec<String>,
    /// Witnesses for a schema that it cannot read.
    pub silent: usize,
}

impl Tally {
    /// Starts with no counts.
    pub fn of(name: &'static str, binds: bool) -> Self {
        Self { name, binds, ..Self::default() }
    }

    /// Counts the verdicts on every witness about a pair: those under the old version, and those
    /// under the new; `None` where it has no verdict.
    pub fn count(&mut self, pair: &Pair, ours: &Ours, verdicts: [&[Option<bool>]; 2]) {
        let witnesses =
            Direction::BOTH.into_iter().zip(&ours.replies).flat_map(|(direction, reply)| {
                reply.witnesses.iter().map(move |witness| (direction, witness))
            });
        for (index, (direction, witness)) in witnesses.enumerate() {
            let [old, new] = verdicts.map(|all| all.get(index).copied().flatten());
            let (writer, reader) = match direction {
                Direction::Backward => (old, new),
                Direction::Forward => (new, old),
            };
            match (writer, reader) {
                (Some(true), Some(false)) => self.agrees += 1,
                (None, _) | (_, None) => self.silent += 1,
                (Some(_), Some(_)) => self.disagrees.push(format!("{}: {witness}", pair.name)),
            }
        }
    }
}
