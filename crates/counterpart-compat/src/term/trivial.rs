//! Removes atoms that refuse no value. Then `true`, `{}` and a property without a schema are not a
//! difference.

use counterpart_compiler::model::Kinds;

use super::Atom;
use super::raw::{RawGraph, RawId};

/// Removes every atom that refuses no value. An atom stays if it refuses a value by itself, or if a node below it
/// does. The least such set is computed, so a schema that only refers to itself refuses nothing.
pub(crate) fn remove(graph: &mut RawGraph) {
    let mut refuses = vec![false; graph.nodes.len()];
    loop {
        let mut changed = false;
        for id in graph.ids() {
            if !refuses[id.index()]
                && graph[id].atoms.iter().any(|raw| does_refuse(&raw.atom, &refuses))
            {
                refuses[id.index()] = true;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    for node in &mut graph.nodes {
        node.atoms.retain(|raw| does_refuse(&raw.atom, &refuses));
    }
}

fn does_refuse(atom: &Atom<RawId>, refuses: &[bool]) -> bool {
    let below = |node: &RawId| refuses[node.index()];
    match atom {
        Atom::Kinds(kinds) => *kinds != Kinds::ALL,
        Atom::Number(_)
        | Atom::String(_)
        | Atom::Values(_)
        | Atom::Has(_)
        | Atom::MaxProperties(_)
        | Atom::MaxItems(_)
        | Atom::Unique
        | Atom::ContainsMax(..)
        | Atom::OneOf(_)
        | Atom::Gap(_)
        | Atom::Not(_) => true,
        Atom::MinProperties(limit) | Atom::MinItems(limit) | Atom::ContainsMin(limit, _) => {
            *limit > 0
        }
        Atom::All(_, node) | Atom::Names(node) | Atom::Item(_, node) | Atom::ItemsFrom(_, node) => {
            below(node)
        }
        Atom::AnyOf(nodes) => nodes.iter().all(below),
        Atom::If(_, then, otherwise) => below(then) || below(otherwise),
        Atom::Unevaluated(rest) => below(&rest.schema),
    }
}
