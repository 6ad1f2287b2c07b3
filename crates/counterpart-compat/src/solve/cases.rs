//! What tells the branches of a union apart: the values of one property, or which property is there.
//!
//! Only objects are spoken of. Everything here is an over-approximation of what a branch admits, so
//! a branch that is left out of a case admits nothing in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use counterpart_compiler::model::Kind;

use super::Prover;
use crate::term::{Atom, AtomId, Keys, NodeId, Scalar, Text};
use crate::truth::Truth;

/// What a node leaves to one property of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cases {
    /// Whether it may be absent.
    pub(super) absent: bool,
    /// The values it may have; `None`: any.
    pub(super) values: Option<BTreeSet<Scalar>>,
}

/// What a union is split by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Discriminator {
    /// The value of a property.
    Value(Text),
    /// Which of the properties that the branches require is there.
    Presence,
}

/// The branches of a union, by what they admit.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By a value of the property, or by a property that may be there. In the order of the branches.
    by_value: HashMap<Scalar, Vec<NodeId>>,
    by_name: HashMap<Text, Vec<NodeId>>,
    /// Those that admit what no other branch mentions as well.
    pub(super) any: Vec<NodeId>,
    /// Those that admit that the property is absent.
    pub(super) absent: Vec<NodeId>,
    /// The values that branches list, or the property by which each is known, in their order.
    pub(super) values: Vec<Scalar>,
    pub(super) keys: Vec<Text>,
    /// The branches with the properties that they require.
    pub(super) required: Vec<(NodeId, BTreeSet<Text>)>,
}

/// What was found out about unions.
#[derive(Debug, Default)]
pub(super) struct Unions {
    cases: HashMap<(NodeId, Text), Rc<Cases>>,
    discriminators: HashMap<AtomId, Option<Discriminator>>,
    indexes: HashMap<(AtomId, Discriminator), Rc<Index>>,
}

impl Cases {
    /// Everything is left open.
    pub(super) const fn all() -> Self {
        Self { absent: true, values: None }
    }

    const fn nothing() -> Self {
        Self { absent: false, values: Some(BTreeSet::new()) }
    }

    /// What both leave.
    pub(super) fn and(&mut self, other: &Self) {
        self.absent &= other.absent;
        meet(&mut self.values, other.values.clone());
    }

    fn or(&mut self, other: &Self) {
        self.absent |= other.absent;
        self.values = match (self.values.take(), &other.values) {
            (Some(mut some), Some(more)) => {
                some.extend(more);
                Some(some)
            }
            (None, _) | (_, None) => None,
        };
    }
}

/// What is in both sets; `None` is the set of everything.
fn meet(one: &mut Option<BTreeSet<Scalar>>, other: Option<BTreeSet<Scalar>>) {
    let Some(other) = other else { return };
    match one {
        Some(one) => one.retain(|value| other.contains(value)),
        None => *one = Some(other),
    }
}

impl Index {
    /// The branches that admit an object whose property has a value.
    pub(super) fn with_value(&self, value: Scalar) -> Vec<NodeId> {
        let own = self.by_value.get(&value).into_iter().flatten();
        own.chain(&self.any).copied().collect()
    }

    /// Whether some branch may admit an object whose property has a value.
    pub(super) fn may_have(&self, value: Scalar) -> bool {
        !self.any.is_empty() || self.by_value.contains_key(&value)
    }

    /// The branches that admit an object which has a property.
    pub(super) fn with_name(&self, name: Text) -> Vec<NodeId> {
        let own = self.by_name.get(&name).into_iter().flatten();
        own.chain(&self.any).copied().collect()
    }
}

impl Prover {
    /// By what a union is split; `None` where nothing tells its branches apart.
    pub(super) fn discriminator(&mut self, union: AtomId) -> Option<Discriminator> {
        if let Some(known) = self.unions.discriminators.get(&union) {
            return known.clone();
        }
        let branches = self.object_branches(union);
        let found = match self.tag(&branches) {
            Some(tag) => Some(Discriminator::Value(tag)),
            None => self.is_told_by_presence(union).then_some(Discriminator::Presence),
        };
        self.unions.discriminators.insert(union, found.clone());
        found
    }

