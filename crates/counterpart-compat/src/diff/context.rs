//! What the writer's schema says of the values at a position.

use super::Diff;
use crate::term::{Atom, Keys, Origin, RawAtom, RawId, Text};
use crate::truth::Truth;

impl<'g> Diff<'g> {
    /// Every atom that the writer's schemas assert together.
    pub(super) fn written(&self, writer: &[RawId]) -> impl Iterator<Item = &'g RawAtom> + use<'g> {
        let graph = self.graph;
        let writer = writer.to_vec();
        writer.into_iter().flat_map(move |raw| &graph[raw].atoms)
    }

    /// What the writer says of the property with a name.
    pub(super) fn written_at(&mut self, writer: &[RawId], name: Text) -> Vec<RawId> {
        let text = self.prover.arena.words.read(name).to_owned();
        let mut found = Vec::new();
        for raw in self.written(writer) {
            if let Atom::All(keys, below) = &raw.atom
                && self.prover.key_in(keys, &text) == Truth::True
            {
                found.push(*below);
            }
        }
        unique(found)
    }

    /// What the writer says of all properties in a set of names that it does not mention.
    pub(super) fn written_in(&self, writer: &[RawId], keys: &Keys) -> Vec<RawId> {
        let holds_for_all = |wider: &Keys| match (wider, keys) {
            (Keys::Matching(one), Keys::Matching(other)) => one == other,
            (Keys::Other { patterns: fewer, .. }, Keys::Other { patterns, .. }) => {
                fewer.iter().all(|pattern| patterns.contains(pattern))
            }
            (Keys::Named(_) | Keys::Matching(_) | Keys::Other { .. }, _) => false,
        };
        let below = self.written(writer).filter_map(|raw| {
            let Atom::All(wider, below) = &raw.atom else { return None };
            holds_for_all(wider).then_some(*below)
        });
        unique(below.collect())
    }

    /// What the writer says of the item at an index.
    pub(super) fn written_item(&self, writer: &[RawId], index: u64) -> Vec<RawId> {
        let below = self.written(writer).filter_map(|raw| {
            if let Atom::Item(at, below) = &raw.atom {
                return (*at == index).then_some(*below);
            }
            let Atom::ItemsFrom(from, below) = &raw.atom else { return None };
            (*from <= index).then_some(*below)
        });
        unique(below.collect())
    }

    /// The names that the writer mentions.
    pub(super) fn names(&self, writer: &[RawId]) -> Vec<Text> {
        let mut names = Vec::new();
        for raw in self.written(writer) {
            if let Atom::All(Keys::Named(name), _) | Atom::Has(name) = &raw.atom {
                names.push(*name);
            } else if let Atom::All(Keys::Other { names: some, .. }, _) = &raw.atom {
                names.extend(some);
            }
        }
        unique(names)
    }

    /// Where the writer asserts something of the same kind, else where its schema stands.
    pub(super) fn was(&self, writer: &[RawId], atom: &Atom<RawId>) -> Option<Origin> {
        // The condition of an `if` of the reader's is given as well, and stands in its documents.
        let mut alike = self.written(writer).filter(|raw| is_alike(&raw.atom, atom));
        let alike = alike.find(|raw| raw.place.of_writer().is_some()).map(|raw| raw.place);
        // A property that is not required any more may still be declared.
        let is_about = |raw: &&RawAtom| match (&raw.atom, atom) {
            (Atom::All(Keys::Named(one), _), Atom::Has(other)) => one == other,
            (_, _) => false,
        };
        let mentions = self.written(writer).filter(is_about).map(|raw| raw.place);
        let declared = mentions.filter(|place| place.of_writer().is_some()).last();
        // The last is the nearest: a branch stands behind the schema that it is a branch of.
        let mut places = writer.iter().rev().map(|raw| self.graph[*raw].place);
        alike.or(declared).or_else(|| places.find(|place| place.of_writer().is_some()))
    }
}

/// Whether two atoms are about the same.
pub(super) fn is_alike(one: &Atom<RawId>, other: &Atom<RawId>) -> bool {
    match (one, other) {
        (Atom::All(one, _), Atom::All(other, _)) => one == other,
        (Atom::Has(one), Atom::Has(other)) => one == other,
        (Atom::Item(one, _), Atom::Item(other, _)) => one == other,
        (Atom::Number(one), Atom::Number(other)) => {
            std::mem::discriminant(one) == std::mem::discriminant(other)
        }
        (Atom::String(one), Atom::String(other)) => {
            std::mem::discriminant(&**one) == std::mem::discriminant(&**other)
        }
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

fn unique<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort();
    items.dedup();
    items
}
