//! The writer's side as generated code writes it: declared properties alone.
//!
//! What is said here is said besides the schema itself, so it can only take instances away.

use std::collections::HashSet;

use counterpart_compiler::model::{Rule, SchemaId};

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
        for assertion in &model.schemas[schema].assertions {
            match &assertion.rule {
                Rule::Properties(entries) => {
                    let names = entries.iter().map(|(name, _)| self.graph.words.text(name));
                    found.names.extend(names);
                }
                Rule::PatternProperties(_) => found.open = true,
                Rule::AdditionalProperties(id) | Rule::UnevaluatedProperties(id) => {
                    found.open |= !self.is_plain(*id);
                }
                Rule::AllOf(ids) | Rule::AnyOf(ids) | Rule::OneOf(ids) => {
                    for id in ids {
                        self.declared(*id, seen, found);
                    }
                }
                Rule::Reference(id) => self.declared(*id, seen, found),
                Rule::If { condition, then, otherwise } => {
                    let ids = [Some(condition), then.as_ref(), otherwise.as_ref()];
                    ids.into_iter().flatten().for_each(|id| self.declared(*id, seen, found));
                }
                Rule::DependentSchemas(entries) => {
                    for (_, id) in entries {
                        self.declared(*id, seen, found);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a schema describes nothing: it takes everything, or nothing.
    fn is_plain(&self, schema: SchemaId) -> bool {
        let schema = self.meant(schema);
        let gap = self.model.gaps.contains_key(&schema);
        let schema = &self.model.schemas[schema];
        (schema.admits_all() && !gap)
            || schema.assertions.iter().any(|one| matches!(one.rule, Rule::Never))
    }

    /// What holds of the values inside an instance of a schema.
    fn closed_below(&mut self, schema: SchemaId, at: &RawAtom) -> Vec<Atom<RawId>> {
        let model = self.model;
        let mut atoms = Vec::new();
        for assertion in &model.schemas[schema].assertions {
            match &assertion.rule {
                Rule::Properties(entries) => {
                    for (name, id) in entries {
                        let keys = Keys::Named(self.graph.words.text(name));
                        atoms.push(Atom::All(keys, self.node(*id, true)));
                    }
                }
                Rule::PatternProperties(entries) => {
                    for (pattern, id) in entries {
                        let keys = Keys::Matching(self.graph.words.text(pattern));
                        atoms.push(Atom::All(keys, self.node(*id, true)));
                    }
                }
                Rule::AdditionalProperties(id) if !self.is_plain(*id) => {
                    let keys = self.undeclared(schema);
                    atoms.push(Atom::All(keys, self.node(*id, true)));
                }
                Rule::PrefixItems(ids) => {
                    for (index, id) in (0u64..).zip(ids) {
                        atoms.push(Atom::Item(index, self.node(*id, true)));
                    }
                }
                Rule::Items { from, schema } => {
                    atoms.push(Atom::ItemsFrom(*from as u64, self.node(*schema, true)));
                }
                Rule::AllOf(ids) => {
                    for id in ids {
                        atoms.extend(self.closed_below(*id, at));
                    }
                }
                Rule::Reference(id) => atoms.extend(self.closed_below(*id, at)),
                Rule::AnyOf(ids) | Rule::OneOf(ids) => {
                    let branches = ids.iter().map(|id| {
                        let mut branch = self.closed_below(*id, at);
                        branch.push(Atom::AnyOf(vec![self.node(*id, false)]));
                        self.graph.made(at, branch)
                    });
                    let branches = branches.collect();
                    atoms.push(Atom::AnyOf(branches));
                }
                _ => {}
            }
        }
        atoms
    }
}
