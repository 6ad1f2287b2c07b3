//! `unevaluatedProperties` and `unevaluatedItems`: who looked at what is settled here, so that what
//! is left is an ordinary condition, or one under guards.

use std::collections::HashSet;

use counterpart_compiler::model::{ArrayConstraint, Logic, Meaning, ObjectConstraint, SchemaId};

use super::Lowering;
use crate::term::raw::RawId;
use crate::term::{Atom, Keys, Looked, RawAtom, Text, Unevaluated, sorted};

/// What is looked at when all the guards hold.
struct Part {
    guards: Vec<RawId>,
    looked: Looked<RawId>,
}

/// A search for who looks at what.
struct Search<'a> {
    owner: SchemaId,
    properties: bool,
    at: &'a RawAtom,
    /// The schemas on the way here.
    way: HashSet<SchemaId>,
    parts: Vec<Part>,
    /// Whether something of which nothing is known may look at anything.
    gap: bool,
}

impl Lowering<'_, '_> {
    /// The atoms of an unevaluated keyword of `owner` whose schema is `schema`.
    pub(super) fn unevaluated(
        &mut self,
        owner: SchemaId,
        schema: SchemaId,
        properties: bool,
        at: &RawAtom,
    ) -> Vec<Atom<RawId>> {
        let schema = self.node(schema, false);
        let mut search =
            Search { owner, properties, at, way: HashSet::new(), parts: Vec::new(), gap: false };
        self.looks(owner, &mut Vec::new(), &mut search);
        let Search { parts, gap, .. } = search;
        if gap {
            // The name is this model's own, so that it is never taken for one of the other side.
            let name = format!("unevaluated {:p} {owner:?}", self.model);
            return vec![Atom::Gap(self.graph.words.text(&name))];
        }
        let mut always = Looked::default();
        let mut guarded: Vec<(RawId, Looked<RawId>)> = Vec::new();
        for Part { guards, looked } in parts {
            match guards.as_slice() {
                [] => always.join(looked),
                [only] => guarded.push((*only, looked)),
                _ => guarded.push((self.all_of(&guards, at), looked)),
            }
        }
        if always.all {
            return Vec::new();
        }
        let plain = if properties {
            self.unevaluated_properties(schema, &always, &guarded, at)
        } else {
            self.unevaluated_items(schema, &always, &guarded, at)
        };
        plain.unwrap_or_else(|| {
            guarded.push((self.everything(at.place), always));
            let parts = sorted(guarded.into_iter());
            vec![Atom::Unevaluated(Box::new(Unevaluated { properties, schema, parts }))]
        })
    }

