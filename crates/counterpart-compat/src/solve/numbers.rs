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
        let read = |scalar: Scalar| self.arena.words.number(scalar).cloned();
        let bound = |limit, exclusive| read(limit).map(|limit: Number| Bound { limit, exclusive });
        for (atom, holds) in &state.order {
            match &self.arena[*atom] {
                Atom::Number(NumberTest::Maximum(limit, exclusive)) => {
                    if *holds {
                        question.upper.extend(bound(*limit, *exclusive));
                    } else {
                        question.lower.extend(bound(*limit, !*exclusive));
                    }
                }
                Atom::Number(NumberTest::Minimum(limit, exclusive)) => {
                    if *holds {
                        question.lower.extend(bound(*limit, *exclusive));
                    } else {
                        question.upper.extend(bound(*limit, !*exclusive));
                    }
                }
                Atom::Number(NumberTest::MultipleOf(divisor)) if *holds => {
                    question.multiple_of.extend(read(*divisor));
                }
                Atom::Number(NumberTest::MultipleOf(divisor)) => {
                    question.not_multiple_of.extend(read(*divisor));
                }
                Atom::Values(values) if !*holds => {
                    question.excluded.extend(values.iter().filter_map(|value| read(*value)));
                }
                _ => {}
            }
        }
        match question.answer() {
            Answer::Found(number) => Answer::Found(Value::Number(number)),
            Answer::None => Answer::None,
            Answer::Unknown(reason) => Answer::Unknown(reason),
        }
    }
}
