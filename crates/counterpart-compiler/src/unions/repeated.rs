//! Finds the schemas whose verdict has to be remembered, so that checking stays linear in the value.
//!
//! A recursive schema that reaches itself in two ways at one child (two branches of a union that
//! declare the same property) would check that child twice, its children four times, and so on. One
//! whose union decides before it reports would decide about every child again at each level above.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::model::{
    ArrayConstraint, Keyword, Logic, Meaning, ObjectConstraint, Recheck, Schema, SchemaId, Schemas,
    UnionFacts,
};

/// The targets of references that are checked more than once on the same value, and when.
///
/// A schema doubles what it checks at a child that it reaches in two ways. That is a constant factor,
/// unless what is there doubles again: such schemas, and what leads from one to the next, are
/// remembered always. The others on a cycle are remembered where a union decides first.
pub(super) fn find(
    schemas: &Schemas,
    unions: &HashMap<(SchemaId, Keyword), UnionFacts>,
) -> HashMap<SchemaId, Recheck> {
    let graph = Graph::of(schemas);
    let has_children = schemas.iter().map(|(_, schema)| has_children(schema)).collect();
    let once = doubling(schemas, unions, &graph.leading_to(has_children));
    let to_doubling = graph.leading_to(once);
    let twice = doubling(schemas, unions, &to_doubling);
    let below = graph.below(&twice);
    let mut deciding = vec![false; schemas.len()];
    let cycles = cycles(&graph.edges);
    for (id, schema) in schemas.iter() {
        if let Some(cycle) = cycles[id.index()] {
            deciding[cycle] |=
                schema.constraints.iter().any(|it| decides_first(unions, id, it.keyword));
        }
    }
    let recheck = |target: SchemaId| {
        let at = target.index();
        if below[at] && to_doubling[at] {
            return Some(Recheck::Always);
        }
        cycles[at].filter(|cycle| deciding[*cycle]).map(|_| Recheck::Reporting)
    };
    let targets = schemas.iter().flat_map(|(_, schema)| schema.references());
    targets.filter_map(|target| Some((target, recheck(target)?))).collect()
}

/// The schemas that check one child twice, where that child is of these.
fn doubling(
    schemas: &Schemas,
    unions: &HashMap<(SchemaId, Keyword), UnionFacts>,
    of: &[bool],
) -> Vec<bool> {
    let parts: HashSet<SchemaId> = schemas.iter().flat_map(|(_, schema)| parts(schema)).collect();
    let finder = Finder { schemas, unions, of };
    // A part is looked into from the schema that it is a part of.
    let repeats = |id| !parts.contains(&id) && finder.children(id, &mut Vec::new()).is_repeated;
    schemas.iter().map(|(id, _)| repeats(id)).collect()
}

/// Whether a schema applies schemas to properties or items.
fn has_children(schema: &Schema) -> bool {
    schema.constraints.iter().any(|constraint| match &constraint.meaning {
        Meaning::Object(object) => !object.applied().is_empty(),
        Meaning::Array(array) => !array.applied().is_empty(),
        Meaning::Never
        | Meaning::Type(_)
        | Meaning::Enum(_)
        | Meaning::Const(_)
        | Meaning::Number(_)
        | Meaning::String(_)
        | Meaning::Logic(_)
        | Meaning::Reference(_) => false,
    })
}

/// Whether a union decides by its branches before it reports.
fn decides_first(
    unions: &HashMap<(SchemaId, Keyword), UnionFacts>,
    schema: SchemaId,
    keyword: Keyword,
) -> bool {
    unions.get(&(schema, keyword)).is_some_and(|facts| {
        let by_tag = facts.discriminator.as_ref().is_some_and(|it| it.only_objects);
        facts.lone.is_none() && !by_tag
    })
}

/// The schemas inside of a schema that apply to the value itself.
fn parts(schema: &Schema) -> Vec<SchemaId> {
    let in_place = schema.constraints.iter().flat_map(|it| it.meaning.in_place());
    let references: HashSet<SchemaId> = schema.references().collect();
    in_place.filter(|part| !references.contains(part)).collect()
}

/// The children at which a schema checks schemas of some kind.
#[derive(Debug, Default)]
struct Children<'m> {
    names: HashSet<&'m str>,
    any_name: bool,
    indices: HashSet<usize>,
    any_index: bool,
    /// Whether one child is checked twice.
    is_repeated: bool,
}

