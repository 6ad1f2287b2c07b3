//! The prover: is there a value that meets all of some nodes and none of others?
//!
//! A question is a [`Sequent`]. It is closed when a node or atom is on both sides; what is left is
//! split, one kind of value at a time, and literals go to the theory of their kind. A disjunction is
//! split only when the least value that meets everything else does not meet it.
//!
//! `None` comes from sound steps alone. A witness is a finite value: one that held within itself a
//! witness of the same question would not be the least, so a question met again below itself is
//! closed ([`open`]).

mod array_facts;
mod arrays;
mod cases;
mod counts;
mod doubt;
mod holds;
mod keys;
mod numbers;
mod objects;
mod open;
mod search;
mod spare;
mod split;
mod state;
mod strings;
mod unique;

use std::collections::HashMap;

use counterpart_compiler::model::Kind;
use serde_json::Value;

use crate::answer::{Answer, Reason};
use crate::term::{Arena, NodeId};
use crate::truth::Truth;
use cases::Unions;
use open::Open;

pub(crate) use holds::Literal;

/// A question: a value that meets all of `meets` and none of `fails`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Sequent {
    meets: Vec<NodeId>,
    fails: Vec<NodeId>,
}

impl Sequent {
    /// The question.
    pub(crate) fn new(mut meets: Vec<NodeId>, mut fails: Vec<NodeId>) -> Self {
        for nodes in [&mut meets, &mut fails] {
            nodes.sort_unstable();
            nodes.dedup();
        }
        Self { meets, fails }
    }

    /// The same question, to be answered by a value that meets other nodes as well.
    pub(crate) fn and(&self, meets: Vec<NodeId>) -> Self {
        Self::new([self.meets.clone(), meets].concat(), self.fails.clone())
    }

    /// Whether whatever answers this answers the other.
    fn is_within(&self, other: &Self) -> bool {
        let within = |small: &[NodeId], large: &[NodeId]| {
            small.iter().all(|node| large.binary_search(node).is_ok())
        };
        within(&other.meets, &self.meets) && within(&other.fails, &self.fails)
    }
}

/// The kinds of value that are searched apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// `null`
    Null,
    /// `false` and `true`
    Boolean,
    /// Numbers, whole or not
    Number,
    /// Strings
    String,
    /// Arrays
    Array,
    /// Objects
    Object,
}

impl Sort {
    const ALL: [Self; 6] =
        [Self::Null, Self::Boolean, Self::Number, Self::String, Self::Array, Self::Object];

    fn kinds(self) -> counterpart_compiler::model::Kinds {
        use counterpart_compiler::model::Kinds;
        match self {
            Self::Null => Kind::Null.into(),
            Self::Boolean => Kind::Boolean.into(),
            Self::Number => Kinds::NUMBER,
            Self::String => Kind::String.into(),
            Self::Array => Kind::Array.into(),
            Self::Object => Kind::Object.into(),
        }
    }
}

/// The prover of one pair of schemas: what it found out stays known from question to question.
#[derive(Debug)]
pub(crate) struct Prover {
    /// The nodes.
    pub(crate) arena: Arena,
    /// The answers that hold whatever is asked.
    known: HashMap<Sequent, Answer<Value>>,
    open: Open,
    /// What tells the branches of unions apart.
    unions: Unions,
    /// Whether a union is settled before anything else is chosen.
    unions_first: bool,
    /// The steps that are left for the question at hand.
    steps: u64,
    /// The steps that are left for all questions.
    total: u64,
    /// The steps of automata that are left for all questions.
    text_work: u64,
}

impl Prover {
    /// A prover that may take so many steps in all.
    pub(crate) fn new(arena: Arena, total: u64) -> Self {
        let (known, open) = (HashMap::new(), Open::default());
        let unions = Unions::default();
        Self {
            arena,
            known,
            open,
            unions,
            unions_first: false,
            steps: 0,
            total,
            text_work: strings::ALL_WORK,
        }
    }

    /// Answers a question with at most so many steps. First only such choices are made as a value
    /// asks for that meets all the rest; if that takes too long, the unions come first.
    pub(crate) fn ask(&mut self, question: &Sequent, steps: u64) -> Answer<Value> {
        let answer = self.ask_once(question, steps / 2);
        if self.steps > 0 {
            return answer;
        }
        self.unions_first = true;
        let answer = self.ask_once(question, steps / 2);
        self.unions_first = false;
        answer
    }

