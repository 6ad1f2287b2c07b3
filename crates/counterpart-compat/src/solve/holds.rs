//! Whether a value meets a node: the conditions evaluated one by one.

use counterpart_compiler::model::Kind;
use serde_json::{Map, Value};

use super::{Prover, Sequent};
use crate::evaluate::all_differ;
use crate::term::{Atom, AtomId, Keys, Looked, NodeId, NumberTest, Text, Unevaluated};
use crate::truth::{Tally, Truth};
use crate::{numbers, strings};

/// A node or an atom that is to hold, or not to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Literal {
    /// A node.
    Node(NodeId, bool),
    /// An atom.
    Atom(AtomId, bool),
}

impl Prover {
    /// Whether a value answers a question.
    pub(crate) fn answers(&mut self, question: &Sequent, value: &Value) -> Truth {
        let meets = question.meets.iter().map(|node| Literal::Node(*node, true));
        let fails = question.fails.iter().map(|node| Literal::Node(*node, false));
        Truth::all(meets.chain(fails).map(|literal| self.literal_holds(literal, value)))
    }

    /// Whether a literal holds of a value.
    pub(super) fn literal_holds(&mut self, literal: Literal, value: &Value) -> Truth {
        let (holds, wanted) = match literal {
            Literal::Node(node, wanted) => (self.holds(node, value), wanted),
            Literal::Atom(atom, wanted) => (self.atom_holds(atom, value), wanted),
        };
        holds.is(wanted)
    }

    /// Whether a value meets a node.
    pub(crate) fn holds(&mut self, node: NodeId, value: &Value) -> Truth {
        let atoms = self.arena.atoms(node).to_vec();
        Truth::all(atoms.into_iter().map(|atom| self.atom_holds(atom, value)))
    }

    /// Whether a condition holds of a value.
    pub(crate) fn atom_holds(&mut self, atom: AtomId, value: &Value) -> Truth {
        self.spend(1);
        let atom = self.arena[atom].clone();
        let kind = Kind::of(value);
        if atom.about().is_some_and(|about| !about.has(kind)) {
            return Truth::True;
        }
        match (&atom, value) {
            (Atom::Kinds(kinds), _) => kinds.has(kind).into(),
            (Atom::Values(values), _) => {
                let known = self.arena.words.known_scalar(value);
                known.is_some_and(|scalar| values.binary_search(&scalar).is_ok()).into()
            }
            (Atom::AnyOf(nodes), _) => {
                Truth::any(nodes.iter().map(|node| self.holds(*node, value)))
            }
            (Atom::OneOf(nodes), _) => {
                Tally::of(nodes.iter().map(|node| self.holds(*node, value))).is_within(1, 1)
            }
            (Atom::Gap(_), _) => Truth::Unknown,
            (Atom::Not(node), _) => !self.holds(*node, value),
            (Atom::If(condition, then, otherwise), _) => match self.holds(*condition, value) {
                Truth::True => self.holds(*then, value),
                Truth::False => self.holds(*otherwise, value),
                Truth::Unknown => self.holds(*then, value).agreed(self.holds(*otherwise, value)),
            },
            (Atom::Number(test), Value::Number(number)) => self.number_holds(test, number),
            (Atom::String(constraint), Value::String(given)) => strings::meets(constraint, given),
            (_, Value::Array(items)) => self.array_holds(&atom, items),
            (_, Value::Object(properties)) => self.object_holds(&atom, properties),
            // A condition on values of another kind was answered above.
            (_, Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                Truth::Unknown
            }
        }
    }

    fn number_holds(&self, test: &NumberTest, number: &serde_json::Number) -> Truth {
        let words = &self.arena.words;
        let compared = |limit| numbers::compare(number, words.number(limit)?);
        match test {
            NumberTest::Maximum(limit, exclusive) => {
                compared(*limit).map(|order| order.is_lt() || (order.is_eq() && !exclusive)).into()
            }
            NumberTest::Minimum(limit, exclusive) => {
                compared(*limit).map(|order| order.is_gt() || (order.is_eq() && !exclusive)).into()
            }
            NumberTest::MultipleOf(divisor) => words
                .number(*divisor)
                .map_or(Truth::Unknown, |divisor| numbers::is_multiple(number, divisor)),
        }
    }

    /// Whether a regular expression matches somewhere in a text.
    pub(super) fn matches(&self, pattern: Text, text: &str) -> Truth {
        strings::matches(self.arena.words.read(pattern), text)
    }

