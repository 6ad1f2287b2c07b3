//! Property names that no schema mentions.
//!
//! Names are told apart by which of the regular expressions match them; a cell is a set of
//! expressions that match while the others do not. All names of a cell are subject to the same
//! conditions, so one of each cell is enough.

use std::rc::Rc;

use counterpart_compiler::model::{Kind, StringConstraint};
use serde_json::Value;

use super::objects::{Facts, Obligation};
use super::{Prover, Sequent};
use crate::answer::{Answer, Reason};
use crate::term::{Atom, Keys, NodeId, Text, sorted};

/// Up to so many regular expressions, every cell is looked at.
const PATTERNS: usize = 10;
/// Of more, so many cells at most.
const CELLS: usize = 1_000;

impl Prover {
    /// A name that is not mentioned and not taken, and a value, which together meet an obligation.
    pub(super) fn fresh(
        &mut self,
        facts: &Facts,
        obligation: &Obligation,
        taken: &[String],
    ) -> Answer<(String, Value)> {
        if let Some(Keys::Named(_)) = obligation.keys {
            return Answer::None;
        }
        let patterns: Vec<Text> = facts.patterns.iter().copied().collect();
        let position = |pattern: &Text| patterns.binary_search(pattern).ok();
        let asked = match &obligation.keys {
            Some(Keys::Matching(pattern)) => position(pattern),
            Some(Keys::Named(_) | Keys::Other { .. }) | None => None,
        };
        let (cells, complete) = cells(patterns.len(), asked);
        let mut unknown = (!complete).then(too_many_patterns);
        let excluded = self.excluded(facts, taken);
        for cell in cells {
            let matched = |pattern: &Text| position(pattern).is_some_and(|at| cell.contains(&at));
            let within = |keys: &Keys| match keys {
                Keys::Named(_) => false,
                Keys::Matching(pattern) => matched(pattern),
                Keys::Other { patterns, .. } => !patterns.iter().any(matched),
            };
            if !obligation.keys.as_ref().is_none_or(within) {
                continue;
            }
            let meets = facts.sets.iter().filter(|(keys, _)| within(keys));
            let meets: Vec<NodeId> = meets.map(|(_, node)| *node).collect();
            let fails = obligation.value_fails.into_iter().collect();
            let value = match self.solve(&Sequent::new(meets, fails)) {
                Answer::Found(value) => Some(value),
                Answer::None => continue,
                Answer::Unknown(reason) => {
                    unknown = unknown.or(Some(reason));
                    None
                }
            };
            let (with, without): (Vec<Text>, Vec<Text>) =
                patterns.iter().partition(|one| matched(one));
            match self.name(facts, obligation, (&with, &without), excluded) {
                Answer::Found(name) => {
                    if let Some(value) = value {
                        return Answer::Found((name, value));
                    }
                }
                Answer::None => {}
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
            }
        }
        unknown.map_or(Answer::None, Answer::Unknown)
    }

    /// The node of the names that are not new, if there is one.
    fn excluded(&mut self, facts: &Facts, taken: &[String]) -> Option<NodeId> {
        let words = &mut self.arena.words;
        let mut names: Vec<String> =
            facts.mentioned.iter().map(|name| words.read(*name).to_owned()).collect();
        names.extend_from_slice(taken);
        let mut values =
            sorted(names.into_iter().filter_map(|name| words.scalar(&Value::String(name))));
        values.dedup();
        (!values.is_empty()).then(|| self.arena.one(Atom::Values(values)))
    }

    fn name(
        &mut self,
        facts: &Facts,
        obligation: &Obligation,
        (with, without): (&[Text], &[Text]),
        excluded: Option<NodeId>,
    ) -> Answer<String> {
        let mut pattern = |text: Text| {
            let text = self.arena.words.read(text).to_owned();
            self.arena.one(Atom::String(Rc::new(StringConstraint::Pattern(text))))
        };
        let mut meets: Vec<NodeId> = with.iter().copied().map(&mut pattern).collect();
        let mut fails: Vec<NodeId> = without.iter().copied().map(&mut pattern).collect();
        meets.push(self.arena.one(Atom::Kinds(Kind::String.into())));
        meets.extend(&facts.names);
        fails.extend(obligation.name_fails);
        fails.extend(excluded);
        match self.solve(&Sequent::new(meets, fails)) {
            Answer::Found(Value::String(name)) => Answer::Found(name),
            Answer::Found(_) | Answer::None => Answer::None,
            Answer::Unknown(reason) => Answer::Unknown(reason),
        }
    }
}

/// Sets of indices below `count`, the smallest first, and whether these are all. Of many indices,
/// the sets of up to two, with `asked` in each where there is one.
fn cells(count: usize, asked: Option<usize>) -> (Vec<Vec<usize>>, bool) {
    if count <= PATTERNS {
        let mut all: Vec<Vec<usize>> = (0..1usize << count)
            .map(|set| (0..count).filter(|at| set & (1 << at) != 0).collect())
            .collect();
        all.sort_by_key(Vec::len);
        return (all, true);
    }
    let some = if let Some(one) = asked {
        let pairs = (0..count).filter(|other| *other != one).map(|other| vec![one, other]);
        std::iter::once(vec![one]).chain(pairs).take(CELLS).collect()
    } else {
        let one = (0..count).map(|one| vec![one]);
        let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| vec![one, other]));
        std::iter::once(Vec::new()).chain(one).chain(pairs).take(CELLS).collect()
    };
    (some, false)
}

fn too_many_patterns() -> Reason {
    Reason {
        because: "too many regular expressions describe the names of one object".to_owned(),
        help: "use fewer regular expressions in `patternProperties`".to_owned(),
    }
}