    /// Whether the tag of a union tells a branch from what meets some nodes.
    pub(crate) fn are_apart(&mut self, union: AtomId, meets: &[NodeId], branch: NodeId) -> bool {
        let Some(Discriminator::Value(tag)) = self.discriminator(union) else { return false };
        let mut both = (*self.cases(branch, tag)).clone();
        for node in meets {
            let cases = self.cases(*node, tag);
            both.and(&cases);
        }
        let kinds = self.arena.kinds(branch).0;
        !both.absent
            && both.values.is_some_and(|values| values.is_empty())
            && kinds == Kind::Object.into()
    }

    /// The branches of a union by what tells them apart.
    pub(super) fn index(&mut self, union: AtomId, by: &Discriminator) -> Rc<Index> {
        let key = (union, by.clone());
        if let Some(known) = self.unions.indexes.get(&key) {
            return Rc::clone(known);
        }
        let branches = self.object_branches(union);
        let index = Rc::new(match by {
            Discriminator::Value(name) => self.index_by_value(&branches, *name),
            Discriminator::Presence => self.index_by_presence(&branches),
        });
        self.unions.indexes.insert(key, Rc::clone(&index));
        index
    }

    /// The branches that admit objects.
    fn object_branches(&mut self, union: AtomId) -> Vec<NodeId> {
        let (Atom::AnyOf(nodes) | Atom::OneOf(nodes)) = self.arena[union].clone() else {
            return Vec::new();
        };
        self.spend(nodes.len());
        nodes.into_iter().filter(|node| self.arena.kinds(*node).0.has(Kind::Object)).collect()
    }

    /// The property whose values are listed by the most branches, if two list different ones.
    fn tag(&mut self, branches: &[NodeId]) -> Option<Text> {
        let mut lists: BTreeMap<Text, (usize, BTreeSet<BTreeSet<Scalar>>)> = BTreeMap::new();
        for branch in branches {
            let mut names = BTreeSet::new();
            self.listing(*branch, &mut names);
            for name in names {
                if let Some(values) = self.cases(*branch, name).values.clone() {
                    let (count, different) = lists.entry(name).or_default();
                    *count += 1;
                    different.insert(values);
                }
            }
        }
        let apart = lists.into_iter().filter(|(_, (_, different))| different.len() > 1);
        let most = apart.map(|(name, (count, different))| (count, different.len(), name));
        most.max_by_key(|(count, different, name)| (*count, *different, std::cmp::Reverse(*name)))
            .map(|(_, _, name)| name)
    }

    /// The properties whose values a node may list.
    fn listing(&mut self, node: NodeId, names: &mut BTreeSet<Text>) {
        for atom in self.arena.atoms(node).to_vec() {
            self.spend(1);
            let atom = self.arena[atom].clone();
            if let Atom::All(Keys::Named(name), below) = atom {
                if self.scalars(below).is_some() {
                    names.insert(name);
                }
            } else if let Atom::AnyOf(nodes) | Atom::OneOf(nodes) = atom {
                for node in nodes {
                    self.listing(node, names);
                }
            }
        }
    }

    /// What a node leaves to a property of an object.
    pub(super) fn cases(&mut self, node: NodeId, name: Text) -> Rc<Cases> {
        if let Some(known) = self.unions.cases.get(&(node, name)) {
            return Rc::clone(known);
        }
        let mut cases = Cases::all();
        if !self.arena.kinds(node).0.has(Kind::Object) {
            cases = Cases::nothing();
        }
        for atom in self.arena.atoms(node).to_vec() {
            let more = self.cases_of_atom(atom, name);
            cases.and(&more);
        }
        let cases = Rc::new(cases);
        self.unions.cases.insert((node, name), Rc::clone(&cases));
        cases
    }

