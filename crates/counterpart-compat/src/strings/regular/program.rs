//! A regular expression as states with steps that read nothing, or one character of a set.
//!
//! Every state stands for all that is still to come up to the end of the expression, so that
//! looking ahead is a conjunction: what is looked for begins here, and so does the rest.

use counterpart_compiler::pattern::{Assertion, Node};

use super::alphabet::{Ranges, WORD};

/// So many states an expression may have.
const MAX_STATES: usize = 150_000;

/// An index into [`Program::states`].
pub type StateId = u32;

/// What a state asks for.
#[derive(Clone, Debug)]
pub enum State {
    /// One character of the set with this index, and then the next state.
    Set(usize, StateId),
    /// One of these.
    Split(Vec<StateId>),
    /// To be at such a place, and then the next state.
    Assert(Assertion, StateId),
    /// That the first begins to match here, or does not, and then the second.
    Look { negative: bool, body: StateId, next: StateId },
    /// That the expression with this index in [`Program::behind`] ends here, or does not.
    Behind { negative: bool, body: usize, next: StateId },
    /// Nothing more: it has matched.
    Match,
}

/// An expression as states.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The states.
    pub states: Vec<State>,
    /// The sets that they ask for.
    pub sets: Vec<Ranges>,
    /// Where it begins.
    pub start: StateId,
    /// Where each expression that is looked for backwards begins; one never asks for a later one.
    pub behind: Vec<StateId>,
    /// Whether it asks where words begin and end.
    pub has_boundaries: bool,
}

/// Why an expression has no program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It refers back to what a group captured, so it is outside the regular languages.
    BackReference,
    /// It looks ahead while it looks behind.
    LookWithinLook,
    /// It names a property of characters that is not known.
    Property,
    /// It has too many states.
    Size,
}

impl Program {
    /// The program that finds a match anywhere. With `groups`, a reference to a group stands for
    /// whatever the group may match or the empty text, which is more than it matches.
    pub fn new(node: &Node, groups: Option<&[&Node]>) -> Result<Self, Refusal> {
        let mut program = Self::default();
        let mut builder = Builder { program: &mut program, groups, within_behind: false };
        let end = builder.state(State::Match)?;
        let body = builder.node(node, end)?;
        let start = if is_anchored(node) { body } else { builder.anywhere(body)? };
        program.start = start;
        Ok(program)
    }
}

/// The groups of an expression that capture, in the order of their numbers.
pub fn groups(node: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if let Node::Group { capture: Some(number), body } = node {
            found.push((*number, &**body));
        }
        open.extend(node.parts());
    }
    found.sort_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, body)| body).collect()
}

/// Whether it can only match at the beginning of the text.
fn is_anchored(node: &Node) -> bool {
    match node {
        Node::Assertion(Assertion::Start) => true,
        Node::Sequence(parts) => {
            let ahead = |part: &&Node| matches!(part, Node::Look { .. } | Node::Assertion(_));
            parts.iter().take_while(ahead).any(is_anchored)
                || parts.iter().find(|part| !ahead(part)).is_some_and(is_anchored)
        }
        Node::Choice(branches) => branches.iter().all(is_anchored),
        Node::Group { body, .. } => is_anchored(body),
        Node::Repeat { body, min, .. } => *min > 0 && is_anchored(body),
        Node::Set(_)
        | Node::Back(_)
        | Node::Look { .. }
        | Node::Assertion(Assertion::End | Assertion::Boundary | Assertion::NoBoundary) => false,
    }
}

struct Builder<'p> {
    program: &'p mut Program,
    groups: Option<&'p [&'p Node]>,
    within_behind: bool,
}

