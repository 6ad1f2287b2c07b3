//! Raw nodes: the assertions of each schema of both models, before equal nodes are found.

use counterpart_compiler::model::Kinds;
use counterpart_compiler::source::Place;

use super::{Atom, Words};
use crate::question::{ReaderPlace, WriterPlace};

/// The index of a [`RawNode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct RawId(u32);

impl RawId {
    /// The position in the graph, from 0.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A place, and of which side's model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Origin {
    /// Of the writer's.
    Writer(WriterPlace),
    /// Of the reader's.
    Reader(ReaderPlace),
}

impl Origin {
    /// A place in the writer's model.
    pub(crate) const fn writer(place: Place) -> Self {
        Self::Writer(WriterPlace(place))
    }

    /// A place in the reader's model.
    pub(crate) const fn reader(place: Place) -> Self {
        Self::Reader(ReaderPlace(place))
    }

    /// The place, where it is one of the writer's.
    pub(crate) const fn of_writer(self) -> Option<WriterPlace> {
        match self {
            Self::Writer(place) => Some(place),
            Self::Reader(_) => None,
        }
    }

    /// The place, where it is one of the reader's.
    pub(crate) const fn of_reader(self) -> Option<ReaderPlace> {
        match self {
            Self::Reader(place) => Some(place),
            Self::Writer(_) => None,
        }
    }
}

/// A schema: the conjunction of its atoms.
#[derive(Clone, Debug)]
pub(crate) struct RawNode {
    /// Where the schema stands.
    pub(crate) place: Origin,
    /// What it asserts.
    pub(crate) atoms: Vec<RawAtom>,
}

/// An atom and where it was written.
#[derive(Clone, Debug)]
pub(crate) struct RawAtom {
    /// What is asserted.
    pub(crate) atom: Atom<RawId>,
    /// The schema that asserts it.
    pub(crate) place: Origin,
    /// The keyword, as written.
    pub(crate) keyword: &'static str,
}

/// The schemas of both sides.
#[derive(Debug, Default)]
pub(crate) struct RawGraph {
    /// The nodes.
    pub(crate) nodes: Vec<RawNode>,
    /// Texts and scalars in them.
    pub(crate) words: Words,
}

impl RawGraph {
    /// Adds a node.
    pub(crate) fn add(&mut self, node: RawNode) -> RawId {
        let id = RawId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        id
    }

    /// Every id, in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = RawId> + use<> {
        (0u32..).take(self.nodes.len()).map(RawId)
    }

    /// Adds a node that no schema stands for: what `at` says in other words.
    pub(crate) fn made(&mut self, at: &RawAtom, atoms: Vec<Atom<RawId>>) -> RawId {
        let written = |atom| RawAtom { atom, place: at.place, keyword: at.keyword };
        let atoms = atoms.into_iter().map(written).collect();
        self.add(RawNode { place: at.place, atoms })
    }
}

impl std::ops::Index<RawId> for RawGraph {
    type Output = RawNode;

    fn index(&self, id: RawId) -> &RawNode {
        &self.nodes[id.index()]
    }
}

impl RawNode {
    /// Whether it admits nothing, by the letter.
    pub(crate) fn is_never(&self) -> bool {
        self.atoms.iter().any(|raw| raw.atom == Atom::Kinds(Kinds::NONE))
    }
}
