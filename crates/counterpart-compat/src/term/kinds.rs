//! The kinds of value of which a node admits some, and those of which it admits all.

use counterpart_compiler::model::{Kind, Kinds};

use super::{Arena, Atom, AtomId, NodeId};

impl Arena {
    /// The kinds of which a node may admit a value, and the kinds of which it admits every value.
    pub(crate) fn kinds(&mut self, node: NodeId) -> (Kinds, Kinds) {
        if let Some(known) = self.kinds[node.index()] {
            return known;
        }
        let (mut may, mut must) = (Kinds::ALL, Kinds::ALL);
        for atom in self.atoms(node).to_vec() {
            let (some, every) = self.atom_kinds(atom);
            (may, must) = (may.and(some), must.and(every));
        }
        self.kinds[node.index()] = Some((may, must));
        (may, must)
    }

    /// The same of an atom. It only goes into nodes about the same value, which are no cycle.
    pub(crate) fn atom_kinds(&mut self, atom: AtomId) -> (Kinds, Kinds) {
        let except = |kinds: Kinds| Kinds::ALL.without(kinds);
        if let Some(about) = self[atom].about() {
            return (Kinds::ALL, except(about));
        }
        match self[atom].clone() {
            Atom::Kinds(kinds) => (kinds, kinds),
            Atom::Values(values) => {
                let may = values.iter().map(|value| Kind::of(self.words.value(*value))).collect();
                (may, Kinds::one(Kind::Null).and(may))
            }
            Atom::AnyOf(nodes) => {
                let kinds: Vec<_> = nodes.into_iter().map(|node| self.kinds(node)).collect();
                let may = kinds.iter().fold(Kinds::NONE, |all, (may, _)| all.or(*may));
                let must = kinds.iter().fold(Kinds::NONE, |all, (_, must)| all.or(*must));
                (may, must)
            }
            Atom::OneOf(nodes) => {
                let kinds: Vec<_> = nodes.into_iter().map(|node| self.kinds(node)).collect();
                let count = |kind, which: fn(&(Kinds, Kinds)) -> Kinds| {
                    kinds.iter().filter(|both| which(both).has(kind)).count()
                };
                let may = Kind::ALL.into_iter().filter(|kind| {
                    count(*kind, |both| both.0) > 0 && count(*kind, |both| both.1) < 2
                });
                let must = Kind::ALL.into_iter().filter(|kind| {
                    count(*kind, |both| both.0) == 1 && count(*kind, |both| both.1) == 1
                });
                (may.collect(), must.collect())
            }
            Atom::Not(node) => {
                let (may, must) = self.kinds(node);
                (except(must), except(may))
            }
            Atom::If(condition, then, otherwise) => {
                let (met, always) = self.kinds(condition);
                let (then, otherwise) = (self.kinds(then), self.kinds(otherwise));
                let may = met.and(then.0).or(except(always).and(otherwise.0));
                let both = then.1.and(otherwise.1);
                (may, both.or(always.and(then.1)).or(except(met).and(otherwise.1)))
            }
            // Nothing is known of a gap. Those about one kind were answered above.
            Atom::Gap(_)
            | Atom::Number(_)
            | Atom::String(_)
            | Atom::All(..)
            | Atom::Has(_)
            | Atom::MinProperties(_)
            | Atom::MaxProperties(_)
            | Atom::Names(_)
            | Atom::Item(..)
            | Atom::ItemsFrom(..)
            | Atom::MinItems(_)
            | Atom::MaxItems(_)
            | Atom::Unique
            | Atom::ContainsMin(..)
            | Atom::ContainsMax(..)
            | Atom::Unevaluated(_) => (Kinds::ALL, Kinds::NONE),
        }
    }
}
