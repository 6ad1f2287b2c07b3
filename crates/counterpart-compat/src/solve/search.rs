//! The search for a value of one kind.
//!
//! First all that holds without choosing goes to the theory of the kind. If there is no value,
//! no choice will make one. If there is a value that meets the open choices as well, it is the
//! answer. Otherwise one of the choices that it does not meet is made.

use serde_json::Value;

use super::state::{Choice, Contradiction, State};
use super::{Literal, Prover, Sequent, Sort, out_of_steps};
use crate::answer::{Answer, Reason};
use crate::term::{Atom, AtomId, Scalar};
use crate::truth::Truth;

/// From so many choices on, every alternative of the others is looked at before the next is made.
const PROBE_FROM: usize = 2;

impl Prover {
    /// Answers a question with a value of one kind.
    pub(super) fn search(&mut self, question: &Sequent, sort: Sort) -> Answer<Value> {
        let mut state = State::new(sort);
        let meets = question.meets.iter().map(|node| Literal::Node(*node, true));
        let fails = question.fails.iter().map(|node| Literal::Node(*node, false));
        match self.assert(&mut state, meets.chain(fails)) {
            Ok(()) => self.choose(&mut state),
            Err(_) => Answer::None,
        }
    }

    pub(super) fn choose(&mut self, state: &mut State) -> Answer<Value> {
        if !self.spend(state.order.len() + 10) {
            return Answer::Unknown(out_of_steps());
        }
        if let Some(values) = self.finite(state) {
            return self.among(state, &values);
        }
        let (candidate, reason) = match self.theory(state) {
            Answer::None => return Answer::None,
            Answer::Found(value) => (Some(value), None),
            Answer::Unknown(reason) => (None, Some(reason)),
        };
        if state.depth >= PROBE_FROM && self.probe(state, candidate.as_ref()).is_err() {
            return Answer::None;
        }
        let width = if self.is_split_due(state, candidate.as_ref()) {
            state.waiting.iter().map(|(atom, _)| self.width(*atom)).max()
        } else {
            None
        };
        let Some(choice) = self.unmet(state, candidate.as_ref(), width) else {
            if width.is_some() {
                return self.split(state);
            }
            return match (candidate, reason) {
                (Some(value), _) => self.checked(state, value),
                (None, Some(reason)) => Answer::Unknown(reason),
                (None, None) => Answer::None,
            };
        };
        self.branch(state, &choice)
    }

    fn branch(&mut self, state: &mut State, choice: &Choice) -> Answer<Value> {
        let mark = state.mark();
        let mut unknown: Option<Reason> = None;
        for alternative in choice.iter() {
            state.depth += 1;
            let answer = match self.assert(state, alternative.iter().copied()) {
                Ok(()) => self.choose(state),
                Err(_) => Answer::None,
            };
            state.depth -= 1;
            state.back(&mark);
            match answer {
                Answer::Found(value) => return Answer::Found(value),
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
                Answer::None => {}
            }
            if self.steps == 0 {
                return Answer::Unknown(out_of_steps());
            }
        }
        unknown.map_or(Answer::None, Answer::Unknown)
    }

    /// Takes out the alternatives for which there is no value even before other choices are made, of
    /// every choice that the candidate does not meet.
    fn probe(&mut self, state: &mut State, candidate: Option<&Value>) -> Result<(), Contradiction> {
        let mut at = 0;
        while at < state.choices.len() {
            let choice = Choice::clone(&state.choices[at]);
            if candidate.is_some_and(|value| self.meets(&choice, value) == Truth::True) {
                at += 1;
                continue;
            }
            let mark = state.mark();
            let mut left = Vec::new();
            for alternative in choice.iter() {
                let possible = self.assert(state, alternative.iter().copied()).is_ok()
                    && self.theory(state) != Answer::None;
                state.back(&mark);
                if possible {
                    left.push(alternative.clone());
                }
            }
            if left.is_empty() {
                return Err(Contradiction);
            }
            if self.steps == 0 {
                break;
            }
            state.choices[at] = Choice::new(left);
            at += 1;
        }
        Ok(())
    }

