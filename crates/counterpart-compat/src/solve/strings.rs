//! Strings: what is known, in the words of their theory.

use std::cell::Cell;

use serde_json::Value;

use super::Prover;
use super::state::State;
use crate::answer::Answer;
use crate::strings::{Question, WORK};
use crate::term::Atom;

/// How many steps of automata all questions of a comparison may take together.
pub(super) const ALL_WORK: u64 = 2 * WORK;

/// How many steps of automata a question may take after those are used up.
const LEAST_WORK: u64 = 20_000;

/// How many steps of automata cost as much as one step of the search.
const WORK_PER_STEP: u64 = 16;

impl Prover {
    /// The least string of which everything holds that is known.
    pub(super) fn string(&mut self, state: &State) -> Answer<Value> {
        let mut question = Question::default();
        let mut possible = true;
        for (atom, holds) in &state.order {
            if let Atom::String(constraint) = &self.arena[*atom] {
                possible &= question.ask(constraint, *holds);
            } else if let (Atom::Values(values), false) = (&self.arena[*atom], holds) {
                let values = values.iter().map(|value| self.arena.words.value(*value));
                let texts = values.filter_map(|value| value.as_str().map(str::to_owned));
                question.excluded.extend(texts);
            }
        }
        if !possible {
            return Answer::None;
        }
        match self.text(&question) {
            Answer::Found(text) => Answer::Found(Value::String(text)),
            Answer::None => Answer::None,
            Answer::Unknown(reason) => Answer::Unknown(reason),
        }
    }

    /// The answer of the theory, within the work that is left for the comparison.
    fn text(&mut self, question: &Question) -> Answer<String> {
        let given = self.text_work.clamp(LEAST_WORK, WORK);
        let left = Cell::new(given);
        let answer = question.answer_within(&left);
        let taken = given - left.get();
        self.text_work = self.text_work.saturating_sub(taken);
        self.spend(usize::try_from(taken / WORK_PER_STEP).unwrap_or(usize::MAX));
        answer
    }
}
