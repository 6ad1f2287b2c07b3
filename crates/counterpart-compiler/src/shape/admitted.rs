//! Which kinds of value a conjunction admits.

use super::conjunction::Conjunction;
use super::facts::Facts;
use super::planner::Planner;
use crate::model::Kinds;

impl Planner<'_> {
    /// The kinds of value a conjunction admits, at most.
    pub(super) fn kinds_of(&self, conjunction: &Conjunction, depth: usize) -> Kinds {
        let key = (conjunction.clone(), depth);
        if let Some(known) = self.known_kinds.borrow().get(&key) {
            return *known;
        }
        let facts = Facts::gather(self.schemas(), conjunction);
        let choices = if depth == 0 { &[] } else { facts.alternatives.as_slice() };
        let found = choices.iter().fold(facts.kinds, |kinds, choice| {
            let branches = choice.branches.iter().map(|branch| {
                let branch = Conjunction::of([*branch]).about(kinds);
                self.kinds_of(&branch, depth - 1)
            });
            branches.fold(Kinds::NONE, Kinds::or)
        });
        self.known_kinds.borrow_mut().insert(key, found);
        found
    }
}
