//! Finds how the time of a backtracking engine grows with the length of a text where it is not
//! exponential: the loops that can share out one text among them.
//!
//! Two loops share a text when a word leads round the first, from the first to the second, and round
//! the second. (The criterion IDA of Weber and Seidl, "On the degree of ambiguity of finite
//! automata".) Where each of `k` such pairs leads to the next, there are as many ways to read a text
//! as its length to the power of `k`, and each is tried when the expression does not match. The
//! search for the place where a match begins is a loop, too, unless the expression begins with `^`.

use std::collections::{BTreeSet, HashSet};

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

use super::automaton::{Automaton, Span};
use super::set::LAST;
use super::syntax::{Assertion, Node};

/// A repetition with a higher limit than this is treated as one without limit. Below it, the limit
/// bounds the time.
const AS_GOOD_AS_ENDLESS: u32 = 1000;

/// The limit of loops; those behind are not examined.
const MAX_LOOPS: usize = 40;

/// The limit of steps for one expression; what is not found by then is not reported.
const MAX_STEPS: usize = 300_000;

/// The time of an expression that is not linear.
#[derive(Debug)]
pub(super) struct Polynomial {
    /// The power of the length of the text: 2 or more.
    pub(super) degree: usize,
    /// The repetitions that share the text, in their order. `None` is the search for the beginning.
    pub(super) parts: Vec<Option<Span>>,
}

/// How the time grows, where it grows faster than the text. `anywhere`: it is tried at many places.
pub(super) fn polynomial(node: &Node, anywhere: bool) -> Option<Polynomial> {
    let branches = match node {
        Node::Choice(branches) => branches.as_slice(),
        Node::Sequence(_)
        | Node::Set(_)
        | Node::Assertion(_)
        | Node::Look { .. }
        | Node::Group { .. }
        | Node::Repeat { .. }
        | Node::Back(_) => std::slice::from_ref(node),
    };
    let mut left = MAX_STEPS;
    let found = branches.iter().filter_map(|branch| of_branch(branch, anywhere, &mut left));
    found.max_by_key(|found| found.degree)
}

fn of_branch(node: &Node, anywhere: bool, left: &mut usize) -> Option<Polynomial> {
    let mut automaton = Automaton::new(AS_GOOD_AS_ENDLESS);
    let search = (anywhere && !starts_at_start(node)).then(|| {
        let all = char::from_u32(LAST).map(|last| ClassUnicodeRange::new('\0', last));
        let search = automaton.state(ClassUnicode::new(all));
        automaton.join(&search.last, &search.first);
        search
    });
    let whole = automaton.add(node, false);
    if let Some(search) = search {
        automaton.join(&search.last, &whole.first);
    }
    // Where a match may end anywhere, the first way that leads there is the last that is tried.
    let done = whole.last.iter().filter(|(_, placed)| !placed).map(|(state, _)| *state).collect();
    Loops::of(&automaton, &done).chain(left)
}

/// Whether it matches at the start of a text alone.
pub(super) fn starts_at_start(node: &Node) -> bool {
    match node {
        Node::Assertion(assertion) => *assertion == Assertion::Start,
        Node::Sequence(parts) => {
            let first = parts.iter().find(|part| !is_look(part));
            first.is_some_and(starts_at_start)
        }
        Node::Choice(branches) => branches.iter().all(starts_at_start),
        Node::Group { body, .. } => starts_at_start(body),
        Node::Set(_) | Node::Look { .. } | Node::Repeat { .. } | Node::Back(_) => false,
    }
}

fn is_look(node: &Node) -> bool {
    match node {
        Node::Look { .. } => true,
        Node::Sequence(_)
        | Node::Choice(_)
        | Node::Set(_)
        | Node::Assertion(_)
        | Node::Group { .. }
        | Node::Repeat { .. }
        | Node::Back(_) => false,
    }
}

/// The loops of an automaton, in the order of the expression.
struct Loops {
    edges: Vec<Vec<usize>>,
    /// For each state its characters, as a set of classes that no state tells apart.
    letters: Vec<Vec<u64>>,
    states: Vec<Vec<usize>>,
    spans: Vec<Option<Span>>,
    /// For each loop, the states that it leads to.
    reached: Vec<Vec<bool>>,
    /// For each loop, the states that lead to it without a match on the way.
    reaching: Vec<Vec<bool>>,
}

