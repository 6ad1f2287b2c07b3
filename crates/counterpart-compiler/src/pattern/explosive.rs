//! Finds regular expressions on which a backtracking engine may take exponential time.
//!
//! That is the case where a loop can match the same text in two ways. The ways are paths in the
//! automaton whose states are the character sets of the expression: two paths that part and meet
//! again, or a step that two loops allow. (The criterion EDA of Weber and Seidl, "On the degree of
//! ambiguity of finite automata".)

use std::collections::{BTreeMap, BTreeSet};

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

use super::set::LAST;
use super::syntax::Node;
use crate::graph::Graph;

/// The limit of character sets in one loop; larger loops are not examined.
const MAX_STATES: usize = 80;

/// A repetition with a higher limit than this is treated as one without limit.
const AS_GOOD_AS_ENDLESS: u32 = 10;

/// The limit of character sets in total; the rest of the expression is not examined.
const MAX_SIZE: usize = 2000;

/// The limit of copies that a part with a minimum of repetitions gets in the automaton.
const MAX_COPIES: u32 = 8;

/// Whether it may take exponential time.
pub fn is_explosive(node: &Node) -> bool {
    let mut automaton = Automaton::default();
    automaton.add(node, false);
    let inside = node.any(&|part| match part {
        Node::Look { body, .. } => is_explosive(body),
        Node::Sequence(_)
        | Node::Choice(_)
        | Node::Set(_)
        | Node::Assertion(_)
        | Node::Group { .. }
        | Node::Repeat { .. }
        | Node::Back(_) => false,
    });
    inside || automaton.is_ambiguous()
}

#[derive(Default)]
struct Automaton {
    states: Vec<ClassUnicode>,
    /// From state to state, and in how many ways.
    steps: BTreeMap<(usize, usize), u32>,
}

/// A part of the automaton: where it begins and ends.
#[derive(Clone)]
struct Part {
    first: Vec<usize>,
    last: Vec<usize>,
    nullable: bool,
}

impl Part {
    const fn empty() -> Self {
        Self { first: Vec::new(), last: Vec::new(), nullable: true }
    }
}

impl Automaton {
    fn add(&mut self, node: &Node, looped: bool) -> Part {
        if self.states.len() > MAX_SIZE {
            return Part::empty();
        }
        match node {
            Node::Sequence(parts) => {
                let mut whole = Part::empty();
                for part in parts {
                    let next = self.add(part, looped);
                    self.join(&whole.last, &next.first);
                    if whole.nullable {
                        whole.first.extend(&next.first);
                    }
                    if !next.nullable {
                        whole.last.clear();
                    }
                    whole.last.extend(next.last);
                    whole.nullable &= next.nullable;
                }
                whole
            }
            Node::Choice(branches) => {
                let mut whole = Part { nullable: false, ..Part::empty() };
                for branch in branches {
                    let branch = self.add(branch, looped);
                    whole.first.extend(branch.first);
                    whole.last.extend(branch.last);
                    whole.nullable |= branch.nullable;
                }
                whole
            }
            Node::Set(set) => self.state(set.characters()),
            Node::Assertion(_) | Node::Look { .. } => Part::empty(),
            Node::Group { body, .. } => self.add(body, looped),
            Node::Repeat { body, min, max, .. } => {
                let endless = max.is_none_or(|max| max > AS_GOOD_AS_ENDLESS);
                let varies = max.is_some_and(|max| max > 1 && max != *min);
                let again = endless || (looped && varies);
                // The copies before the loop can distinguish ways that the loop alone would not.
                let copies = if body.is_nullable() { 1 } else { (*min).clamp(1, MAX_COPIES) };
                let mut whole = Part::empty();
                for copy in 1..=copies {
                    let next = self.add(body, looped || again);
                    if again && copy == copies {
                        self.join(&next.last.clone(), &next.first);
                    }
                    self.join(&whole.last, &next.first);
                    if copy == 1 {
                        whole.first.clone_from(&next.first);
                    }
                    whole.last = next.last;
                    whole.nullable = next.nullable;
                }
                whole.nullable |= *min == 0;
                whole
            }
            Node::Back(_) => {
                let all = char::from_u32(LAST).map(|last| ClassUnicodeRange::new('\0', last));
                let part = self.state(ClassUnicode::new(all));
                Part { nullable: true, ..part }
            }
        }
    }

    fn state(&mut self, characters: ClassUnicode) -> Part {
        let state = self.states.len();
        self.states.push(characters);
        Part { first: vec![state], last: vec![state], nullable: false }
    }

    fn join(&mut self, from: &[usize], to: &[usize]) {
        for from in from {
            for to in to {
                *self.steps.entry((*from, *to)).or_default() += 1;
            }
        }
    }

    fn is_ambiguous(&self) -> bool {
        let edges = (0..self.states.len()).map(|from| {
            self.steps.range((from, 0)..(from + 1, 0)).map(|((_, to), _)| *to).collect()
        });
        let graph = Graph::new(edges.collect());
        graph.cycles().iter().any(|loops| self.is_ambiguous_within(loops, graph.edges()))
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
        Graph::new(pairs).cycles().iter().any(|loops| {
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