impl Builder<'_> {
    fn state(&mut self, state: State) -> Result<StateId, Refusal> {
        if self.program.states.len() >= MAX_STATES {
            return Err(Refusal::Size);
        }
        self.program.states.push(state);
        StateId::try_from(self.program.states.len() - 1).map_err(|_| Refusal::Size)
    }

    /// A state that skips any text before `body`.
    fn anywhere(&mut self, body: StateId) -> Result<StateId, Refusal> {
        let all = self.set(vec![('\0', char::MAX)]);
        self.repeated(body, |builder, again| builder.state(State::Set(all, again)))
    }

    /// A state that goes on to `next`, or through what `body` makes and back to itself.
    fn repeated(
        &mut self,
        next: StateId,
        body: impl FnOnce(&mut Self, StateId) -> Result<StateId, Refusal>,
    ) -> Result<StateId, Refusal> {
        let again = self.state(State::Split(Vec::new()))?;
        let inside = body(self, again)?;
        if let Some(state) = self.program.states.get_mut(again as usize) {
            *state = State::Split(vec![next, inside]);
        }
        Ok(again)
    }

    fn set(&mut self, ranges: Ranges) -> usize {
        let known = self.program.sets.iter().position(|other| *other == ranges);
        known.unwrap_or_else(|| {
            self.program.sets.push(ranges);
            self.program.sets.len() - 1
        })
    }

    /// The state that matches `node` and then goes on.
    fn node(&mut self, node: &Node, next: StateId) -> Result<StateId, Refusal> {
        match node {
            Node::Sequence(parts) => {
                parts.iter().rev().try_fold(next, |next, part| self.node(part, next))
            }
            Node::Choice(branches) => {
                let branches = branches.iter().map(|branch| self.node(branch, next));
                let branches = branches.collect::<Result<_, _>>()?;
                self.state(State::Split(branches))
            }
            Node::Set(set) => {
                let set = self.set(set.ranges().ok_or(Refusal::Property)?);
                self.state(State::Set(set, next))
            }
            Node::Assertion(assertion) => {
                if matches!(assertion, Assertion::Boundary | Assertion::NoBoundary) {
                    self.program.has_boundaries = true;
                    self.set(WORD.to_vec());
                }
                self.state(State::Assert(*assertion, next))
            }
            Node::Look { .. } if self.within_behind && !is_behind(node) => {
                Err(Refusal::LookWithinLook)
            }
            Node::Look { behind: true, negative, body } => {
                let body = self.behind(body)?;
                self.state(State::Behind { negative: *negative, body, next })
            }
            Node::Look { behind: false, negative, body } => {
                let end = self.state(State::Match)?;
                let body = self.node(body, end)?;
                self.state(State::Look { negative: *negative, body, next })
            }
            Node::Group { body, .. } => self.node(body, next),
            Node::Repeat { body, min, max, .. } => self.repeat(body, *min, *max, next),
            Node::Back(number) => self.back(*number, next),
        }
    }

    fn behind(&mut self, body: &Node) -> Result<usize, Refusal> {
        let outer = std::mem::replace(&mut self.within_behind, true);
        let end = self.state(State::Match)?;
        let body = self.node(body, end)?;
        let start = self.anywhere(body)?;
        self.within_behind = outer;
        self.program.behind.push(start);
        Ok(self.program.behind.len() - 1)
    }

    fn repeat(
        &mut self,
        body: &Node,
        min: u32,
        max: Option<u32>,
        next: StateId,
    ) -> Result<StateId, Refusal> {
        // What is nullable may be left out as often as one likes.
        let min = if body.is_zero_width() { min.min(1) } else { min };
        let mut at = match max {
            None => self.repeated(next, |builder, again| builder.node(body, again))?,
            Some(_) if body.is_zero_width() => next,
            Some(max) => {
                let mut at = next;
                for _ in min..max {
                    let inside = self.node(body, at)?;
                    at = self.state(State::Split(vec![next, inside]))?;
                }
                at
            }
        };
        for _ in 0..min {
            at = self.node(body, at)?;
        }
        Ok(at)
    }

    fn back(&mut self, number: u32, next: StateId) -> Result<StateId, Refusal> {
        let groups = self.groups.ok_or(Refusal::BackReference)?;
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let body = at.and_then(|at| groups.get(at)).ok_or(Refusal::BackReference)?;
        if body.any(&|part| matches!(part, Node::Back(_))) {
            return Err(Refusal::BackReference);
        }
        let inside = self.node(body, next)?;
        self.state(State::Split(vec![next, inside]))
    }
}

fn is_behind(node: &Node) -> bool {
    matches!(node, Node::Look { behind: true, .. })
}
