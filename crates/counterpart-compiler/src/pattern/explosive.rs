//! Finds the loops of a regular expression that can match the same text in two ways: a backtracking
//! engine may take exponential time.
//!
//! The ways are paths in the automaton of the expression: two paths that part and meet again, or a
//! step that two loops allow. (The criterion EDA of Weber and Seidl, "On the degree of ambiguity of
//! finite automata".)

use std::collections::BTreeSet;

use super::automaton::{Automaton, Span};
use super::syntax::Node;

/// The limit of character sets in one loop; larger loops are not examined.
const MAX_STATES: usize = 80;

/// A repetition with a higher limit than this is treated as one without limit.
const AS_GOOD_AS_ENDLESS: u32 = 10;

/// The repetition that may match the same text in two ways.
pub(super) fn explosive(node: &Node) -> Option<Loop> {
    let mut automaton = Automaton::new(AS_GOOD_AS_ENDLESS);
    automaton.add(node, false);
    automaton.ambiguous()
}

/// A loop, and the repetition that makes it, where that is known.
pub(super) struct Loop(pub(super) Option<Span>);

impl Automaton {
    fn ambiguous(&self) -> Option<Loop> {
        let graph = self.graph();
        let cycles = graph.cycles();
        let found = cycles.iter().find(|loops| self.is_ambiguous_within(loops, graph.edges()))?;
        Some(Loop(found.first().and_then(|state| self.repeated[*state])))
    }

    /// Whether there are two ways round a strongly connected part.
    fn is_ambiguous_within(&self, states: &[usize], edges: &[Vec<usize>]) -> bool {
        let members: BTreeSet<usize> = states.iter().copied().collect();
        let within = |from: usize| edges[from].iter().copied().filter(|to| members.contains(to));
        let twice = |from: &usize| within(*from).any(|to| self.steps[&(*from, to)] > 1);
        if states.iter().any(twice) {
            return true;
        }
        if states.len() > MAX_STATES {
            return false;
        }
        // Two ways at once: a state of each, over the same text.
        let count = states.len();
        let position = |state: usize| states.binary_search(&state).unwrap_or_default();
        let meets: Vec<bool> = (0..count * count)
            .map(|pair| self.overlap(states[pair / count], states[pair % count]))
            .collect();
        let pairs: Vec<Vec<usize>> = (0..count * count)
            .map(|pair| {
                let ways = within(states[pair / count]).flat_map(|one| {
                    within(states[pair % count])
                        .map(move |other| position(one) * count + position(other))
                });
                ways.filter(|next| meets[*next]).collect()
            })
            .collect();
        crate::graph::Graph::new(pairs).cycles().iter().any(|loops| {
            let same = |pair: &&usize| **pair / count == **pair % count;
            loops.iter().any(|pair| same(&pair)) && !loops.iter().all(|pair| same(&pair))
        })
    }

    fn overlap(&self, one: usize, other: usize) -> bool {
        let mut both = self.states[one].clone();
        both.intersect(&self.states[other]);
        !both.ranges().is_empty()
    }
}
