//! Strings: what is known, in the words of their theory.

use serde_json::Value;

use super::Prover;
use super::state::State;
use crate::answer::Answer;
use crate::strings::Question;
use crate::term::{Atom, StringTest};

impl Prover {
    /// The least string of which everything holds that is known.
    pub(super) fn string(&mut self, state: &State) -> Answer<Value> {
        let mut question = Question::default();
        let mut possible = true;
        for (atom, holds) in &state.order {
            match &self.arena[*atom] {
                Atom::String(test) => possible &= self.ask_string(test, *holds, &mut question),
                Atom::Values(values) if !*holds => {
                    let values = values.iter().map(|value| self.arena.words.value(*value));
                    let texts = values.filter_map(|value| value.as_str().map(str::to_owned));
                    question.excluded.extend(texts);
                }
                _ => {}
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

    /// Adds a test to the question; `false` when no string is like that.
    fn ask_string(&self, test: &StringTest, holds: bool, question: &mut Question) -> bool {
        let read = |text| self.arena.words.read(text).to_owned();
        let mut most = |limit: u64| {
            question.max = Some(question.max.map_or(limit, |max| max.min(limit)));
        };
        match (test, holds) {
            (StringTest::MinLength(limit), true) => question.min = question.min.max(*limit),
            (StringTest::MinLength(limit), false) => match limit.checked_sub(1) {
                Some(limit) => most(limit),
                None => return false,
            },
            (StringTest::MaxLength(limit), true) => most(*limit),
            (StringTest::MaxLength(limit), false) => match limit.checked_add(1) {
                Some(limit) => question.min = question.min.max(limit),
                None => return false,
            },
            (StringTest::Pattern(pattern), true) => question.matches.push(read(*pattern)),
            (StringTest::Pattern(pattern), false) => question.avoids.push(read(*pattern)),
            (StringTest::Format(_) | StringTest::Encoding(_) | StringTest::Media { .. }, holds) => {
                question.tests.extend(self.string_test(test).map(|test| (test, holds)));
            }
        }
        true
    }
}
