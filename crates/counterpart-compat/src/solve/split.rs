//! Unions whose branches a property tells apart, split by that property.
//!
//! Whether a value meets one union and fails another is one question for each value of the
//! property. In each, every union has shrunk to the branches that admit this value, mostly one. So
//! the work grows with the number of branches, and not with that of their combinations.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::cases::{Cases, Discriminator, Index};
use super::state::{State, Waiting};
use super::{Literal, Prover, out_of_steps};
use crate::answer::{Answer, Reason};
use crate::term::{Atom, Keys, NodeId, Scalar, Text};
use crate::truth::Truth;

/// One case of a split.
#[derive(Clone, Debug)]
enum Case {
    /// The property has this value.
    Value(Scalar),
    /// It has none of the values that are listed.
    Other,
    /// It is absent.
    Absent,
    /// This one of the properties is there.
    Has(Text),
    /// None of them is.
    HasNone,
}

/// The unions of a split, and the cases.
struct Split {
    by: Discriminator,
    unions: Vec<(Waiting, Rc<Index>)>,
    cases: Vec<Case>,
    /// The values, or the properties, that cases are about.
    values: Vec<Scalar>,
    keys: Vec<Text>,
}

impl Prover {
    /// Whether a waiting union is not known to be as it must be for the candidate.
    pub(super) fn is_split_due(&mut self, state: &State, candidate: Option<&Value>) -> bool {
        let Some(candidate) = candidate else { return !state.waiting.is_empty() };
        let mut waiting = state.waiting.iter();
        waiting.any(|(atom, holds)| self.atom_holds(*atom, candidate) != Truth::from(*holds))
    }