impl Children<'_> {
    /// Adds those that are checked as well.
    fn and(&mut self, other: Self) {
        self.is_repeated |= share(&self.names, &other.names)
            || share(&self.indices, &other.indices)
            || (self.any_name && other.has_names())
            || (other.any_name && self.has_names())
            || (self.any_index && other.has_indices())
            || (other.any_index && self.has_indices());
        self.or(other);
    }

    /// Adds those that are checked instead.
    fn or(&mut self, other: Self) {
        self.names.extend(other.names);
        self.any_name |= other.any_name;
        self.indices.extend(other.indices);
        self.any_index |= other.any_index;
        self.is_repeated |= other.is_repeated;
    }

    fn has_names(&self) -> bool {
        self.any_name || !self.names.is_empty()
    }

    fn has_indices(&self) -> bool {
        self.any_index || !self.indices.is_empty()
    }
}

fn share<T: Eq + Hash>(one: &HashSet<T>, other: &HashSet<T>) -> bool {
    let (small, large) = if one.len() < other.len() { (one, other) } else { (other, one) };
    small.iter().any(|it| large.contains(it))
}

/// Finds the children at which schemas check others of some kind.
struct Finder<'m> {
    schemas: &'m Schemas,
    unions: &'m HashMap<(SchemaId, Keyword), UnionFacts>,
    of: &'m [bool],
}

impl<'m> Finder<'m> {
    fn is_inside(&self, schema: SchemaId) -> bool {
        self.of[schema.index()]
    }

    fn children(&self, schema: SchemaId, path: &mut Vec<SchemaId>) -> Children<'m> {
        let mut found = Children::default();
        if path.contains(&schema) {
            return found;
        }
        path.push(schema);
        let mut declared = Children::default();
        let mut others = Children::default();
        for constraint in &self.schemas[schema].constraints {
            match &constraint.meaning {
                Meaning::Object(object) => self.of_object(object, &mut declared, &mut others, path),
                Meaning::Array(array) => self.of_array(array, &mut declared, &mut others),
                Meaning::Logic(logic) => {
                    let facts = self.unions.get(&(schema, constraint.keyword));
                    found.and(self.of_logic(logic, facts, path));
                }
                Meaning::Reference(target) => found.and(self.children(*target, path)),
                Meaning::Never
                | Meaning::Type(_)
                | Meaning::Enum(_)
                | Meaning::Const(_)
                | Meaning::Number(_)
                | Meaning::String(_) => {}
            }
        }
        path.pop();
        // What is declared is never one of the others.
        declared.or(others);
        found.and(declared);
        found
    }

    fn named(&self, name: &'m str, schema: SchemaId) -> Children<'m> {
        let names = self.is_inside(schema).then_some(name).into_iter().collect();
        Children { names, ..Children::default() }
    }

    fn of_any_name(&self, schema: SchemaId) -> Children<'m> {
        Children { any_name: self.is_inside(schema), ..Children::default() }
    }

    fn at(&self, index: usize, schema: SchemaId) -> Children<'m> {
        let indices = self.is_inside(schema).then_some(index).into_iter().collect();
        Children { indices, ..Children::default() }
    }

    fn of_any_index(&self, schema: SchemaId) -> Children<'m> {
        Children { any_index: self.is_inside(schema), ..Children::default() }
    }

    fn of_object(
        &self,
        object: &'m ObjectConstraint,
        declared: &mut Children<'m>,
        others: &mut Children<'m>,
        path: &mut Vec<SchemaId>,
    ) {
        match object {
            ObjectConstraint::Properties(entries) => {
                for (name, schema) in entries {
                    declared.and(self.named(name, *schema));
                }
            }
            ObjectConstraint::PatternProperties(entries) => {
                for (_, schema) in entries {
                    declared.and(self.of_any_name(*schema));
                }
            }
            ObjectConstraint::AdditionalProperties(schema)
            | ObjectConstraint::UnevaluatedProperties(schema) => {
                others.or(self.of_any_name(*schema));
            }
            ObjectConstraint::DependentSchemas(entries) => {
                for (_, schema) in entries {
                    declared.and(self.children(*schema, path));
                }
            }
            ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::Required(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentRequired(_) => {}
        }
    }

    fn of_array(
        &self,
        array: &'m ArrayConstraint,
        declared: &mut Children<'m>,
        others: &mut Children<'m>,
    ) {
        match array {
            ArrayConstraint::PrefixItems(schemas) => {
                for (at, schema) in schemas.iter().enumerate() {
                    declared.and(self.at(at, *schema));
                }
            }
            ArrayConstraint::Items { from: _, schema }
            | ArrayConstraint::UnevaluatedItems(schema) => {
                others.or(self.of_any_index(*schema));
            }
            ArrayConstraint::Contains { schema, min: _, max: _ } => {
                others.and(self.of_any_index(*schema));
            }
            ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems => {}
        }
    }

    fn of_logic(
        &self,
        logic: &'m Logic,
        facts: Option<&UnionFacts>,
        path: &mut Vec<SchemaId>,
    ) -> Children<'m> {
        let mut found = Children::default();
        match logic {
            Logic::AllOf(branches) => {
                for branch in branches {
                    found.and(self.children(*branch, path));
                }
            }
            Logic::AnyOf(branches) | Logic::OneOf(branches) => {
                let is_tagged = facts.is_some_and(|facts| facts.discriminator.is_some());
                for branch in branches {
                    let children = self.children(*branch, path);
                    if is_tagged { found.or(children) } else { found.and(children) }
                }
            }
            Logic::Not(schema) => found.and(self.children(*schema, path)),
            Logic::If { condition, then, otherwise } => {
                let mut either = Children::default();
                for branch in [then, otherwise].into_iter().flatten() {
                    either.or(self.children(*branch, path));
                }
                found.and(self.children(*condition, path));
                found.and(either);
            }
        }
        found
    }
}

