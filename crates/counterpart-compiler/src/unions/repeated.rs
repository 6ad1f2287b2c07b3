//! Finds the schemas whose verdict has to be remembered, so that checking stays linear in the value.
//!
//! A recursive schema that reaches itself in two ways at one child (two branches of a union that
//! declare the same property) would check that child twice, its children four times, and so on. One
//! whose union decides before it reports would decide about every child again at each level above.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::graph::Graph;
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
    let graph = graph(schemas);
    let has_children = schemas.iter().map(|(_, schema)| has_children(schema)).collect();
    let once = doubling(schemas, unions, &graph.leading_to(has_children));
    let to_doubling = graph.leading_to(once);
    let twice = doubling(schemas, unions, &to_doubling);
    let below = graph.below(&twice);
    let decides: Vec<bool> = schemas
        .iter()
        .map(|(id, schema)| {
            schema.constraints.iter().any(|it| decides_first(unions, id, it.keyword))
        })
        .collect();
    let mut is_decided = vec![false; schemas.len()];
    for cycle in graph.cycles().into_iter().filter(|cycle| cycle.iter().any(|at| decides[*at])) {
        for at in cycle {
            is_decided[at] = true;
        }
    }
    let recheck = |target: SchemaId| {
        let at = target.index();
        if below[at] && to_doubling[at] {
            return Some(Recheck::Always);
        }
        is_decided[at].then_some(Recheck::Reporting)
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
    let mut finder = Finder { schemas, unions, of, known: HashMap::new() };
    // A part is looked into from the schema that it is a part of.
    let mut repeats = |id| !parts.contains(&id) && finder.children(id).is_repeated;
    schemas.iter().map(|(id, _)| repeats(id)).collect()
}

/// Which schema leads to which.
fn graph(schemas: &Schemas) -> Graph {
    let edges = schemas.iter().map(|(_, schema)| {
        let inside = schema.constraints.iter().flat_map(|it| it.meaning.subschemas());
        inside.chain(schema.references()).map(SchemaId::index).collect()
    });
    Graph::new(edges.collect())
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
#[derive(Clone, Debug, Default)]
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
    /// What was found of each schema; nothing yet, while it is looked into.
    known: HashMap<SchemaId, Children<'m>>,
}

impl<'m> Finder<'m> {
    fn is_inside(&self, schema: SchemaId) -> bool {
        self.of[schema.index()]
    }

    fn children(&mut self, schema: SchemaId) -> Children<'m> {
        if let Some(known) = self.known.get(&schema) {
            return known.clone();
        }
        self.known.insert(schema, Children::default());
        let mut found = Children::default();
        let schemas = self.schemas;
        let mut declared = Children::default();
        let mut others = Children::default();
        for constraint in &schemas[schema].constraints {
            match &constraint.meaning {
                Meaning::Object(object) => self.of_object(object, &mut declared, &mut others),
                Meaning::Array(array) => self.of_array(array, &mut declared, &mut others),
                Meaning::Logic(logic) => {
                    let facts = self.unions.get(&(schema, constraint.keyword));
                    found.and(self.of_logic(logic, facts));
                }
                Meaning::Reference(target) => found.and(self.children(*target)),
                Meaning::Never
                | Meaning::Type(_)
                | Meaning::Enum(_)
                | Meaning::Const(_)
                | Meaning::Number(_)
                | Meaning::String(_) => {}
            }
        }
        // What is declared is never one of the others.
        declared.or(others);
        found.and(declared);
        self.known.insert(schema, found.clone());
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
        &mut self,
        object: &'m ObjectConstraint,
        declared: &mut Children<'m>,
        others: &mut Children<'m>,
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
                    declared.and(self.children(*schema));
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

    fn of_logic(&mut self, logic: &'m Logic, facts: Option<&UnionFacts>) -> Children<'m> {
        let mut found = Children::default();
        match logic {
            Logic::AllOf(branches) => {
                for branch in branches {
                    found.and(self.children(*branch));
                }
            }
            Logic::AnyOf(branches) | Logic::OneOf(branches) => {
                let is_tagged = facts.is_some_and(|facts| facts.discriminator.is_some());
                for branch in branches {
                    let children = self.children(*branch);
                    if is_tagged { found.or(children) } else { found.and(children) }
                }
            }
            Logic::Not(schema) => found.and(self.children(*schema)),
            Logic::If { condition, then, otherwise } => {
                let mut either = Children::default();
                for branch in [then, otherwise].into_iter().flatten() {
                    either.or(self.children(*branch));
                }
                found.and(self.children(*condition));
                found.and(either);
            }
        }
        found
    }
}
