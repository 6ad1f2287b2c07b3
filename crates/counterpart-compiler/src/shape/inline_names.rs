//! Names inline types, once every path to each of them is known: no name depends on the path that
//! is followed first.

use std::collections::{BTreeMap, HashSet};

use super::path::TypePath;
use super::planner::Planner;
use crate::model::DefinitionId;

/// What decides the name of an inline type.
#[derive(Clone, Debug)]
pub(super) struct Inline {
    /// The name that the contract or the project gives it.
    pub asked: Option<String>,
    /// The path from where its schemas stand, or else every path on which the type was met.
    pub paths: Vec<TypePath>,
    /// Whether the path is the one from where its schemas stand.
    pub is_home: bool,
}

impl Inline {
    /// Adds a path on which the type was met.
    pub(super) fn meet(&mut self, path: &TypePath) {
        if !self.is_home && !self.paths.contains(path) {
            self.paths.push(path.clone());
        }
    }
}

/// The best of the paths to an inline type: the one with the fewest words, then the one with the
/// shortest name, then the first in the order of the alphabet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Best {
    words: usize,
    length: usize,
    name: String,
    /// The position of the path.
    path: usize,
}

impl Planner<'_> {
    /// Gives every inline type its name. Types are named in the order in which they were met, owners
    /// before what they own.
    pub(super) fn name_inline(&mut self) {
        let inline = std::mem::take(&mut self.inline);
        let best = self.best_paths(&inline);
        let mut named = HashSet::new();
        for id in inline.keys() {
            let mut open = Vec::new();
            let mut next = *id;
            while let Some((best, inline)) = best.get(&next).zip(inline.get(&next))
                && let Some(path) = inline.paths.get(best.path)
                && named.insert(next)
            {
                open.push((next, inline, path));
                next = path.owner;
            }
            for (id, inline, path) in open.into_iter().rev() {
                self.name_one_inline(id, inline, path);
            }
        }
    }

    /// The best path to each type. That of a type depends on that of its owner.
    fn best_paths(&self, inline: &BTreeMap<DefinitionId, Inline>) -> BTreeMap<DefinitionId, Best> {
        let mut all: BTreeMap<DefinitionId, Best> = BTreeMap::new();
        let mut improved = true;
        while improved {
            improved = false;
            for (id, Inline { asked, paths, .. }) in inline {
                let candidates = paths.iter().enumerate().filter_map(|(position, path)| {
                    let (words, owner) = match all.get(&path.owner) {
                        Some(owner) => (owner.words, owner.name.as_str()),
                        None if inline.contains_key(&path.owner) => return None,
                        None => (0, self.definition(path.owner).name.as_str()),
                    };
                    let name = asked.clone().unwrap_or_else(|| path.name(owner));
                    let words = words + path.len();
                    Some(Best { words, length: name.len(), name, path: position })
                });
                let Some(best) = candidates.min() else { continue };
                if all.get(id).is_none_or(|known| best < *known) {
                    all.insert(*id, best);
                    improved = true;
                }
            }
        }
        all
    }

    fn name_one_inline(&mut self, id: DefinitionId, inline: &Inline, path: &TypePath) {
        let owner = self.definition(path.owner);
        let (contract, place) = (owner.contract, self.definition(id).place);
        let candidates = match &inline.asked {
            Some(name) => vec![self.names.name(name)],
            None => {
                vec![self.names.name(&path.name(&owner.name)), self.longer_name(&owner.name, place)]
            }
        };
        let at = contract.0 as usize;
        let name = self.taken[at].first_free(&candidates);
        if let Some(wanted) = candidates.first().filter(|wanted| **wanted != name)
            && let Some(first) = self.named_at[at].get(wanted).copied()
        {
            self.report_collision(wanted, &name, place, first);
        }
        self.named_at[at].insert(name.clone(), place);
        let definition = &mut self.definitions[id.0 as usize];
        let before = std::mem::replace(&mut definition.contract, contract);
        definition.name = name;
        if before != contract {
            self.contracts[before.0 as usize].definitions.retain(|other| *other != id);
            self.contracts[at].definitions.push(id);
        }
        self.name_list(id);
    }
}
