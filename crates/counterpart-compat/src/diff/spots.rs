//! What a break is blamed on, and which conditions were asked about.

use serde_json::Value;

use super::Diff;
use super::frame::Frame;
use crate::term::{Atom, AtomId, NodeId, Origin, RawAtom, RawGraph, RawId};
use crate::truth::Truth;

/// What a break is blamed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cause {
    /// The reader's schema.
    pub(super) place: Origin,
    /// Its keyword.
    pub(super) keyword: &'static str,
    /// The writer's schema in the same position.
    pub(super) was: Option<Origin>,
}

impl Cause {
    /// A schema as a whole.
    pub(super) fn whole(graph: &RawGraph, reader: RawId) -> Self {
        let keyword = graph[reader].atoms.first().map_or("false", |atom| atom.keyword);
        Self { place: graph[reader].place, keyword, was: None }
    }
}

/// A condition of the reader's, at a position.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// The way to it.
    pub(super) frame: Frame,
    /// What is asked for there.
    pub(super) node: NodeId,
    /// What a break is blamed on.
    pub(super) cause: Cause,
    /// The condition that this one is a part of.
    pub(super) parent: Option<usize>,
    /// The other conditions at the position that do not follow from what the writer says.
    pub(super) beside: Vec<AtomId>,
    /// Whether a break was found here or below.
    pub(super) found: bool,
}

impl<'g> Diff<'g> {
    /// Remembers that a break was found at a spot, for it and those above it.
    pub(super) fn mark(&mut self, spot: usize) {
        let mut next = Some(spot);
        while let Some(at) = next {
            self.spots[at].found = true;
            next = self.spots[at].parent;
        }
    }

    /// The first condition, as deep as it goes, by which a schema refuses a value.
    pub(super) fn first_refusal(&mut self, reader: RawId, value: &Value) -> Cause {
        let graph = self.graph;
        let mut cause = Cause::whole(graph, reader);
        let (mut schema, mut value) = (reader, value);
        while let Some(raw) = self.refusing(schema, value) {
            cause = Cause { place: raw.place, keyword: raw.keyword, was: None };
            let Some((below, inside)) = self.inside(&raw.atom, value) else { break };
            // Of a schema that refuses everything, the keyword above says more.
            if graph[below].is_never() {
                break;
            }
            (schema, value) = (below, inside);
        }
        cause
    }

    /// An atom of a schema by which it refuses a value.
    fn refusing(&mut self, schema: RawId, value: &Value) -> Option<&'g RawAtom> {
        let graph = self.graph;
        graph[schema].atoms.iter().find(|raw| {
            let atom = self.atom(raw);
            self.prover.atom_holds(atom, value) == Truth::False
        })
    }

    /// The schema and the value below an atom, by which it refuses a value.
    fn inside<'v>(&mut self, atom: &Atom<RawId>, value: &'v Value) -> Option<(RawId, &'v Value)> {
        match (atom, value) {
            (Atom::All(keys, below), Value::Object(properties)) => {
                let mut refused = properties.iter().filter(|(name, value)| {
                    self.prover.key_in(keys, name) == Truth::True
                        && self.prover.holds(self.nodes[below.index()], value) == Truth::False
                });
                refused.next().map(|(_, value)| (*below, value))
            }
            (Atom::Item(from, below) | Atom::ItemsFrom(from, below), Value::Array(items)) => {
                let from = usize::try_from(*from).unwrap_or(usize::MAX);
                let node = self.node(*below);
                let mut refused = items
                    .iter()
                    .skip(from)
                    .filter(|item| self.prover.holds(node, item) == Truth::False);
                refused.next().map(|item| (*below, item))
            }
            _ => None,
        }
    }

    /// The atom that a raw atom became.
    pub(super) fn atom(&mut self, raw: &RawAtom) -> AtomId {
        let nodes = self.nodes;
        self.prover.arena.atom(raw.atom.map(|below| nodes[below.index()]))
    }
}
