//! Numbers: what is known, in the words of their theory.

use counterpart_compiler::model::Kind;
use serde_json::{Number, Value};

use super::Prover;
use super::state::State;
use crate::answer::Answer;
use crate::numbers::{Bound, Question};
use crate::term::{Atom, NumberTest, Scalar};

impl Prover {
    /// The least number of which everything holds that is known.
    pub(super) fn number(&mut self, state: &State) -> Answer<Value> {
        let mut question = Question {
            integer: !state.kinds.has(Kind::Fraction),
            fraction: !state.kinds.has(Kind::Integer),
            ..Question::default()
        };
        for (atom, holds) in &state.order {
            if let Atom::Number(test) = &self.arena[*atom] {
                self.ask_number(test, *holds, &mut question);
            } else if let (Atom::Values(values), false) = (&self.arena[*atom], holds) {
                let numbers = values.iter().filter_map(|value| self.arena.words.number(*value));
                question.excluded.extend(numbers.cloned());
            }
        }
        match question.answer() {
            Answer::Found(number) => Answer::Found(Value::Number(number)),
            Answer::None => Answer::None,
            Answer::Unknown(reason) => Answer::Unknown(reason),
        }
    }

    /// Adds to the question that a test holds, or that it does not.
    fn ask_number(&self, test: &NumberTest, holds: bool, question: &mut Question) {
        let read = |scalar: Scalar| self.arena.words.number(scalar).cloned();
        let bound = |limit, exclusive| read(limit).map(|limit: Number| Bound { limit, exclusive });
        match (test, holds) {
            (NumberTest::Maximum(limit, exclusive), true) => {
                question.upper.extend(bound(*limit, *exclusive));
            }
            (NumberTest::Maximum(limit, exclusive), false) => {
                question.lower.extend(bound(*limit, !*exclusive));
            }
            (NumberTest::Minimum(limit, exclusive), true) => {
                question.lower.extend(bound(*limit, *exclusive));
            }
            (NumberTest::Minimum(limit, exclusive), false) => {
                question.upper.extend(bound(*limit, !*exclusive));
            }
            (NumberTest::MultipleOf(divisor), true) => question.multiple_of.extend(read(*divisor)),
            (NumberTest::MultipleOf(divisor), false) => {
                question.not_multiple_of.extend(read(*divisor));
            }
        }
    }
}
