//! Whether a value meets a node: the conditions evaluated one by one.

use counterpart_compiler::model::Kind;
use serde_json::{Map, Value};

use super::{Prover, Sequent};
use crate::evaluate::all_differ;
use crate::term::{Atom, AtomId, Keys, Looked, NodeId, NumberTest, Text, Unevaluated};
use crate::{numbers, strings};

/// A node or an atom that is to hold, or not to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Literal {
    /// A node.
    Node(NodeId, bool),
    /// An atom.
    Atom(AtomId, bool),
}

/// All hold; `None` where that hangs on one that is not known.
pub(super) fn all(each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for holds in each {
        match holds {
            Some(true) => {}
            Some(false) => return Some(false),
            None => known = false,
        }
    }
    known.then_some(true)
}

/// One or more hold.
pub(super) fn any(each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    all(each.map(|holds| holds.map(|holds| !holds))).map(|none| !none)
}

/// The least and the greatest number of those that hold.
fn count(each: impl Iterator<Item = Option<bool>>) -> (u64, u64) {
    each.fold((0, 0), |(least, most), holds| match holds {
        Some(true) => (least + 1, most + 1),
        Some(false) => (least, most),
        None => (least, most + 1),
    })
}

impl Prover {
    /// Whether a value answers a question.
    pub(crate) fn answers(&mut self, question: &Sequent, value: &Value) -> Option<bool> {
        let meets = question.meets.iter().map(|node| Literal::Node(*node, true));
        let fails = question.fails.iter().map(|node| Literal::Node(*node, false));
        all(meets.chain(fails).map(|literal| self.literal_holds(literal, value)))
    }

    /// Whether a literal holds of a value.
    pub(super) fn literal_holds(&mut self, literal: Literal, value: &Value) -> Option<bool> {
        let (holds, wanted) = match literal {
            Literal::Node(node, wanted) => (self.holds(node, value), wanted),
            Literal::Atom(atom, wanted) => (self.atom_holds(atom, value), wanted),
        };
        holds.map(|holds| holds == wanted)
    }

    /// Whether a value meets a node.
    pub(crate) fn holds(&mut self, node: NodeId, value: &Value) -> Option<bool> {
        let atoms = self.arena.atoms(node).to_vec();
        all(atoms.into_iter().map(|atom| self.atom_holds(atom, value)))
    }

