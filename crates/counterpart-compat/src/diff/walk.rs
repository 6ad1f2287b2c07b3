//! The walk: positions, nearest to the root first, and the conditions at each.

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::Value;

use super::frame::Frame;
use super::parts::{Leaf, Parts, Position};
use super::spots::{Cause, Spot};
use super::{BREAKS, Diff, LOCAL_STEPS, POSITIONS, STEPS};
use crate::answer::{Answer, Reason};
use crate::solve::Sequent;
use crate::term::{AtomId, NodeId, Origin, RawAtom, RawId};

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
}

fn too_many() -> Reason {
    Reason {
        because: "there are more differences than counterpart lists".to_owned(),
        help: "resolve the listed differences, then compare again".to_owned(),
    }
}