impl Loops {
    fn of(automaton: &Automaton, done: &BTreeSet<usize>) -> Self {
        let graph = automaton.graph();
        let mut loops = graph.cycles();
        loops.retain(|states| !states.iter().any(|state| done.contains(state)));
        loops.sort();
        loops.truncate(MAX_LOOPS);
        let undone = |mut marks: Vec<bool>| {
            for state in done {
                marks[*state] = false;
            }
            marks
        };
        let marks = |states: &[usize]| {
            let mut marks = vec![false; automaton.states.len()];
            for state in states {
                marks[*state] = true;
            }
            marks
        };
        Self {
            letters: letters(&automaton.states),
            spans: loops.iter().map(|states| automaton.repeated[states[0]]).collect(),
            reached: loops.iter().map(|states| graph.below(&marks(states))).collect(),
            reaching: loops.iter().map(|states| undone(graph.leading_to(marks(states)))).collect(),
            edges: graph.edges().to_vec(),
            states: loops,
        }
    }

    /// The longest chain of loops that share a text.
    fn chain(&self, left: &mut usize) -> Option<Polynomial> {
        let count = self.states.len();
        // For each loop the longest chain that ends with it: its pairs, and the loops in it.
        let mut chains: Vec<(usize, Vec<usize>)> = vec![(0, Vec::new()); count];
        for to in 0..count {
            for from in 0..to {
                if !self.share(from, to, left) {
                    continue;
                }
                let before = (0..=from)
                    .filter(|one| *one == from || self.leads(*one, from))
                    .map(|one| chains[one].clone())
                    .max_by_key(|(pairs, _)| *pairs);
                let (pairs, mut through) = before.unwrap_or_default();
                if pairs + 1 > chains[to].0 {
                    through.extend([from, to]);
                    through.dedup();
                    chains[to] = (pairs + 1, through);
                }
            }
        }
        let (pairs, through) = chains.into_iter().max_by_key(|(pairs, _)| *pairs)?;
        let parts = through.iter().map(|one| self.spans[*one]).collect();
        (pairs > 0).then_some(Polynomial { degree: pairs + 1, parts })
    }

    fn leads(&self, from: usize, to: usize) -> bool {
        self.states[to].iter().any(|state| self.reached[from][*state])
    }

    /// Whether some word leads round one loop, from there to another, and round that.
    fn share(&self, from: usize, to: usize, left: &mut usize) -> bool {
        self.leads(from, to)
            && self.states[from].iter().any(|one| {
                self.states[to].iter().any(|other| self.word(from, to, (*one, *other), left))
            })
    }

    /// Whether some word leads from `one` to itself, from `one` to `other`, and from `other` to
    /// itself.
    fn word(&self, from: usize, to: usize, (one, other): (usize, usize), left: &mut usize) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![(one, one, other)];
        while let Some((x, y, z)) = open.pop() {
            for x in
                self.edges[x].iter().filter(|state| self.states[from].binary_search(state).is_ok())
            {
                for z in self.edges[z]
                    .iter()
                    .filter(|state| self.states[to].binary_search(state).is_ok())
                {
                    let between = self.edges[y]
                        .iter()
                        .filter(|state| self.reached[from][**state] && self.reaching[to][**state]);
                    for y in between {
                        let Some(less) = left.checked_sub(1) else { return false };
                        *left = less;
                        if !self.meet(*x, *y, *z) {
                            continue;
                        }
                        if (*x, *y, *z) == (one, other, other) {
                            return true;
                        }
                        if seen.insert((*x, *y, *z)) {
                            open.push((*x, *y, *z));
                        }
                    }
                }
            }
        }
        false
    }

    /// Whether some character is in the sets of three states.
    fn meet(&self, one: usize, other: usize, third: usize) -> bool {
        let [one, other, third] = [one, other, third].map(|state| &self.letters[state]);
        one.iter().zip(other).zip(third).any(|((one, other), third)| one & other & third != 0)
    }
}

/// The sets as sets of bits: one for each class of characters that no set tells apart.
fn letters(sets: &[ClassUnicode]) -> Vec<Vec<u64>> {
    let ends = sets.iter().flat_map(ClassUnicode::ranges);
    let ends = ends.flat_map(|range| [u32::from(range.start()), u32::from(range.end()) + 1]);
    let starts: Vec<u32> = ends.collect::<BTreeSet<u32>>().into_iter().collect();
    let position = |code: u32| starts.binary_search(&code).unwrap_or_default();
    let of_set = |set: &ClassUnicode| {
        let mut bits = vec![0u64; starts.len() / 64 + 1];
        for range in set.ranges() {
            for at in position(range.start().into())..position(u32::from(range.end()) + 1) {
                bits[at / 64] |= 1 << (at % 64);
            }
        }
        bits
    };
    sets.iter().map(of_set).collect()
}
