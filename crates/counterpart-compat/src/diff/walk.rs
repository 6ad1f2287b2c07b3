//! The walk: positions, nearest to the root first, and the conditions at each.

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::Value;

use super::frame::{Frame, Step};
use super::spots::{Cause, Spot};
use super::{BREAKS, Diff, LOCAL_STEPS, POSITIONS, STEPS};
use crate::answer::{Answer, Reason};
use crate::solve::Sequent;
use crate::term::{Atom, AtomId, Keys, NodeId, Origin, RawAtom, RawId, sorted};

/// The reader's schema at a position, with what the writer says of it.
#[derive(Clone, Debug)]
pub(super) struct Position {
    pub(super) writer: Vec<RawId>,
    pub(super) reader: RawId,
    pub(super) frame: Frame,
}

/// What is asked about one condition.
pub(super) struct Leaf {
    pub(super) frame: Frame,
    /// The condition.
    pub(super) node: NodeId,
    pub(super) cause: Cause,
    /// Two breaks with one cause are one break, unless they differ in this.
    pub(super) detail: NodeId,
}

/// What a condition comes apart into.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) positions: Vec<Position>,
    pub(super) leaves: Vec<Leaf>,
}

/// What is still to be looked at, and what was.
#[derive(Default)]
struct Agenda {
    open: VecDeque<(Position, Option<usize>)>,
    seen: HashMap<(Vec<RawId>, RawId), usize>,
    /// A spot, and the spot of the position that stands for what is below it.
    same: Vec<(usize, usize)>,
    /// Conditions that came apart.
    apart: Vec<(usize, NodeId)>,
    told: HashSet<(Origin, &'static str, NodeId)>,
    /// The same with the witness: what two conditions of one keyword refuse alike is one break.
    shown: HashSet<(Origin, &'static str, String)>,
}

impl Diff<'_> {
    /// Looks for every break.
    pub(super) fn walk(&mut self) {
        let mut agenda = Agenda::default();
        let (writer, reader) = (vec![self.writer], self.reader);
        let root = Position { writer, reader, frame: Frame::default() };
        agenda.open.push_back((root, None));
        while let Some((position, parent)) = agenda.open.pop_front() {
            if self.spots.len() > POSITIONS || self.breaks.len() >= BREAKS || self.prover.is_spent()
            {
                self.doubt(&Cause::whole(self.graph, position.reader), too_many());
                break;
            }
            self.position(&position, parent, &mut agenda);
        }
        // A condition that came apart without a break in its parts may fail as a whole.
        for (spot, detail) in std::mem::take(&mut agenda.apart).into_iter().rev() {
            let stand_in = agenda.same.iter().filter(|(from, _)| *from == spot);
            if stand_in.clone().any(|(_, to)| self.spots[*to].found) {
                self.mark(spot);
            }
            if !self.spots[spot].found && self.breaks.len() < BREAKS && !self.prover.is_spent() {
                self.ask_at(spot, detail, &mut agenda);
            }
        }
    }

    fn position(&mut self, position: &Position, parent: Option<usize>, agenda: &mut Agenda) {
        let spot = self.spots.len();
        let key = (position.writer.clone(), position.reader);
        if let Some(known) = agenda.seen.get(&key) {
            agenda.same.extend(parent.map(|parent| (parent, *known)));
            return;
        }
        agenda.seen.insert(key, spot);
        let graph = self.graph;
        let node = self.node(position.reader);
        let cause = Cause::whole(graph, position.reader);
        let frame = position.frame.clone();
        let beside = Vec::new();
        self.spots.push(Spot { frame, node, cause, parent, beside, found: false });
        if self.is_given(&position.writer, node) {
            return;
        }
        let mut open = Vec::new();
        for raw in &graph[position.reader].atoms {
            let atom = self.atom(raw);
            let node = self.prover.arena.node(vec![atom]);
            if !self.is_given(&position.writer, node) {
                open.push((raw, atom, node));
            }
        }
        if position.writer.iter().all(|raw| graph[*raw].atoms.is_empty()) {
            return self.unwritten(position, &open, spot, agenda);
        }
        for (raw, atom, node) in &open {
            let beside = open.iter().map(|(_, other, _)| *other).filter(|other| other != atom);
            self.condition(position, raw, (*node, beside.collect()), spot, agenda);
        }
    }

    /// Where the writer says nothing, the reader's schema is one condition, blamed on the first of
    /// its keywords that anything fails.
    fn unwritten(
        &mut self,
        position: &Position,
        open: &[(&RawAtom, AtomId, NodeId)],
        parent: usize,
        agenda: &mut Agenda,
    ) {
        for (raw, _, node) in open {
            let cause = Cause { place: raw.place, keyword: raw.keyword, was: None };
            let spot = self.spots.len();
            let (frame, parent) = (position.frame.clone(), Some(parent));
            let beside = Vec::new();
            self.spots.push(Spot { frame, node: *node, cause, parent, beside, found: false });
            self.ask_at(spot, *node, agenda);
            if self.spots[spot].found {
                break;
            }
        }
    }

    /// Whether what the writer says at a position is enough for a node, as far as a short look tells.
    pub(super) fn is_given(&mut self, writer: &[RawId], node: NodeId) -> bool {
        self.refused(writer, node) == Answer::None
    }

    /// A value that the writer may write at a position and a node refuses, as far as a short look
    /// tells.
    pub(super) fn refused(&mut self, writer: &[RawId], node: NodeId) -> Answer<Value> {
        let meets = writer.iter().map(|raw| self.node(*raw)).collect();
        self.prover.ask(&Sequent::new(meets, vec![node]), LOCAL_STEPS)
    }

    fn condition(
        &mut self,
        position: &Position,
        raw: &RawAtom,
        (node, beside): (NodeId, Vec<AtomId>),
        parent: usize,
        agenda: &mut Agenda,
    ) {
        let was = self.was(&position.writer, &raw.atom);
        let cause = Cause { place: raw.place, keyword: raw.keyword, was };
        let Parts { positions, leaves } = self.apart(position, raw, &cause);
        let spot = self.spots.len();
        let frame = position.frame.clone();
        let parent = Some(parent);
        self.spots.push(Spot { frame, node, cause, parent, beside, found: false });
        if positions.is_empty() && leaves.is_empty() {
            return self.ask_at(spot, node, agenda);
        }
        agenda.apart.push((spot, node));
        for Leaf { frame, node, cause, detail } in leaves {
            let leaf = self.spots.len();
            let (parent, beside) = (Some(spot), Vec::new());
            self.spots.push(Spot { frame, node, cause, parent, beside, found: false });
            self.ask_at(leaf, detail, agenda);
        }
        agenda.open.extend(positions.into_iter().map(|position| (position, Some(spot))));
    }

    /// Asks whether a condition, at its position, fails for something that the writer may write.
    fn ask_at(&mut self, spot: usize, detail: NodeId, agenda: &mut Agenda) {
        let Spot { frame, node, cause, .. } = self.spots[spot].clone();
        let fails = self.wrapped(&frame, node);
        let question = self.whole(fails);
        match self.prover.ask(&question, STEPS) {
            Answer::None => {}
            Answer::Found(witness) => {
                self.mark(spot);
                if agenda.told.insert((cause.place, cause.keyword, detail)) {
                    let Some((witness, fails)) = self.alone(spot, fails, witness) else { return };
                    let witness = self.least(&witness, &fails);
                    let shown = (cause.place, cause.keyword, witness.to_string());
                    if agenda.shown.insert(shown) {
                        self.tell(&frame, node, &cause, witness);
                    }
                }
            }
            Answer::Unknown(reason) => {
                self.mark(spot);
                self.doubt(&cause, reason);
            }
        }
    }

    /// A witness that meets the conditions beside a spot, if there is one: it shows this break alone.
    /// Comes with what it is to fail to stay a witness of the same.
    /// `None` where no value shows it alone, and a condition beside it asks for all that it does: the
    /// break is that condition's.
    fn alone(&mut self, spot: usize, fails: NodeId, witness: Value) -> Option<(Value, Sequent)> {
        let question = self.whole(fails);
        let mut rest = Vec::new();
        let mut next = Some(spot);
        while let Some(at) = next {
            let Spot { frame, beside, parent, .. } = self.spots[at].clone();
            if !beside.is_empty() {
                let node = self.prover.arena.node(beside);
                rest.push(self.wrapped(&frame, node));
            }
            next = parent;
        }
        if rest.is_empty() {
            return Some((witness, question));
        }
        let alone = question.and(rest);
        match self.prover.ask(&alone, STEPS) {
            Answer::Found(witness) => Some((witness, alone)),
            Answer::None if self.is_asked_beside(spot) => None,
            Answer::None | Answer::Unknown(_) => Some((witness, question)),
        }
    }

    /// Whether a condition beside a spot asks for all that is asked for there, and for more.
    fn is_asked_beside(&mut self, spot: usize) -> bool {
        let Spot { node, beside, .. } = self.spots[spot].clone();
        beside.into_iter().any(|other| {
            let other = self.prover.arena.node(vec![other]);
            let mut follows = |from, to| {
                let question = Sequent::new(vec![from], vec![to]);
                self.prover.ask(&question, LOCAL_STEPS) == Answer::None
            };
            follows(other, node) && !follows(node, other)
        })
    }

    /// What a condition comes apart into; nothing where it is one condition.
    fn apart(&mut self, position: &Position, raw: &RawAtom, cause: &Cause) -> Parts {
        let writer = &position.writer;
        match &raw.atom {
            Atom::All(keys, below) => self.apart_by_key(position, keys, *below, cause),
            Atom::Names(below) => {
                let above = self.written(writer).filter_map(|raw| {
                    let Atom::Names(names) = &raw.atom else { return None };
                    Some(*names)
                });
                let above = above.collect();
                self.one(position, &Step::Name, above, *below, cause)
            }
            Atom::Item(index, below) => {
                let above = self.written_item(writer, *index);
                self.one(position, &Step::Item(*index), above, *below, cause)
            }
            Atom::ItemsFrom(from, below) => self.apart_by_item(position, *from, *below, cause),
            Atom::AnyOf(branches) => self.apart_by_branch(position, branches, raw, cause),
            Atom::OneOf(branches) => {
                let mut parts = self.apart_by_branch(position, branches, raw, cause);
                parts.leaves.push(self.overlap(position, branches, raw, cause));
                parts
            }
            Atom::If(condition, then, otherwise) => {
                let met = self.node(*condition);
                let mut given = writer.clone();
                given.push(*condition);
                let mut parts = self.one(position, &Step::Given(met), given, *then, cause);
                let unmet = Step::Beside(vec![met]);
                parts.join(self.one(position, &unmet, writer.clone(), *otherwise, cause));
                parts
            }
            Atom::Values(_) => self.apart_by_value(position, raw, cause),
            Atom::Kinds(_)
            | Atom::Number(_)
            | Atom::String(_)
            | Atom::Has(_)
            | Atom::MinProperties(_)
            | Atom::MaxProperties(_)
            | Atom::MinItems(_)
            | Atom::MaxItems(_)
            | Atom::Unique
            | Atom::ContainsMin(..)
            | Atom::ContainsMax(..)
            | Atom::Not(_)
            | Atom::Gap(_)
            | Atom::Unevaluated(_) => Parts::default(),
        }
    }

    /// One step down: to a schema, or to the refusal of everything.
    pub(super) fn one(
        &mut self,
        position: &Position,
        step: &Step,
        writer: Vec<RawId>,
        reader: RawId,
        cause: &Cause,
    ) -> Parts {
        let mut parts = Parts::default();
        let frame = position.frame.with(step.clone());
        if self.graph[reader].is_never() {
            let node = self.node(reader);
            let detail = self.wrapped_once(step, node);
            let was = writer.first().map(|raw| self.graph[*raw].place).or(cause.was);
            parts.leaves.push(Leaf { frame, node, cause: Cause { was, ..*cause }, detail });
        } else {
            parts.positions.push(Position { writer, reader, frame });
        }
        parts
    }

    fn apart_by_key(
        &mut self,
        position: &Position,
        keys: &Keys,
        below: RawId,
        cause: &Cause,
    ) -> Parts {
        let writer = &position.writer;
        if let Keys::Named(name) = keys {
            let above = self.written_at(writer, *name);
            return self.one(position, &Step::Key(keys.clone()), above, below, cause);
        }
        let mut parts = Parts::default();
        let names = self.names(writer);
        for name in &names {
            let text = self.prover.arena.words.read(*name).to_owned();
            if self.prover.key_in(keys, &text) == Some(true) {
                let above = self.written_at(writer, *name);
                let step = Step::Key(Keys::Named(*name));
                parts.join(self.one(position, &step, above, below, cause));
            }
        }
        let above = self.written_in(writer, keys);
        let others = match keys {
            Keys::Other { names: known, patterns } => {
                let mut all = sorted(known.iter().chain(&names).copied());
                all.dedup();
                Keys::Other { names: all, patterns: patterns.clone() }
            }
            Keys::Named(_) | Keys::Matching(_) => keys.clone(),
        };
        parts.join(self.one(position, &Step::Key(others), above, below, cause));
        parts
    }

    fn apart_by_item(
        &mut self,
        position: &Position,
        from: u64,
        below: RawId,
        cause: &Cause,
    ) -> Parts {
        let writer = &position.writer;
        let items = self.written(writer).filter_map(|raw| {
            let Atom::Item(index, _) = &raw.atom else { return None };
            (*index >= from).then_some(*index)
        });
        let mut items: Vec<u64> = items.collect();
        items.sort_unstable();
        items.dedup();
        let mut parts = Parts::default();
        for index in &items {
            let above = self.written_item(writer, *index);
            parts.join(self.one(position, &Step::Item(*index), above, below, cause));
        }
        let rest = items.last().map_or(from, |last| last + 1);
        let above = self.written_item(writer, rest);
        parts.join(self.one(position, &Step::ItemsFrom(rest), above, below, cause));
        parts
    }

    /// One question for each value that the writer lists and the reader does not.
    fn apart_by_value(&mut self, position: &Position, raw: &RawAtom, cause: &Cause) -> Parts {
        let Atom::Values(read) = &raw.atom else { return Parts::default() };
        let mut written = self.written(&position.writer).filter_map(|raw| {
            let Atom::Values(values) = &raw.atom else { return None };
            Some(values)
        });
        let mut parts = Parts::default();
        let Some(values) = written.next() else { return parts };
        let atom = self.atom(raw);
        let node = self.prover.arena.node(vec![atom]);
        for value in values.iter().filter(|value| !read.contains(value)) {
            let only = self.prover.arena.one(Atom::Values(vec![*value]));
            let step = Step::Given(only);
            let detail = self.wrapped_once(&step, node);
            let frame = position.frame.with(step);
            parts.leaves.push(Leaf { frame, node, cause: *cause, detail });
        }
        parts
    }
}

impl Parts {
    /// Adds others.
    pub(super) fn join(&mut self, other: Self) {
        self.positions.extend(other.positions);
        self.leaves.extend(other.leaves);
    }
}

fn too_many() -> Reason {
    Reason {
        because: "there are more differences than counterpart lists".to_owned(),
        help: "resolve the listed differences, then compare again".to_owned(),
    }
}
