//! The automaton of a regular expression: its states are the character sets of the expression.
//! (Glushkov's construction.)

use std::collections::BTreeMap;

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

use super::set::LAST;
use super::syntax::Node;
use crate::graph::Graph;

/// The limit of character sets in total; the rest of the expression is not examined.
const MAX_SIZE: usize = 2000;

/// The limit of steps between them, likewise.
const MAX_STEPS: usize = 100_000;

/// The limit of copies that a part with a minimum of repetitions gets in the automaton.
const MAX_COPIES: u32 = 8;

/// The automaton of an expression.
#[derive(Debug)]
pub(super) struct Automaton {
    pub(super) states: Vec<ClassUnicode>,
    /// From state to state, and in how many ways.
    pub(super) steps: BTreeMap<(usize, usize), u32>,
    /// For each state the outermost repetition without limit that it is in.
    pub(super) repeated: Vec<Option<Span>>,
    /// A repetition with a higher limit than this is treated as one without limit.
    endless_from: u32,
    inside: Option<Span>,
}

/// Where a part is written in the expression: the bytes from the first to behind the last.
pub(super) type Span = (usize, usize);

/// A part of the automaton: where it begins and ends.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) first: Vec<usize>,
    /// The states that it may end with, and whether it must then be at a certain place (`$`).
    pub(super) last: Vec<(usize, bool)>,
    nullable: bool,
    /// Whether it may match the empty text at certain places alone.
    placed: bool,
}

impl Part {
    const fn empty() -> Self {
        Self { first: Vec::new(), last: Vec::new(), nullable: true, placed: false }
    }
}

impl Automaton {
    /// An automaton without states. A repetition with a limit above `endless_from` is treated as one
    /// without limit.
    pub(super) const fn new(endless_from: u32) -> Self {
        Self {
            states: Vec::new(),
            steps: BTreeMap::new(),
            repeated: Vec::new(),
            endless_from,
            inside: None,
        }
    }

    /// Adds the states of a part of an expression. `looped`: it is in a repetition without limit.
    pub(super) fn add(&mut self, node: &Node, looped: bool) -> Part {
        if self.states.len() > MAX_SIZE || self.steps.len() > MAX_STEPS {
            return Part::empty();
        }
        match node {
            Node::Sequence(parts) => self.sequence(parts, looped),
            Node::Choice(branches) => {
                let mut whole = Part { nullable: false, ..Part::empty() };
                for branch in branches {
                    let branch = self.add(branch, looped);
                    whole.first.extend(branch.first);
                    whole.last.extend(branch.last);
                    whole.nullable |= branch.nullable;
                    whole.placed |= branch.placed;
                }
                whole
            }
            Node::Set(set) => self.state(set.characters()),
            Node::Assertion(_) | Node::Look { .. } => {
                Part { nullable: false, placed: true, ..Part::empty() }
            }
            Node::Group { body, .. } => self.add(body, looped),
            Node::Repeat { body, min, max, greedy: _, span } => {
                let endless = max.is_none_or(|max| max > self.endless_from);
                let varies = max.is_some_and(|max| max > 1 && max != *min);
                let again = endless || (looped && varies);
                let outside = self.inside;
                if endless {
                    self.inside = outside.or(Some(*span));
                }
                // The copies before the loop can distinguish ways that the loop alone would not.
                let copies = if body.is_nullable() { 1 } else { (*min).clamp(1, MAX_COPIES) };
                let mut whole = Part::empty();
                for copy in 1..=copies {
                    let next = self.add(body, looped || again);
                    if again && copy == copies {
                        self.join(&next.last, &next.first);
                    }
                    self.join(&whole.last, &next.first);
                    if copy == 1 {
                        whole.first.clone_from(&next.first);
                    }
                    whole.last = next.last;
                    whole.nullable = next.nullable;
                    whole.placed = next.placed;
                }
                whole.nullable |= *min == 0;
                self.inside = outside;
                whole
            }
            Node::Back(_) => {
                let all = char::from_u32(LAST).map(|last| ClassUnicodeRange::new('\0', last));
                let part = self.state(ClassUnicode::new(all));
                Part { nullable: true, ..part }
            }
        }
    }

    fn sequence(&mut self, parts: &[Node], looped: bool) -> Part {
        let mut whole = Part::empty();
        for part in parts {
            let next = self.add(part, looped);
            self.join(&whole.last, &next.first);
            if whole.nullable || whole.placed {
                whole.first.extend(&next.first);
            }
            if !next.nullable {
                whole.last.iter_mut().for_each(|(_, placed)| *placed = true);
            }
            if !next.nullable && !next.placed {
                whole.last.clear();
            }
            whole.last.extend(next.last);
            whole.placed = (whole.nullable || whole.placed)
                && (next.nullable || next.placed)
                && (whole.placed || next.placed);
            whole.nullable &= next.nullable;
        }
        whole
    }

    /// Adds a state that reads one of these characters.
    pub(super) fn state(&mut self, characters: ClassUnicode) -> Part {
        let state = self.states.len();
        self.states.push(characters);
        self.repeated.push(self.inside);
        Part { first: vec![state], last: vec![(state, false)], nullable: false, placed: false }
    }

    /// Lets the last states of one part be followed by the first of another.
    pub(super) fn join(&mut self, from: &[(usize, bool)], to: &[usize]) {
        for (from, _) in from {
            for to in to {
                *self.steps.entry((*from, *to)).or_default() += 1;
            }
        }
    }

    /// From each state, the states that may follow.
    pub(super) fn graph(&self) -> Graph {
        let mut edges = vec![Vec::new(); self.states.len()];
        for (from, to) in self.steps.keys() {
            edges[*from].push(*to);
        }
        Graph::new(edges)
    }
}