    /// One condition for each name that a guarded part looks at, and one for the others.
    fn unevaluated_properties(
        &mut self,
        schema: RawId,
        always: &Looked<RawId>,
        guarded: &[(RawId, Looked<RawId>)],
        at: &RawAtom,
    ) -> Option<Vec<Atom<RawId>>> {
        let known = |pattern: &Text| always.patterns.contains(pattern);
        if guarded.iter().any(|(_, looked)| !looked.patterns.iter().all(known)) {
            return None;
        }
        let mut names: Vec<Text> =
            guarded.iter().flat_map(|(_, looked)| looked.names.iter().copied()).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| !always.names.contains(name));
        // Whether a name is looked at by a pattern is known when both are named alike.
        if !names.is_empty() && !always.patterns.is_empty() {
            return None;
        }
        let mut atoms = Vec::new();
        for name in &names {
            let all = Atom::All(Keys::Named(*name), schema);
            let by = guarded.iter().filter(|(_, looked)| looked.all || looked.names.contains(name));
            atoms.push(self.unless(by.map(|(guard, _)| *guard).collect(), all, at));
        }
        let mut names = sorted(names.into_iter().chain(always.names.iter().copied()));
        let mut patterns = sorted(always.patterns.iter().copied());
        names.dedup();
        patterns.dedup();
        let all = Atom::All(Keys::Other { names, patterns }, schema);
        let by = guarded.iter().filter(|(_, looked)| looked.all);
        atoms.push(self.unless(by.map(|(guard, _)| *guard).collect(), all, at));
        Some(atoms)
    }

    /// One condition for each index that a guarded part looks at, and one for the others.
    fn unevaluated_items(
        &mut self,
        schema: RawId,
        always: &Looked<RawId>,
        guarded: &[(RawId, Looked<RawId>)],
        at: &RawAtom,
    ) -> Option<Vec<Atom<RawId>>> {
        if guarded.iter().any(|(_, looked)| !looked.items.is_empty()) {
            return None;
        }
        let schema = if always.items.is_empty() {
            schema
        } else {
            let meets = sorted(always.items.iter().copied().chain([schema]));
            self.one(at, Atom::AnyOf(meets))
        };
        let last = guarded.iter().map(|(_, looked)| looked.first).max().unwrap_or(0);
        let last = last.max(always.first);
        let mut atoms = Vec::new();
        for index in always.first..last {
            let by = guarded.iter().filter(|(_, looked)| looked.all || looked.first > index);
            let guards = by.map(|(guard, _)| *guard).collect();
            atoms.push(self.unless(guards, Atom::Item(index, schema), at));
        }
        let by = guarded.iter().filter(|(_, looked)| looked.all);
        let guards = by.map(|(guard, _)| *guard).collect();
        atoms.push(self.unless(guards, Atom::ItemsFrom(last, schema), at));
        Some(atoms)
    }

    /// The condition, unless one of the guards holds.
    fn unless(&mut self, mut guards: Vec<RawId>, atom: Atom<RawId>, at: &RawAtom) -> Atom<RawId> {
        if guards.is_empty() {
            return atom;
        }
        guards.push(self.one(at, atom));
        Atom::AnyOf(guards)
    }

    /// The node of the values that meet all the nodes.
    fn all_of(&mut self, nodes: &[RawId], at: &RawAtom) -> RawId {
        let atoms = nodes.iter().map(|node| Atom::AnyOf(vec![*node])).collect();
        self.graph.made(at, atoms)
    }

    /// What a schema and those in place below it look at.
    fn looks(&mut self, schema: SchemaId, guards: &mut Vec<RawId>, search: &mut Search<'_>) {
        if !search.way.insert(schema) {
            return;
        }
        let model = self.model;
        search.gap |= model.gaps.contains_key(&schema);
        let mut own = Looked::default();
        for constraint in &model.schemas[schema].constraints {
            self.looks_by(schema, &constraint.meaning, &mut own, guards, search);
        }
        search.way.remove(&schema);
        if own != Looked::default() {
            search.parts.push(Part { guards: guards.clone(), looked: own });
        }
    }

    /// What a constraint of `schema` looks at: itself into `own`, by other schemas into `search`.
    fn looks_by(
        &mut self,
        schema: SchemaId,
        meaning: &Meaning,
        own: &mut Looked<RawId>,
        guards: &mut Vec<RawId>,
        search: &mut Search<'_>,
    ) {
        let is_owner = schema == search.owner;
        match meaning {
            Meaning::Array(array) if !search.properties => {
                self.looks_at_items(is_owner, array, own);
            }
            Meaning::Object(object) => {
                if search.properties {
                    self.looks_at_properties(is_owner, object, own);
                }
                if let ObjectConstraint::DependentSchemas(entries) = object {
                    for (name, branch) in entries {
                        let guard = self.has(name, search.at);
                        self.looks_under(guard, *branch, guards, search);
                    }
                }
            }
            Meaning::Logic(logic) => self.looks_by_logic(logic, guards, search),
            Meaning::Reference(target) => self.looks(*target, guards, search),
            Meaning::Array(_)
            | Meaning::Never
            | Meaning::Type(_)
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_) => {}
        }
    }

    fn looks_by_logic(&mut self, logic: &Logic, guards: &mut Vec<RawId>, search: &mut Search<'_>) {
        match logic {
            Logic::AllOf(branches) => {
                for id in branches {
                    self.looks(*id, guards, search);
                }
            }
            Logic::AnyOf(branches) | Logic::OneOf(branches) => {
                for branch in branches {
                    let guard = self.node(*branch, false);
                    self.looks_under(guard, *branch, guards, search);
                }
            }
            Logic::If { condition, then, otherwise } => {
                let meets = self.node(*condition, false);
                let fails = self.one(search.at, Atom::Not(meets));
                let branches = [(meets, Some(*condition)), (meets, *then), (fails, *otherwise)];
                for (guard, branch) in branches {
                    if let Some(branch) = branch {
                        self.looks_under(guard, branch, guards, search);
                    }
                }
            }
            Logic::Not(_) => {}
        }
    }

    fn looks_under(
        &mut self,
        guard: RawId,
        schema: SchemaId,
        guards: &mut Vec<RawId>,
        search: &mut Search<'_>,
    ) {
        guards.push(guard);
        self.looks(schema, guards, search);
        guards.pop();
    }

    fn looks_at_properties(
        &mut self,
        is_owner: bool,
        object: &ObjectConstraint,
        own: &mut Looked<RawId>,
    ) {
        match object {
            ObjectConstraint::Properties(entries) => {
                own.names.extend(entries.iter().map(|(name, _)| self.graph.words.text(name)));
            }
            ObjectConstraint::PatternProperties(entries) => {
                let patterns = entries.iter().map(|(pattern, _)| self.graph.words.text(pattern));
                own.patterns.extend(patterns);
            }
            ObjectConstraint::AdditionalProperties(_) => own.all = true,
            ObjectConstraint::UnevaluatedProperties(_) => own.all |= !is_owner,
            ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::Required(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentRequired(_)
            | ObjectConstraint::DependentSchemas(_) => {}
        }
    }

    fn looks_at_items(&mut self, is_owner: bool, array: &ArrayConstraint, own: &mut Looked<RawId>) {
        match array {
            ArrayConstraint::PrefixItems(schemas) => {
                own.first = own.first.max(schemas.len() as u64);
            }
            ArrayConstraint::Items { .. } => own.all = true,
            ArrayConstraint::UnevaluatedItems(_) => own.all |= !is_owner,
            ArrayConstraint::Contains { schema, .. } => own.items.push(self.node(*schema, false)),
            ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems => {}
        }
    }
}

impl Looked<RawId> {
    /// Looks at what the other looks at, too.
    fn join(&mut self, other: Self) {
        self.all |= other.all;
        self.first = self.first.max(other.first);
        self.names.extend(other.names);
        self.patterns.extend(other.patterns);
        self.items.extend(other.items);
    }
}
