//! What others make of our witnesses.

use super::ask::Ours;
use super::pair::{Direction, Pair};

/// The votes of one of them.
#[derive(Default)]
pub struct Votes {
    /// Who votes.
    pub name: &'static str,
    /// Whether it is wrong in nothing that is known, so that every disagreement is a fault of ours.
    pub binds: bool,
    /// Witnesses that the writer's version admits and the reader's refuses.
    pub agrees: usize,
    /// The others, each with the name of its pair.
    pub disagrees: Vec<String>,
    /// Witnesses about a schema that it cannot use.
    pub silent: usize,
}

impl Votes {
    /// Nothing is counted yet.
    pub fn of(name: &'static str, binds: bool) -> Self {
        Self { name, binds, ..Self::default() }
    }

    /// Counts the verdicts on every witness about a pair: those under the old version, and those
    /// under the new; none where it cannot tell.
    pub fn count(&mut self, pair: &Pair, ours: &Ours, verdicts: [&[Option<bool>]; 2]) {
        let witnesses =
            Direction::BOTH.into_iter().zip(&ours.said).flat_map(|(direction, said)| {
                said.witnesses.iter().map(move |witness| (direction, witness))
            });
        for (index, (direction, witness)) in witnesses.enumerate() {
            let [old, new] = verdicts.map(|all| all.get(index).copied().flatten());
            let (writer, reader) = match direction {
                Direction::Request => (old, new),
                Direction::Response => (new, old),
            };
            match (writer, reader) {
                (Some(true), Some(false)) => self.agrees += 1,
                (None, _) | (_, None) => self.silent += 1,
                (Some(_), Some(_)) => self.disagrees.push(format!("{}: {witness}", pair.name)),
            }
        }
    }
}