    /// Whether a name is in a set of names.
    pub(crate) fn key_in(&self, keys: &Keys, name: &str) -> Truth {
        match keys {
            Keys::Named(known) => (self.arena.words.read(*known) == name).into(),
            Keys::Matching(pattern) => self.matches(*pattern, name),
            Keys::Other { names, patterns } => {
                let known = self.arena.words.known(name);
                if known.is_some_and(|known| names.binary_search(&known).is_ok()) {
                    return Truth::False;
                }
                !Truth::any(patterns.iter().map(|pattern| self.matches(*pattern, name)))
            }
        }
    }

    fn object_holds(&mut self, atom: &Atom<NodeId>, properties: &Map<String, Value>) -> Truth {
        let size = properties.len() as u64;
        match atom {
            Atom::All(Keys::Named(name), node) => {
                let value = properties.get(self.arena.words.read(*name));
                value.map_or(Truth::True, |value| self.holds(*node, value))
            }
            Atom::All(keys, node) => {
                Truth::all(properties.iter().map(|(name, value)| {
                    self.key_in(keys, name).implies(|| self.holds(*node, value))
                }))
            }
            Atom::Has(name) => properties.contains_key(self.arena.words.read(*name)).into(),
            Atom::MinProperties(limit) => (size >= *limit).into(),
            Atom::MaxProperties(limit) => (size <= *limit).into(),
            Atom::Names(node) => {
                let names = properties.keys().map(|name| Value::String(name.clone()));
                Truth::all(names.map(|name| self.holds(*node, &name)))
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
            | Atom::ContainsMax(..) => Truth::Unknown,
        }
    }

    fn array_holds(&mut self, atom: &Atom<NodeId>, items: &[Value]) -> Truth {
        let size = items.len() as u64;
        let from = |index: u64| usize::try_from(index).unwrap_or(usize::MAX);
        match atom {
            Atom::Item(index, node) => {
                items.get(from(*index)).map_or(Truth::True, |item| self.holds(*node, item))
            }
            Atom::ItemsFrom(index, node) => {
                Truth::all(items.iter().skip(from(*index)).map(|item| self.holds(*node, item)))
            }
            Atom::MinItems(limit) => (size >= *limit).into(),
            Atom::MaxItems(limit) => (size <= *limit).into(),
            Atom::Unique => all_differ(items).into(),
            Atom::ContainsMin(limit, node) => {
                let tally = Tally::of(items.iter().map(|item| self.holds(*node, item)));
                tally.is_within(*limit, u64::MAX)
            }
            Atom::ContainsMax(limit, node) => {
                let tally = Tally::of(items.iter().map(|item| self.holds(*node, item)));
                tally.is_within(0, *limit)
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
            | Atom::Names(_) => Truth::Unknown,
        }
    }

    fn rest_of_object_holds(
        &mut self,
        rest: &Unevaluated<NodeId>,
        properties: &Map<String, Value>,
    ) -> Truth {
        let whole = Value::Object(properties.clone());
        let Some(looked) = self.looked(rest, &whole) else { return Truth::Unknown };
        Truth::all(properties.iter().map(|(name, value)| {
            let known = self.arena.words.known(name);
            let seen = Truth::any(looked.iter().map(|part| {
                if part.all || known.is_some_and(|name| part.names.contains(&name)) {
                    return Truth::True;
                }
                Truth::any(part.patterns.iter().map(|pattern| self.matches(*pattern, name)))
            }));
            Truth::any([seen, self.holds(rest.schema, value)])
        }))
    }

    fn rest_of_array_holds(&mut self, rest: &Unevaluated<NodeId>, items: &[Value]) -> Truth {
        let whole = Value::Array(items.to_vec());
        let Some(looked) = self.looked(rest, &whole) else { return Truth::Unknown };
        Truth::all((0u64..).zip(items).map(|(index, item)| {
            let seen = Truth::any(looked.iter().map(|part| {
                if part.all || part.first > index {
                    return Truth::True;
                }
                Truth::any(part.items.iter().map(|node| self.holds(*node, item)))
            }));
            Truth::any([seen, self.holds(rest.schema, item)])
        }))
    }

    /// The parts that look at a value; `None` where that is not known.
    fn looked(&mut self, rest: &Unevaluated<NodeId>, whole: &Value) -> Option<Vec<Looked<NodeId>>> {
        let mut looked = Vec::new();
        for (guard, part) in &rest.parts {
            match self.holds(*guard, whole) {
                Truth::True => looked.push(part.clone()),
                Truth::False => {}
                Truth::Unknown => return None,
            }
        }
        Some(looked)
    }
}