    /// The same of an atom that holds.
    pub(super) fn cases_of_atom(&mut self, atom: AtomId, name: Text) -> Cases {
        self.spend(1);
        let atom = self.arena[atom].clone();
        let mut cases = Cases::all();
        if let Atom::Has(known) = atom {
            cases.absent = known != name;
        } else if let Atom::All(keys, below) = atom {
            let text = self.arena.words.read(name).to_owned();
            if self.key_in(&keys, &text) == Truth::True {
                cases.values = self.scalars(below);
            }
        } else if let Atom::AnyOf(nodes) | Atom::OneOf(nodes) = atom {
            cases = Cases::nothing();
            for node in nodes {
                let more = self.cases(node, name);
                cases.or(&more);
            }
        }
        cases
    }

    /// The values that a node admits, where it admits no others than these scalars.
    pub(crate) fn scalars(&mut self, node: NodeId) -> Option<BTreeSet<Scalar>> {
        if self.arena.kinds(node).0.is_empty() {
            return Some(BTreeSet::new());
        }
        let mut values = None;
        for atom in self.arena.atoms(node).to_vec() {
            self.spend(1);
            let atom = self.arena[atom].clone();
            if let Atom::Values(listed) = atom {
                meet(&mut values, Some(listed.into_iter().collect()));
            } else if let Atom::AnyOf(nodes) | Atom::OneOf(nodes) = atom {
                let mut all = Some(BTreeSet::new());
                for node in nodes {
                    let more = self.scalars(node);
                    all = all.zip(more).map(|(all, more)| &all | &more);
                }
                meet(&mut values, all);
            }
        }
        values
    }

    fn index_by_value(&mut self, branches: &[NodeId], name: Text) -> Index {
        let mut index = Index::default();
        for branch in branches {
            let cases = self.cases(*branch, name);
            if cases.absent {
                index.absent.push(*branch);
            }
            let Some(values) = &cases.values else {
                index.any.push(*branch);
                continue;
            };
            for value in values {
                let known = index.by_value.entry(*value).or_default();
                if known.is_empty() {
                    index.values.push(*value);
                }
                known.push(*branch);
            }
        }
        index
    }

    /// Whether each branch requires a property that most of the others do not admit.
    fn is_told_by_presence(&mut self, union: AtomId) -> bool {
        let index = self.index(union, &Discriminator::Presence);
        let closed = index.required.len().saturating_sub(index.any.len());
        closed > 1 && index.keys.len() > 1
    }

    fn index_by_presence(&mut self, branches: &[NodeId]) -> Index {
        let mut index = Index::default();
        let mut counts: BTreeMap<Text, usize> = BTreeMap::new();
        for branch in branches {
            let (required, allowed) = self.names(*branch);
            for name in &required {
                *counts.entry(*name).or_default() += 1;
            }
            match allowed {
                Some(allowed) => {
                    for name in allowed {
                        index.by_name.entry(name).or_default().push(*branch);
                    }
                }
                None => index.any.push(*branch),
            }
            index.required.push((*branch, required));
        }
        // The property by which a branch is known is the one that the fewest others require.
        for (_, required) in &index.required {
            if let Some(key) = required.iter().min_by_key(|name| (counts[*name], **name))
                && !index.keys.contains(key)
            {
                index.keys.push(*key);
            }
        }
        index
    }

    /// The properties that a node requires, and those that it admits where it admits no others.
    fn names(&mut self, node: NodeId) -> (BTreeSet<Text>, Option<BTreeSet<Text>>) {
        let (mut required, mut allowed): (BTreeSet<Text>, Option<BTreeSet<Text>>) =
            (BTreeSet::new(), None);
        for atom in self.arena.atoms(node).to_vec() {
            self.spend(1);
            let atom = self.arena[atom].clone();
            if let Atom::Has(name) = atom {
                required.insert(name);
            } else if let Atom::All(Keys::Other { names, patterns }, below) = atom
                && patterns.is_empty()
                && self.arena.kinds(below).0.is_empty()
            {
                let names: BTreeSet<Text> = names.into_iter().collect();
                allowed = Some(allowed.map_or_else(|| names.clone(), |all| &all & &names));
            }
        }
        (required, allowed)
    }
}
