//! Separate breaks: where, side by side, the reader's schema asks for more than the writer's gives.
//!
//! The walk goes down both schemas together and puts one question for each condition of the
//! reader's. A question is always about the whole: the condition is lifted to the root as a weaker
//! form of the reader's schema, one that asks for nothing but this condition at this position
//! ([`Frame`]). So a witness of the question is a witness of the whole, in the least instance that
//! leads to the position; and the prover needs to know nothing of positions.
//!
//! What the walk does not find costs precision, never truth: whether all is well is asked of the
//! whole schemas.

mod context;
mod frame;
mod minimise;
mod parts;
mod spots;
mod unions;
mod walk;

use serde_json::Value;

use crate::answer::{Answer, Reason};
use crate::question::{Break, ReaderPlace, Undecided};
use crate::solve::{Prover, Sequent};
use crate::term::{Arena, NodeId, Origin, RawGraph, RawId};
use frame::{Frame, Located};
use spots::{Cause, Spot};

/// The steps that one question of the walk may take.
const STEPS: u64 = 2_000_000;
/// The steps that are spent on what is below a position, before it is looked at.
const LOCAL_STEPS: u64 = 200_000;
/// How many positions are looked at.
const POSITIONS: usize = 4_000;
/// How many doubts are told.
const DOUBTS: usize = 12;
/// How many breaks are told apart.
const BREAKS: usize = 400;

/// The two schemas of a walk, and what was found.
pub(crate) struct Diff<'g> {
    prover: Prover,
    graph: &'g RawGraph,
    /// The node of each raw node.
    nodes: &'g [NodeId],
    writer: RawId,
    reader: RawId,
    /// Where the reader's schema stands.
    root: ReaderPlace,
    spots: Vec<Spot>,
    /// The breaks and doubts.
    pub(crate) breaks: Vec<Break>,
    pub(crate) doubts: Vec<Undecided>,
}

impl<'g> Diff<'g> {
    /// Two schemas of a graph.
    pub(crate) fn new(
        arena: Arena,
        graph: &'g RawGraph,
        nodes: &'g [NodeId],
        (writer, reader, root): (RawId, RawId, ReaderPlace),
        steps: u64,
    ) -> Self {
        let prover = Prover::new(arena, steps);
        let (spots, breaks, doubts) = (Vec::new(), Vec::new(), Vec::new());
        Self { prover, graph, nodes, writer, reader, root, spots, breaks, doubts }
    }

    /// Answers the whole question, and where the answer is not that all is well, looks for every
    /// break.
    pub(crate) fn run(&mut self, steps: u64) {
        let question = self.whole(self.node(self.reader));
        let answer = self.prover.ask(&question, steps / 2);
        if answer == Answer::None {
            return;
        }
        self.walk();
        if !self.breaks.is_empty() {
            return;
        }
        match answer {
            Answer::None => {}
            Answer::Found(witness) => self.tell_whole(&witness),
            Answer::Unknown(reason) => {
                if self.doubts.is_empty() {
                    self.doubt(&Cause::whole(self.graph, self.reader), reason);
                }
            }
        }
    }

    /// How many of the steps that were given were taken.
    pub(crate) const fn steps_taken(&self, given: u64) -> u64 {
        given - self.prover.steps_left()
    }

    /// The question whether some value meets the writer's schema and fails a node.
    fn whole(&self, fails: NodeId) -> Sequent {
        Sequent::new(vec![self.node(self.writer)], vec![fails])
    }

    fn node(&self, raw: RawId) -> NodeId {
        self.nodes[raw.index()]
    }

    /// A break of which no more is known than its witness.
    fn tell_whole(&mut self, witness: &Value) {
        let frame = Frame::default();
        let fails = self.node(self.reader);
        let cause = self.first_refusal(self.reader, witness);
        let witness = self.least(witness, &self.whole(fails));
        self.tell(&frame, fails, &cause, witness);
    }

    fn tell(&mut self, frame: &Frame, inner: NodeId, cause: &Cause, witness: Value) {
        let Located { instance, name } = self.locate(frame, inner, &witness);
        let Cause { place, keyword, was } = *cause;
        let refused_by = place.of_reader().unwrap_or(self.root);
        let was = was.and_then(Origin::of_writer);
        self.breaks.push(Break { witness, instance, name, refused_by, keyword, was });
    }

    fn doubt(&mut self, cause: &Cause, reason: Reason) {
        let Cause { place, was, .. } = *cause;
        let (at, was) = (place.of_reader().unwrap_or(self.root), was.and_then(Origin::of_writer));
        let doubt = Undecided { at, was, reason };
        let known = |other: &Undecided| (other.at, &other.reason) == (doubt.at, &doubt.reason);
        if self.doubts.len() < DOUBTS && !self.doubts.iter().any(known) {
            self.doubts.push(doubt);
        }
    }
}