    /// The choice to make next: of those that the candidate is not known to meet, one with the
    /// fewest alternatives, and not more than the unions that wait to be split. Taken out, unless
    /// there is none.
    fn unmet(
        &mut self,
        state: &mut State,
        candidate: Option<&Value>,
        most: Option<usize>,
    ) -> Option<Choice> {
        if self.unions_first
            && let Some(at) = state.choices.iter().position(is_union)
        {
            return Some(state.choices.swap_remove(at));
        }
        let mut best: Option<usize> = None;
        for at in 0..state.choices.len() {
            let size = state.choices[at].len();
            if best.is_some_and(|best: usize| state.choices[best].len() <= size)
                || most.is_some_and(|most| size > most)
            {
                continue;
            }
            let choice = Choice::clone(&state.choices[at]);
            let met = candidate.is_some_and(|value| self.meets(&choice, value) == Truth::True);
            if !met {
                best = Some(at);
            }
        }
        best.map(|best| state.choices.swap_remove(best))
    }

    /// How many branches a union has.
    fn width(&self, union: AtomId) -> usize {
        let (Atom::AnyOf(nodes) | Atom::OneOf(nodes)) = &self.arena[union] else { return 0 };
        nodes.len()
    }

    fn meets(&mut self, choice: &Choice, value: &Value) -> Truth {
        Truth::any(choice.iter().map(|alternative| {
            Truth::all(alternative.iter().map(|one| self.literal_holds(*one, value)))
        }))
    }

    /// A candidate that meets every choice, once all that is known is seen to hold of it.
    fn checked(&mut self, state: &State, value: Value) -> Answer<Value> {
        match self.all_known_hold(state, &value) {
            Truth::True => Answer::Found(value),
            Truth::False | Truth::Unknown => Answer::Unknown(self.why_not_checked(state, &value)),
        }
    }

    fn all_known_hold(&mut self, state: &State, value: &Value) -> Truth {
        let known = state.order.iter().map(|(atom, holds)| Literal::Atom(*atom, *holds));
        Truth::all(known.map(|literal| self.literal_holds(literal, value)))
    }

    /// The shortest list of values that the answer must be among, if there is one.
    fn finite(&self, state: &State) -> Option<Vec<Scalar>> {
        let lists = state.order.iter().filter_map(|(atom, holds)| {
            let Atom::Values(values) = &self.arena[*atom] else { return None };
            holds.then_some(values)
        });
        lists.min_by_key(|values| values.len()).cloned()
    }

    /// The first of the values of which everything holds.
    fn among(&mut self, state: &State, values: &[Scalar]) -> Answer<Value> {
        let mut unknown = None;
        for value in values {
            let value = self.arena.words.value(*value).clone();
            if !state.kinds.has(counterpart_compiler::model::Kind::of(&value)) {
                continue;
            }
            let choices = state.choices.clone();
            let mut holds = self.all_known_hold(state, &value);
            if holds != Truth::False {
                let met = Truth::all(choices.iter().map(|choice| self.meets(choice, &value)));
                holds = Truth::all([holds, met]);
            }
            match holds {
                Truth::True => return Answer::Found(value),
                Truth::False => {}
                Truth::Unknown => unknown = Some(self.why_not_checked(state, &value)),
            }
        }
        unknown.map_or(Answer::None, Answer::Unknown)
    }

    /// The least value of which everything holds that is known without choosing.
    fn theory(&mut self, state: &State) -> Answer<Value> {
        match state.sort {
            Sort::Number => self.number(state),
            Sort::String => self.string(state),
            Sort::Array => self.array(state),
            Sort::Object => self.object(state),
            // They are evaluated without a search.
            Sort::Null | Sort::Boolean => Answer::None,
        }
    }
}

/// Whether a choice is which branch of a union a value meets.
fn is_union(choice: &Choice) -> bool {
    let is_met = |literal: &&Literal| matches!(literal, Literal::Node(_, true));
    choice.iter().all(|alternative| alternative.iter().filter(is_met).count() == 1)
}
