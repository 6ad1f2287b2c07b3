//! One constraint to atoms.

use std::rc::Rc;

use counterpart_compiler::model::{
    ArrayConstraint, Kind, Kinds, Literal, Logic, Meaning, NumberConstraint, ObjectConstraint,
    SchemaId,
};
use serde_json::{Number, Value};

use super::Lowering;
use crate::term::raw::RawId;
use crate::term::{Atom, Keys, NumberTest, RawAtom, Scalar, Text, sorted};

/// What a constraint becomes.
pub(super) enum Lowered {
    /// All of these atoms. None: it refuses nothing.
    Atoms(Vec<Atom<RawId>>),
    /// All of these schemas, in place of the constraint.
    Conjunction(Vec<SchemaId>),
}

impl Lowering<'_, '_> {
    /// Lowers a constraint of the schema `owner`.
    pub(super) fn constraint(
        &mut self,
        owner: SchemaId,
        meaning: &Meaning,
        at: &RawAtom,
    ) -> Lowered {
        let values = |literals: &[Literal]| -> Vec<Value> {
            literals.iter().map(|literal| literal.value.clone()).collect()
        };
        Lowered::Atoms(match meaning {
            Meaning::Never => vec![Atom::Kinds(Kinds::NONE)],
            Meaning::Type(kinds) => vec![Atom::Kinds(*kinds)],
            Meaning::Enum(literals) => self.values(&values(literals), at),
            Meaning::Const(literal) => self.values(std::slice::from_ref(&literal.value), at),
            Meaning::Number(number) => vec![self.number(number, at)],
            Meaning::String(string) => vec![Atom::String(Rc::new(string.clone()))],
            Meaning::Array(array) => self.array(owner, array, at),
            Meaning::Object(object) => self.object(owner, object, at),
            Meaning::Logic(Logic::AllOf(parts)) => return Lowered::Conjunction(parts.clone()),
            Meaning::Logic(Logic::AnyOf(ids)) => {
                vec![self.listed(ids, false).unwrap_or_else(|| Atom::AnyOf(self.nodes(ids)))]
            }
            Meaning::Logic(Logic::OneOf(ids)) => {
                vec![self.listed(ids, true).unwrap_or_else(|| Atom::OneOf(self.nodes(ids)))]
            }
            Meaning::Logic(Logic::Not(schema)) => vec![Atom::Not(self.node(*schema, false))],
            // Without branches it refuses nothing.
            Meaning::Logic(Logic::If { condition: _, then: None, otherwise: None }) => Vec::new(),
            Meaning::Logic(Logic::If { condition, then, otherwise }) => {
                let mut branch = |id: &Option<SchemaId>| match id {
                    Some(id) => self.node(*id, false),
                    None => self.everything(at.place),
                };
                let (then, otherwise) = (branch(then), branch(otherwise));
                vec![Atom::If(self.node(*condition, false), then, otherwise)]
            }
            Meaning::Reference(target) => return Lowered::Conjunction(vec![*target]),
        })
    }

    fn nodes(&mut self, ids: &[SchemaId]) -> Vec<RawId> {
        ids.iter().map(|id| self.node(*id, false)).collect()
    }

    fn number(&mut self, constraint: &NumberConstraint, at: &RawAtom) -> Atom<RawId> {
        let test = match constraint {
            NumberConstraint::Maximum { limit, exclusive } => {
                self.scalar(limit).map(|limit| NumberTest::Maximum(limit, *exclusive))
            }
            NumberConstraint::Minimum { limit, exclusive } => {
                self.scalar(limit).map(|limit| NumberTest::Minimum(limit, *exclusive))
            }
            NumberConstraint::MultipleOf(divisor) => {
                self.scalar(divisor).map(NumberTest::MultipleOf)
            }
        };
        test.map_or_else(|| self.unknown(constraint, at), Atom::Number)
    }

    fn scalar(&mut self, number: &Number) -> Option<Scalar> {
        self.graph.words.scalar(&number.clone().into())
    }

    /// A condition of which nothing is known but how it is written.
    fn unknown(&mut self, constraint: &impl std::fmt::Debug, at: &RawAtom) -> Atom<RawId> {
        let name = format!("{} {constraint:?}", at.keyword);
        Atom::Gap(self.graph.words.text(&name))
    }