    fn ask_once(&mut self, question: &Sequent, steps: u64) -> Answer<Value> {
        self.steps = steps.min(self.total);
        let given = self.steps;
        let answer = self.solve(question);
        self.total -= given - self.steps;
        answer
    }

    /// The steps that are left for all questions.
    pub(crate) const fn steps_left(&self) -> u64 {
        self.total
    }

    /// Whether the steps for all questions are used up.
    pub(crate) fn is_spent(&self) -> bool {
        self.total == 0
    }

    /// Takes so many steps; `false` when there is none left. A step is about what it takes to look
    /// at one atom.
    fn spend(&mut self, steps: usize) -> bool {
        self.steps = self.steps.saturating_sub(steps as u64);
        self.steps > 0
    }

    /// Answers a question, at the top or about a value inside another.
    fn solve(&mut self, question: &Sequent) -> Answer<Value> {
        if question.meets.iter().any(|node| question.fails.binary_search(node).is_ok())
            || question.fails.iter().any(|node| self.is_written(&question.meets, *node))
        {
            return Answer::None;
        }
        if let Some(known) = self.known.get(question) {
            return known.clone();
        }
        if self.open.assume(question) {
            return Answer::None;
        }
        if !self.spend(10) {
            return Answer::Unknown(out_of_steps());
        }
        if !self.open.enter(question) {
            return Answer::Unknown(too_deep());
        }
        let answer = self.by_sort(question);
        let facts = self.open.leave(question, matches!(answer, Answer::None));
        for fact in facts {
            self.known.insert(fact, Answer::None);
        }
        match &answer {
            Answer::Found(value) => {
                debug_assert_ne!(
                    self.answers(question, value),
                    Truth::False,
                    "{question:?} {value}"
                );
                self.known.insert(question.clone(), answer.clone());
            }
            // One that ran out of steps may be answered in another question.
            Answer::Unknown(_) if self.steps > 0 => {
                self.known.insert(question.clone(), answer.clone());
            }
            Answer::Unknown(_) | Answer::None => {}
        }
        answer
    }

    /// Whether every condition of a node is one of those that are met: then nothing fails it.
    fn is_written(&self, meets: &[NodeId], node: NodeId) -> bool {
        let met =
            |atom| meets.iter().any(|node| self.arena.atoms(*node).binary_search(atom).is_ok());
        self.arena.atoms(node).iter().all(met)
    }

    /// Answers a question by the kind of the value, the simplest first.
    fn by_sort(&mut self, question: &Sequent) -> Answer<Value> {
        let mut kinds = counterpart_compiler::model::Kinds::ALL;
        for node in &question.meets {
            kinds = kinds.and(self.arena.kinds(*node).0);
        }
        for node in &question.fails {
            kinds = kinds.without(self.arena.kinds(*node).1);
        }
        let mut unknown = None;
        for sort in Sort::ALL {
            if kinds.and(sort.kinds()).is_empty() {
                continue;
            }
            match self.of_sort(question, sort) {
                Answer::Found(value) => return Answer::Found(value),
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
                Answer::None => {}
            }
        }
        unknown.map_or(Answer::None, Answer::Unknown)
    }

    fn of_sort(&mut self, question: &Sequent, sort: Sort) -> Answer<Value> {
        let values: &[Value] = match sort {
            Sort::Null => &[Value::Null],
            Sort::Boolean => &[Value::Bool(false), Value::Bool(true)],
            Sort::Number | Sort::String | Sort::Array | Sort::Object => {
                return self.search(question, sort);
            }
        };
        let mut unknown = None;
        for value in values {
            match self.answers(question, value) {
                Truth::True => return Answer::Found(value.clone()),
                Truth::False => {}
                Truth::Unknown => unknown = Some(self.why_undecided(question)),
            }
        }
        unknown.map_or(Answer::None, Answer::Unknown)
    }
}

fn out_of_steps() -> Reason {
    Reason {
        because: "the alternatives of the two schemas combine in too many ways".to_owned(),
        help: "give each branch of a union a property with a `const` of its own".to_owned(),
    }
}

fn too_deep() -> Reason {
    Reason {
        because: "the schemas are nested too deeply".to_owned(),
        help: "give nested parts names in $defs, and compare those".to_owned(),
    }
}