    /// Whether a condition holds of a value.
    pub(crate) fn atom_holds(&mut self, atom: AtomId, value: &Value) -> Option<bool> {
        self.spend(1);
        let atom = self.arena[atom].clone();
        let kind = Kind::of(value);
        if atom.about().is_some_and(|about| !about.has(kind)) {
            return Some(true);
        }
        match (&atom, value) {
            (Atom::Kinds(kinds), _) => Some(kinds.has(kind)),
            (Atom::Values(values), _) => {
                let known = self.arena.words.known_scalar(value);
                Some(known.is_some_and(|scalar| values.binary_search(&scalar).is_ok()))
            }
            (Atom::AnyOf(nodes), _) => any(nodes.iter().map(|node| self.holds(*node, value))),
            (Atom::OneOf(nodes), _) => {
                let (least, most) = count(nodes.iter().map(|node| self.holds(*node, value)));
                match (least, most) {
                    (1, 1) => Some(true),
                    (2.., _) | (_, 0) => Some(false),
                    (0 | 1, _) => None,
                }
            }
            (Atom::Gap(_), _) => None,
            (Atom::Not(node), _) => self.holds(*node, value).map(|holds| !holds),
            (Atom::If(condition, then, otherwise), _) => match self.holds(*condition, value) {
                Some(true) => self.holds(*then, value),
                Some(false) => self.holds(*otherwise, value),
                None => {
                    let branches = [*then, *otherwise].map(|node| self.holds(node, value));
                    all(branches.into_iter()).filter(|all| *all)
                }
            },
            (Atom::Number(test), Value::Number(number)) => self.number_holds(test, number),
            (Atom::String(constraint), Value::String(given)) => strings::meets(constraint, given),
            (_, Value::Array(items)) => self.array_holds(&atom, items),
            (_, Value::Object(properties)) => self.object_holds(&atom, properties),
            // A condition on values of another kind was answered above.
            (_, Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => None,
        }
    }

    fn number_holds(&self, test: &NumberTest, number: &serde_json::Number) -> Option<bool> {
        let words = &self.arena.words;
        let compared = |limit| numbers::compare(number, words.number(limit)?);
        match test {
            NumberTest::Maximum(limit, exclusive) => {
                compared(*limit).map(|order| order.is_lt() || (order.is_eq() && !exclusive))
            }
            NumberTest::Minimum(limit, exclusive) => {
                compared(*limit).map(|order| order.is_gt() || (order.is_eq() && !exclusive))
            }
            NumberTest::MultipleOf(divisor) => {
                numbers::is_multiple(number, words.number(*divisor)?)
            }
        }
    }

    /// Whether a regular expression matches somewhere in a text.
    pub(super) fn matches(&self, pattern: Text, text: &str) -> Option<bool> {
        strings::matches(self.arena.words.read(pattern), text)
    }

    /// Whether a name is in a set of names.
    pub(crate) fn key_in(&self, keys: &Keys, name: &str) -> Option<bool> {
        match keys {
            Keys::Named(known) => Some(self.arena.words.read(*known) == name),
            Keys::Matching(pattern) => self.matches(*pattern, name),
            Keys::Other { names, patterns } => {
                let known = self.arena.words.known(name);
                if known.is_some_and(|known| names.binary_search(&known).is_ok()) {
                    return Some(false);
                }
                let matched = any(patterns.iter().map(|pattern| self.matches(*pattern, name)));
                matched.map(|matched| !matched)
            }
        }
    }

    fn object_holds(
        &mut self,
        atom: &Atom<NodeId>,
        properties: &Map<String, Value>,
    ) -> Option<bool> {
        let size = properties.len() as u64;
        match atom {
            Atom::All(Keys::Named(name), node) => {
                let value = properties.get(self.arena.words.read(*name));
                value.map_or(Some(true), |value| self.holds(*node, value))
            }
            Atom::All(keys, node) => {
                all(properties.iter().map(|(name, value)| match self.key_in(keys, name) {
                    Some(false) => Some(true),
                    Some(true) => self.holds(*node, value),
                    None => self.holds(*node, value).filter(|holds| *holds),
                }))
            }
            Atom::Has(name) => Some(properties.contains_key(self.arena.words.read(*name))),
            Atom::MinProperties(limit) => Some(size >= *limit),
            Atom::MaxProperties(limit) => Some(size <= *limit),
            Atom::Names(node) => {
                let names = properties.keys().map(|name| Value::String(name.clone()));
                all(names.map(|name| self.holds(*node, &name)))
            }
            Atom::Unevaluated(rest) => self.rest_of_object_holds(rest, properties),
            // Not a condition on objects.
            Atom::Kinds(_)
            | Atom::Values(_)
            | Atom::Number(_)
            | Atom::String(_)
            | Atom::AnyOf(_)
            | Atom::OneOf(_)
            | Atom::Not(_)
            | Atom::If(..)
            | Atom::Gap(_)
            | Atom::Item(..)
            | Atom::ItemsFrom(..)
            | Atom::MinItems(_)
            | Atom::MaxItems(_)
            | Atom::Unique
            | Atom::ContainsMin(..)
            | Atom::ContainsMax(..) => None,
        }
    }

    fn array_holds(&mut self, atom: &Atom<NodeId>, items: &[Value]) -> Option<bool> {
        let size = items.len() as u64;
        let from = |index: u64| usize::try_from(index).unwrap_or(usize::MAX);
        match atom {
            Atom::Item(index, node) => {
                items.get(from(*index)).map_or(Some(true), |item| self.holds(*node, item))
            }
            Atom::ItemsFrom(index, node) => {
                all(items.iter().skip(from(*index)).map(|item| self.holds(*node, item)))
            }
            Atom::MinItems(limit) => Some(size >= *limit),
            Atom::MaxItems(limit) => Some(size <= *limit),
            Atom::Unique => Some(all_differ(items)),
            Atom::ContainsMin(limit, node) => {
                let (least, most) = count(items.iter().map(|item| self.holds(*node, item)));
                if least >= *limit { Some(true) } else { (most < *limit).then_some(false) }
            }
            Atom::ContainsMax(limit, node) => {
                let (least, most) = count(items.iter().map(|item| self.holds(*node, item)));
                if most <= *limit { Some(true) } else { (least > *limit).then_some(false) }
            }
            Atom::Unevaluated(rest) => self.rest_of_array_holds(rest, items),
            // Not a condition on arrays.
            Atom::Kinds(_)
            | Atom::Values(_)
            | Atom::Number(_)
            | Atom::String(_)
            | Atom::AnyOf(_)
            | Atom::OneOf(_)
            | Atom::Not(_)
            | Atom::If(..)
            | Atom::Gap(_)
            | Atom::All(..)
            | Atom::Has(_)
            | Atom::MinProperties(_)
            | Atom::MaxProperties(_)
            | Atom::Names(_) => None,
        }
    }

    fn rest_of_object_holds(
        &mut self,
        rest: &Unevaluated<NodeId>,
        properties: &Map<String, Value>,
    ) -> Option<bool> {
        let whole = Value::Object(properties.clone());
        let looked = self.looked(rest, &whole)?;
        all(properties.iter().map(|(name, value)| {
            let known = self.arena.words.known(name);
            let seen = any(looked.iter().map(|part| {
                if part.all || known.is_some_and(|name| part.names.contains(&name)) {
                    return Some(true);
                }
                any(part.patterns.iter().map(|pattern| self.matches(*pattern, name)))
            }));
            any([seen, self.holds(rest.schema, value)].into_iter())
        }))
    }

    fn rest_of_array_holds(&mut self, rest: &Unevaluated<NodeId>, items: &[Value]) -> Option<bool> {
        let whole = Value::Array(items.to_vec());
        let looked = self.looked(rest, &whole)?;
        all((0u64..).zip(items).map(|(index, item)| {
            let seen = any(looked.iter().map(|part| {
                if part.all || part.first > index {
                    return Some(true);
                }
                any(part.items.iter().map(|node| self.holds(*node, item)))
            }));
            any([seen, self.holds(rest.schema, item)].into_iter())
        }))
    }

    /// The parts that look at a value.
    fn looked(&mut self, rest: &Unevaluated<NodeId>, whole: &Value) -> Option<Vec<Looked<NodeId>>> {
        let mut looked = Vec::new();
        for (guard, part) in &rest.parts {
            if self.holds(*guard, whole)? {
                looked.push(part.clone());
            }
        }
        Some(looked)
    }
}
