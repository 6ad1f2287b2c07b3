//! Strings: what is known, in the words of their theory.

use serde_json::Value;

use super::Prover;
use super::state::State;
use crate::answer::Answer;
use crate::strings::Question;
use crate::term::Atom;

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
        match question.answer() {
            Answer::Found(text) => Answer::Found(Value::String(text)),
            Answer::None => Answer::None,
            Answer::Unknown(reason) => Answer::Unknown(reason),
        }
    }
}
