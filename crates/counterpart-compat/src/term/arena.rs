//! The nodes and atoms of a question. Each is stored once.

use std::collections::HashMap;

use counterpart_compiler::model::Kinds;

use super::{Atom, Words};

/// A node: a set of atoms. Two ids are two meanings, as far as structure tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

/// An atom. Two ids are two conditions, as far as structure tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct AtomId(u32);

impl NodeId {
    /// The id with a number.
    pub(super) fn new(number: u32) -> Self {
        Self(number)
    }

    /// The position in the arena, from 0.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Nodes and atoms.
#[derive(Debug)]
pub(crate) struct Arena {
    /// The texts and scalars in them.
    pub(crate) words: Words,
    atoms: Vec<Atom<NodeId>>,
    atom_ids: HashMap<Atom<NodeId>, AtomId>,
    nodes: Vec<Vec<AtomId>>,
    node_ids: HashMap<Vec<AtomId>, NodeId>,
    /// For each node, once known: the kinds of which it admits some value, and those of which every.
    pub(super) kinds: Vec<Option<(Kinds, Kinds)>>,
}

impl Arena {
    /// An arena with so many nodes still to be filled.
    pub(super) fn new(words: Words, count: usize) -> Self {
        Self {
            words,
            atoms: Vec::new(),
            atom_ids: HashMap::new(),
            nodes: vec![Vec::new(); count],
            node_ids: HashMap::new(),
            kinds: vec![None; count],
        }
    }

    /// Sets the atoms of a node.
    pub(super) fn fill(&mut self, node: NodeId, mut atoms: Vec<AtomId>) {
        atoms.sort_unstable();
        atoms.dedup();
        self.node_ids.insert(atoms.clone(), node);
        self.nodes[node.index()] = atoms;
    }

    /// The id of an atom.
    pub(crate) fn atom(&mut self, atom: Atom<NodeId>) -> AtomId {
        if let Some(known) = self.atom_ids.get(&atom) {
            return *known;
        }
        let id = AtomId(u32::try_from(self.atoms.len()).unwrap_or(u32::MAX));
        self.atoms.push(atom.clone());
        self.atom_ids.insert(atom, id);
        id
    }

    /// The node with these atoms.
    pub(crate) fn node(&mut self, mut atoms: Vec<AtomId>) -> NodeId {
        atoms.sort_unstable();
        atoms.dedup();
        if let Some(known) = self.node_ids.get(&atoms) {
            return *known;
        }
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(atoms.clone());
        self.node_ids.insert(atoms, id);
        self.kinds.push(None);
        id
    }

    /// The node with one atom.
    pub(crate) fn one(&mut self, atom: Atom<NodeId>) -> NodeId {
        let atom = self.atom(atom);
        self.node(vec![atom])
    }

    /// The atoms of a node, in order.
    pub(crate) fn atoms(&self, node: NodeId) -> &[AtomId] {
        &self.nodes[node.index()]
    }
}

impl std::ops::Index<AtomId> for Arena {
    type Output = Atom<NodeId>;

    fn index(&self, id: AtomId) -> &Atom<NodeId> {
        &self.atoms[id.0 as usize]
    }
}
