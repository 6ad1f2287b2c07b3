//! The writer's side as generated code writes it: declared properties alone.
//!
//! What is said here is said besides the schema itself, so it can only take instances away.

use std::collections::HashSet;

use counterpart_compiler::model::{ArrayConstraint, Logic, Meaning, ObjectConstraint, SchemaId};

use super::Lowering;
use crate::term::raw::RawId;
use crate::term::{Atom, Keys, RawAtom, Text, sorted};

/// The properties that a schema declares with all that applies to the same instance.
#[derive(Default)]
struct Declared {
    names: Vec<Text>,
    /// Whether others are described by a schema: it is a map, and stays open.
    open: bool,
}

impl Lowering<'_, '_> {
    /// Adds that instances of a schema have no undeclared properties, here and below.
    pub(super) fn close(&mut self, schema: SchemaId, atoms: &mut Vec<RawAtom>) {
        let place = self.place(schema);
        let at = RawAtom { atom: Atom::Unique, place, keyword: "properties" };
        let mut declared = Declared::default();
        self.declared(schema, &mut HashSet::new(), &mut declared);
        let mut more = self.closed_below(schema, &at);
        if !declared.open && !declared.names.is_empty() {
            let mut names = sorted(declared.names.into_iter());
            names.dedup();
            let keys = Keys::Other { names, patterns: Vec::new() };
            more.push(Atom::All(keys, self.nothing(&at)));
        }
        atoms.extend(more.into_iter().map(|atom| RawAtom { atom, ..at.clone() }));
    }

    fn declared(&mut self, schema: SchemaId, seen: &mut HashSet<SchemaId>, found: &mut Declared) {
        if !seen.insert(schema) {
            return;
        }
        let model = self.model;
        found.open |= model.gaps.contains_key(&schema);
        for constraint in &model.schemas[schema].constraints {
            match &constraint.meaning {
                Meaning::Object(object) => self.declared_by(object, found),
                // What `not` declares, no instance has.
                Meaning::Logic(Logic::Not(_)) => continue,
                Meaning::Logic(
                    Logic::AllOf(_) | Logic::AnyOf(_) | Logic::OneOf(_) | Logic::If { .. },
                )
                | Meaning::Reference(_)
                | Meaning::Never
                | Meaning::Type(_)
                | Meaning::Enum(_)
                | Meaning::Const(_)
                | Meaning::Number(_)
                | Meaning::String(_)
                | Meaning::Array(_) => {}
            }
            for id in constraint.meaning.in_place() {
                self.declared(id, seen, found);
            }
        }
    }

    fn declared_by(&mut self, object: &ObjectConstraint, found: &mut Declared) {
        match object {
            ObjectConstraint::Properties(entries) => {
                let names = entries.iter().map(|(name, _)| self.graph.words.text(name));
                found.names.extend(names);
            }
            ObjectConstraint::PatternProperties(_) => found.open = true,
            ObjectConstraint::AdditionalProperties(id)
            | ObjectConstraint::UnevaluatedProperties(id) => found.open |= !self.is_plain(*id),
            ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::Required(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentRequired(_)
            | ObjectConstraint::DependentSchemas(_) => {}
        }
    }

    /// Whether a schema describes nothing: it takes everything, or nothing.
    fn is_plain(&self, schema: SchemaId) -> bool {
        let schema = self.meant(schema);
        let gap = self.model.gaps.contains_key(&schema);
        let schema = &self.model.schemas[schema];
        (schema.admits_all() && !gap) || schema.is_never()
    }

    /// What holds of the values inside an instance of a schema.
    fn closed_below(&mut self, schema: SchemaId, at: &RawAtom) -> Vec<Atom<RawId>> {
        let model = self.model;
        let mut atoms = Vec::new();
        for constraint in &model.schemas[schema].constraints {
            match &constraint.meaning {
                Meaning::Array(array) => atoms.extend(self.items_below(array)),
                Meaning::Object(object) => atoms.extend(self.properties_below(schema, object)),
                Meaning::Logic(Logic::AllOf(ids)) => {
                    for id in ids {
                        atoms.extend(self.closed_below(*id, at));
                    }
                }
                Meaning::Reference(id) => atoms.extend(self.closed_below(*id, at)),
                Meaning::Logic(Logic::AnyOf(ids) | Logic::OneOf(ids)) => {
                    let branches = ids.iter().map(|id| {
                        let mut branch = self.closed_below(*id, at);
                        branch.push(Atom::AnyOf(vec![self.node(*id, false)]));
                        self.graph.made(at, branch)
                    });
                    let branches = branches.collect();
                    atoms.push(Atom::AnyOf(branches));
                }
                // Nothing is said of values that a condition describes.
                Meaning::Logic(Logic::Not(_) | Logic::If { .. })
                | Meaning::Never
                | Meaning::Type(_)
                | Meaning::Enum(_)
                | Meaning::Const(_)
                | Meaning::Number(_)
                | Meaning::String(_) => {}
            }
        }
        atoms
    }

    fn items_below(&mut self, array: &ArrayConstraint) -> Vec<Atom<RawId>> {
        match array {
            ArrayConstraint::PrefixItems(ids) => {
                let items = (0u64..).zip(ids);
                items.map(|(index, id)| Atom::Item(index, self.node(*id, true))).collect()
            }
            ArrayConstraint::Items { from, schema } => {
                vec![Atom::ItemsFrom(*from as u64, self.node(*schema, true))]
            }
            ArrayConstraint::Contains { .. }
            | ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems
            | ArrayConstraint::UnevaluatedItems(_) => Vec::new(),
        }
    }

    fn properties_below(&mut self, owner: SchemaId, object: &ObjectConstraint) -> Vec<Atom<RawId>> {
        match object {
            ObjectConstraint::Properties(entries) => {
                let all = entries.iter().map(|(name, id)| {
                    let keys = Keys::Named(self.graph.words.text(name));
                    Atom::All(keys, self.node(*id, true))
                });
                all.collect()
            }
            ObjectConstraint::PatternProperties(entries) => {
                let all = entries.iter().map(|(pattern, id)| {
                    let keys = Keys::Matching(self.graph.words.text(pattern));
                    Atom::All(keys, self.node(*id, true))
                });
                all.collect()
            }
            ObjectConstraint::AdditionalProperties(id) if !self.is_plain(*id) => {
                let keys = self.undeclared(owner);
                vec![Atom::All(keys, self.node(*id, true))]
            }
            ObjectConstraint::AdditionalProperties(_)
            | ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::Required(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentRequired(_)
            | ObjectConstraint::DependentSchemas(_)
            | ObjectConstraint::UnevaluatedProperties(_) => Vec::new(),
        }
    }
}