/// Which schema leads to which.
struct Graph {
    edges: Vec<Vec<usize>>,
}

impl Graph {
    fn of(schemas: &Schemas) -> Self {
        let edges = schemas.iter().map(|(_, schema)| {
            let inside = schema.constraints.iter().flat_map(|it| it.meaning.subschemas());
            inside.chain(schema.references()).map(SchemaId::index).collect()
        });
        Self { edges: edges.collect() }
    }

    /// These schemas and all that lead to one of them.
    fn leading_to(&self, mut found: Vec<bool>) -> Vec<bool> {
        let mut backward = vec![Vec::new(); self.edges.len()];
        for (from, targets) in self.edges.iter().enumerate() {
            for to in targets {
                backward[*to].push(from);
            }
        }
        let mut open: Vec<usize> = (0..found.len()).filter(|at| found[*at]).collect();
        while let Some(at) = open.pop() {
            for from in &backward[at] {
                if !std::mem::replace(&mut found[*from], true) {
                    open.push(*from);
                }
            }
        }
        found
    }

    /// All that one of these leads to; themselves only where they are on a cycle.
    fn below(&self, these: &[bool]) -> Vec<bool> {
        let mut found = vec![false; self.edges.len()];
        let mut open: Vec<usize> = (0..these.len()).filter(|at| these[*at]).collect();
        while let Some(at) = open.pop() {
            for to in &self.edges[at] {
                if !std::mem::replace(&mut found[*to], true) {
                    open.push(*to);
                }
            }
        }
        found
    }
}

/// For each schema the number of the cycle that it is on, by the algorithm of Tarjan.
fn cycles(edges: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut search = Search {
        numbers: vec![None; edges.len()],
        low: vec![0; edges.len()],
        stack: Vec::new(),
        cycles: vec![None; edges.len()],
        is_open: vec![false; edges.len()],
        next: 0,
    };
    for start in 0..edges.len() {
        search.from(start, edges);
    }
    search.cycles
}

struct Search {
    numbers: Vec<Option<usize>>,
    low: Vec<usize>,
    stack: Vec<usize>,
    is_open: Vec<bool>,
    cycles: Vec<Option<usize>>,
    next: usize,
}

impl Search {
    /// Visits what can be reached, without recursion: contracts may be deep.
    fn from(&mut self, start: usize, edges: &[Vec<usize>]) {
        if self.numbers[start].is_some() {
            return;
        }
        let mut path = vec![(start, 0)];
        self.enter(start);
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            if let Some(next) = edges[node].get(*edge).copied() {
                *edge += 1;
                match self.numbers[next] {
                    None => {
                        self.enter(next);
                        path.push((next, 0));
                    }
                    Some(number) if self.is_open[next] => {
                        self.low[node] = self.low[node].min(number);
                    }
                    Some(_) => {}
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                self.low[*parent] = self.low[*parent].min(self.low[node]);
            }
            if self.numbers[node] == Some(self.low[node]) {
                self.close(node, edges);
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.numbers[node] = Some(self.next);
        self.low[node] = self.next;
        self.next += 1;
        self.stack.push(node);
        self.is_open[node] = true;
    }

    fn close(&mut self, node: usize, edges: &[Vec<usize>]) {
        let mut members = Vec::new();
        while let Some(member) = self.stack.pop() {
            self.is_open[member] = false;
            members.push(member);
            if member == node {
                break;
            }
        }
        if members.len() > 1 || edges[node].contains(&node) {
            for member in members {
                self.cycles[member] = Some(node);
            }
        }
    }
}
