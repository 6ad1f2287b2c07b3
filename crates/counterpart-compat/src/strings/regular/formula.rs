//! Where an automaton is, when it may look ahead: a formula over its states.
//!
//! In disjunctive form: one of some conjunctions, each of states that all must match what is still
//! to come, or must not.

use super::program::{Refusal, StateId};

/// So many conjunctions a formula may have.
const MAX_CONJUNCTIONS: usize = 400;
/// So many before those that others imply are left out.
const MAX_UNSETTLED: usize = 2_000;

/// A state that matches what is still to come, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    /// The state.
    pub state: StateId,
    /// Whether it does not.
    pub negative: bool,
}

/// States of which one matches, or conjunctions of which one holds. Sorted, without repetition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Formula {
    /// Holds whatever is to come.
    pub is_true: bool,
    /// States by themselves.
    pub any: Vec<StateId>,
    /// Conjunctions of two literals and more, or of one that is negative.
    pub all: Vec<Vec<Literal>>,
}

impl Formula {
    /// Holds whatever is to come.
    pub fn always() -> Self {
        Self { is_true: true, ..Self::default() }
    }

    /// Holds when one state matches.
    pub fn one(state: StateId) -> Self {
        Self { any: vec![state], ..Self::default() }
    }

    /// Whether it never holds. Others may never hold either.
    pub fn is_false(&self) -> bool {
        !self.is_true && self.any.is_empty() && self.all.is_empty()
    }

    /// Adds what else makes it hold.
    pub fn or(&mut self, other: Self) {
        self.is_true |= other.is_true;
        self.any.extend(other.any);
        self.all.extend(other.all);
    }

    /// Holds when both do.
    pub fn and(&self, other: &Self) -> Result<Self, Refusal> {
        let mut both = Self::default();
        let (ones, others) = (self.conjunctions(), other.conjunctions());
        if ones.len() * others.len() > MAX_UNSETTLED {
            return Err(Refusal::Size);
        }
        for one in &ones {
            for other in &others {
                let mut literals = one.clone();
                literals.extend_from_slice(other);
                both.add(literals);
            }
        }
        both.settled()
    }

    /// Holds when it does not.
    pub fn negated(&self) -> Result<Self, Refusal> {
        self.conjunctions().iter().try_fold(Self::always(), |rest, conjunction| {
            let mut one_fails = Self::default();
            for literal in conjunction {
                one_fails.add(vec![Literal { negative: !literal.negative, ..*literal }]);
            }
            rest.and(&one_fails)
        })
    }

    /// The same formula in the one form that all equal lists have.
    pub fn settled(mut self) -> Result<Self, Refusal> {
        if self.is_true {
            return Ok(Self::always());
        }
        if self.all.len() > MAX_UNSETTLED {
            return Err(Refusal::Size);
        }
        self.any.sort_unstable();
        self.any.dedup();
        self.all.sort_unstable_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
        self.all.dedup();
        let mut kept: Vec<Vec<Literal>> = Vec::new();
        for conjunction in self.all {
            let implied = conjunction
                .iter()
                .any(|it| !it.negative && self.any.binary_search(&it.state).is_ok())
                || kept.iter().any(|other| other.iter().all(|it| conjunction.contains(it)));
            if !implied {
                kept.push(conjunction);
            }
        }
        self.all = kept;
        if self.all.len() > MAX_CONJUNCTIONS { Err(Refusal::Size) } else { Ok(self) }
    }

    fn conjunctions(&self) -> Vec<Vec<Literal>> {
        let mut all = self.all.clone();
        all.extend(self.any.iter().map(|state| vec![Literal { state: *state, negative: false }]));
        all.extend(self.is_true.then(Vec::new));
        all
    }

    fn add(&mut self, mut literals: Vec<Literal>) {
        literals.sort_unstable();
        literals.dedup();
        let contradicts = |pair: &[Literal]| pair[0].state == pair[1].state;
        match literals.as_slice() {
            [] => self.is_true = true,
            [Literal { state, negative: false }] => self.any.push(*state),
            more if more.windows(2).any(contradicts) => {}
            _ => self.all.push(literals),
        }
    }
}
