//! Finds the raw nodes that have the same structure, also through cycles.
//!
//! First all nodes count as equal. Each round describes a node by its atoms, in which the nodes below are
//! named by their class of the round before. Nodes with different descriptions are put in different classes. The
//! rounds end when no class is split. So the order, the names of definitions, references and `allOf` make no
//! difference.

use std::collections::HashMap;

use super::Atom;
use super::arena::{Arena, NodeId};
use super::raw::RawGraph;

/// The arena of the nodes that are different, and the node of every raw node.
pub(crate) fn refine(graph: &mut RawGraph) -> (Arena, Vec<NodeId>) {
    let mut classes = vec![0u32; graph.nodes.len()];
    let mut count = usize::from(!classes.is_empty());
    loop {
        let mut atoms: HashMap<Atom<u32>, u32> = HashMap::new();
        let mut nodes: HashMap<Vec<u32>, u32> = HashMap::new();
        let next: Vec<u32> = graph
            .nodes
            .iter()
            .map(|node| {
                let known = node.atoms.iter().map(|raw| {
                    let atom = raw.atom.map(|below| classes[below.index()]);
                    number(&mut atoms, atom)
                });
                let mut set: Vec<u32> = known.collect();
                set.sort_unstable();
                set.dedup();
                number(&mut nodes, set)
            })
            .collect();
        let grown = nodes.len() > count;
        count = nodes.len();
        classes = next;
        if !grown {
            break;
        }
    }
    let mut arena = Arena::new(std::mem::take(&mut graph.words), count);
    let mut filled = vec![false; count];
    for (node, class) in graph.nodes.iter().zip(&classes) {
        if std::mem::replace(&mut filled[*class as usize], true) {
            continue;
        }
        let atoms = node.atoms.iter().map(|raw| {
            let atom = raw.atom.map(|below| NodeId::new(classes[below.index()]));
            arena.atom(atom)
        });
        let atoms = atoms.collect();
        arena.fill(NodeId::new(*class), atoms);
    }
    (arena, classes.into_iter().map(NodeId::new).collect())
}

fn number<K: std::hash::Hash + Eq>(known: &mut HashMap<K, u32>, key: K) -> u32 {
    let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
    *known.entry(key).or_insert(next)
}