    fn array(
        &mut self,
        owner: SchemaId,
        constraint: &ArrayConstraint,
        at: &RawAtom,
    ) -> Vec<Atom<RawId>> {
        match constraint {
            ArrayConstraint::PrefixItems(schemas) => {
                let items = (0u64..).zip(schemas);
                items.map(|(index, id)| Atom::Item(index, self.node(*id, false))).collect()
            }
            ArrayConstraint::Items { from, schema } => {
                vec![Atom::ItemsFrom(*from as u64, self.node(*schema, false))]
            }
            ArrayConstraint::Contains { schema, min, max } => {
                let node = self.node(*schema, false);
                let least = (*min > 0).then_some(Atom::ContainsMin(*min, node));
                let most = max.map(|max| Atom::ContainsMax(max, node));
                least.into_iter().chain(most).collect()
            }
            ArrayConstraint::MaxItems(limit) => vec![Atom::MaxItems(*limit)],
            ArrayConstraint::MinItems(limit) => vec![Atom::MinItems(*limit)],
            ArrayConstraint::UniqueItems => vec![Atom::Unique],
            ArrayConstraint::UnevaluatedItems(schema) => {
                self.unevaluated(owner, *schema, false, at)
            }
        }
    }

    fn object(
        &mut self,
        owner: SchemaId,
        constraint: &ObjectConstraint,
        at: &RawAtom,
    ) -> Vec<Atom<RawId>> {
        match constraint {
            ObjectConstraint::Properties(entries) => {
                let entries = entries.iter();
                let all = entries.map(|(name, schema)| {
                    let keys = Keys::Named(self.graph.words.text(name));
                    Atom::All(keys, self.node(*schema, false))
                });
                all.collect()
            }
            ObjectConstraint::PatternProperties(entries) => {
                let all = entries.iter().map(|(pattern, schema)| {
                    let keys = Keys::Matching(self.graph.words.text(pattern));
                    Atom::All(keys, self.node(*schema, false))
                });
                all.collect()
            }
            ObjectConstraint::AdditionalProperties(schema) => {
                let keys = self.undeclared(owner);
                vec![Atom::All(keys, self.node(*schema, false))]
            }
            ObjectConstraint::PropertyNames(schema) => vec![Atom::Names(self.node(*schema, false))],
            ObjectConstraint::Required(names) => self.required(names),
            ObjectConstraint::MaxProperties(limit) => vec![Atom::MaxProperties(*limit)],
            ObjectConstraint::MinProperties(limit) => vec![Atom::MinProperties(*limit)],
            ObjectConstraint::DependentRequired(entries) => {
                let entries = entries.iter();
                let all = entries.map(|(name, names)| {
                    let needed = self.required(names);
                    let needed = self.graph.made(at, needed);
                    let lacks = self.lacks(name, at);
                    Atom::AnyOf(vec![lacks, needed])
                });
                all.collect()
            }
            ObjectConstraint::DependentSchemas(entries) => {
                let entries = entries.iter();
                let all = entries.map(|(name, schema)| {
                    let node = self.node(*schema, false);
                    let lacks = self.lacks(name, at);
                    Atom::AnyOf(vec![lacks, node])
                });
                all.collect()
            }
            ObjectConstraint::UnevaluatedProperties(schema) => {
                self.unevaluated(owner, *schema, true, at)
            }
        }
    }

    fn required(&mut self, names: &[String]) -> Vec<Atom<RawId>> {
        names.iter().map(|name| Atom::Has(self.graph.words.text(name))).collect()
    }

    /// The node of all but the objects with a property.
    fn lacks(&mut self, name: &str, at: &RawAtom) -> RawId {
        let has = self.has(name, at);
        self.one(at, Atom::Not(has))
    }

    /// The node of the objects with a property.
    pub(super) fn has(&mut self, name: &str, at: &RawAtom) -> RawId {
        let name = self.graph.words.text(name);
        self.graph.made(at, vec![Atom::Kinds(Kind::Object.into()), Atom::Has(name)])
    }

    /// The names that a schema's own `properties` and `patternProperties` say nothing of.
    pub(super) fn undeclared(&mut self, owner: SchemaId) -> Keys {
        let (mut names, mut patterns): (Vec<Text>, Vec<Text>) = (Vec::new(), Vec::new());
        let words = &mut self.graph.words;
        for constraint in &self.model.schemas[owner].constraints {
            let Meaning::Object(object) = &constraint.meaning else { continue };
            if let ObjectConstraint::Properties(entries) = object {
                names.extend(entries.iter().map(|(name, _)| words.text(name)));
            } else if let ObjectConstraint::PatternProperties(entries) = object {
                patterns.extend(entries.iter().map(|(pattern, _)| words.text(pattern)));
            }
        }
        Keys::Other { names: sorted(names.into_iter()), patterns: sorted(patterns.into_iter()) }
    }
}