    /// Answers by one question for each case of the property that tells the waiting unions apart.
    pub(super) fn split(&mut self, state: &mut State) -> Answer<Value> {
        let Some(split) = self.cases_of(state) else { return Answer::None };
        let mark = state.mark();
        let mut unknown: Option<Reason> = None;
        for case in &split.cases {
            state.depth += 1;
            state.waiting.clear();
            let is_possible = self.enter_case(state, &split, case);
            let answer = if is_possible { self.choose(state) } else { Answer::None };
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

    /// The cases that are left by what is known; every value is in one of them.
    fn cases_of(&mut self, state: &State) -> Option<Split> {
        // A union that holds leaves fewer cases than one that does not.
        let first = state.waiting.iter().find(|(_, holds)| *holds).or(state.waiting.first())?;
        let by = self.discriminator(first.0)?;
        let indexed = state.waiting.iter().map(|union| (*union, self.index(union.0, &by)));
        let unions: Vec<(Waiting, Rc<Index>)> = indexed.collect();
        let mut split =
            Split { by, unions, cases: Vec::new(), values: Vec::new(), keys: Vec::new() };
        match split.by {
            Discriminator::Value(name) => self.by_value(state, name, &mut split),
            Discriminator::Presence => split.by_presence(),
        }
        self.spend(split.cases.len());
        Some(split)
    }

    fn by_value(&mut self, state: &State, name: Text, split: &mut Split) {
        let mut left = Cases::all();
        for (atom, holds) in &state.order {
            if *holds && !state.waiting.contains(&(*atom, true)) {
                let more = self.cases_of_atom(*atom, name);
                left.and(&more);
            } else if !*holds && self.arena[*atom] == Atom::Has(name) {
                left.values = Some([].into());
            }
        }
        let mut seen = HashSet::new();
        for (_, index) in &split.unions {
            split.values.extend(index.values.iter().filter(|value| seen.insert(**value)));
        }
        let met = split.unions.iter().filter(|((_, holds), _)| *holds).map(|(_, index)| index);
        let met: Vec<&Rc<Index>> = met.collect();
        let any = |of: fn(&Index) -> &Vec<NodeId>| met.iter().all(|index| !of(index).is_empty());
        let (absent, other) = (any(|index| &index.absent), any(|index| &index.any));
        if left.absent && absent {
            split.cases.push(Case::Absent);
        }
        let is_left = |value: &&Scalar| match &left.values {
            Some(left) => left.contains(*value),
            None => true,
        };
        let values = split.values.iter().filter(is_left);
        let values = values.filter(|value| met.iter().all(|index| index.may_have(**value)));
        split.cases.extend(values.map(|value| Case::Value(*value)));
        let others = left.values.is_none_or(|left| left.iter().any(|value| !seen.contains(value)));
        if others && other {
            split.cases.push(Case::Other);
        }
    }

    /// Adds what is known in a case; `false` where it contradicts itself.
    fn enter_case(&mut self, state: &mut State, split: &Split, case: &Case) -> bool {
        let mut literals = self.case_literals(split, case);
        for (union, index) in &split.unions {
            let branches = split.branches(index, case);
            self.spend(branches.len());
            match self.restricted(state, *union, branches) {
                Some(rest) => literals.extend(rest),
                None => return false,
            }
        }
        self.assert(state, literals).is_ok()
    }

    /// A union with the branches that are left of it; `None` where it contradicts itself.
    fn restricted(
        &mut self,
        state: &mut State,
        (atom, holds): Waiting,
        branches: Vec<NodeId>,
    ) -> Option<Vec<Literal>> {
        let exclusive = matches!(self.arena[atom], Atom::OneOf(_));
        match (branches.as_slice(), holds) {
            ([], true) => None,
            ([], false) => Some(Vec::new()),
            ([only], holds) => Some(vec![Literal::Node(*only, holds)]),
            (_, holds) => {
                let branches = crate::term::sorted(branches.into_iter());
                let rest = if exclusive { Atom::OneOf(branches) } else { Atom::AnyOf(branches) };
                let rest = self.arena.atom(rest);
                if rest != atom {
                    return Some(vec![Literal::Atom(rest, holds)]);
                }
                // The case tells nothing apart.
                let mut open = Vec::new();
                self.expand_union(state, atom, holds, &mut open);
                Some(open)
            }
        }
    }

    fn case_literals(&mut self, split: &Split, case: &Case) -> Vec<Literal> {
        let mut atom = |atom, holds| Literal::Atom(self.arena.atom(atom), holds);
        match (&split.by, case) {
            (Discriminator::Value(name), Case::Absent) => vec![atom(Atom::Has(*name), false)],
            (Discriminator::Value(name), Case::Value(value)) => {
                let has = atom(Atom::Has(*name), true);
                let only = self.arena.one(Atom::Values(vec![*value]));
                let all = self.arena.atom(Atom::All(Keys::Named(*name), only));
                vec![has, Literal::Atom(all, true)]
            }
            (Discriminator::Value(name), Case::Other) => {
                let has = atom(Atom::Has(*name), true);
                let values = crate::term::sorted(split.values.iter().copied());
                let listed = self.arena.one(Atom::Values(values));
                let other = self.arena.one(Atom::Not(listed));
                let all = self.arena.atom(Atom::All(Keys::Named(*name), other));
                vec![has, Literal::Atom(all, true)]
            }
            (Discriminator::Presence, Case::Has(name)) => vec![atom(Atom::Has(*name), true)],
            (Discriminator::Presence, Case::HasNone) => {
                split.keys.iter().map(|name| atom(Atom::Has(*name), false)).collect()
            }
            (Discriminator::Value(_), Case::Has(_) | Case::HasNone)
            | (Discriminator::Presence, Case::Value(_) | Case::Other | Case::Absent) => Vec::new(),
        }
    }
}

impl Split {
    fn by_presence(&mut self) {
        let mut seen = HashSet::new();
        for (_, index) in &self.unions {
            self.keys.extend(index.keys.iter().filter(|key| seen.insert(**key)));
        }
        self.cases.push(Case::HasNone);
        self.cases.extend(self.keys.iter().map(|key| Case::Has(*key)));
    }

    /// The branches of a union that admit something in a case.
    fn branches(&self, index: &Index, case: &Case) -> Vec<NodeId> {
        match case {
            Case::Value(value) => index.with_value(*value),
            Case::Other => index.any.clone(),
            Case::Absent => index.absent.clone(),
            Case::Has(name) => index.with_name(*name),
            Case::HasNone => {
                let needs_none =
                    |names: &BTreeSet<Text>| self.keys.iter().all(|key| !names.contains(key));
                let branches = index.required.iter().filter(|(_, names)| needs_none(names));
                branches.map(|(branch, _)| *branch).collect()
            }
        }
    }
}
