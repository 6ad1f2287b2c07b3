//! Gathers what a branch asserts at its own place, through references and `allOf`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::values;
use crate::model::{
    Expected, Kind, Kinds, Logic, Meaning, ObjectConstraint, Schema, SchemaId, Schemas,
};

/// What a branch asserts.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    /// About the value itself.
    pub own: Expected,
    /// The schemas of each declared property.
    pub properties: IndexMap<String, Vec<SchemaId>>,
    pub required: IndexSet<String>,
    /// The names that every closed schema declares.
    pub closed: Option<IndexSet<String>>,
}

impl Gathered {
    /// The kinds of value that it admits.
    pub(super) const fn kinds(&self) -> Kinds {
        self.own.kinds
    }
}

/// Gathers, and remembers what each schema expects.
#[derive(Debug)]
pub(super) struct Gatherer<'s> {
    pub schemas: &'s Schemas,
    expected: HashMap<SchemaId, Expected>,
}

impl<'s> Gatherer<'s> {
    pub(super) fn new(schemas: &'s Schemas) -> Self {
        Self { schemas, expected: HashMap::new() }
    }

    /// What a branch asserts.
    pub(super) fn gather(&mut self, branch: SchemaId) -> Gathered {
        let mut found = Gathered { own: self.expected(branch), ..Gathered::default() };
        for schema in self.conjunction(branch) {
            let schema = &self.schemas[schema];
            for constraint in &schema.constraints {
                if let Meaning::Object(object) = &constraint.meaning {
                    add(&mut found, schema, object, self.schemas);
                }
            }
        }
        found
    }

    /// What the schemas of a property expect together.
    pub(super) fn expected_of(&mut self, schemas: &[SchemaId]) -> Expected {
        schemas
            .iter()
            .map(|schema| self.expected(*schema))
            .reduce(|one, other| both(one, &other))
            .unwrap_or_default()
    }

    fn expected(&mut self, schema: SchemaId) -> Expected {
        if let Some(known) = self.expected.get(&schema) {
            return known.clone();
        }
        let mut found = Expected::default();
        for part in self.conjunction(schema) {
            for constraint in &self.schemas[part].constraints {
                if let Some(more) = expectation(&constraint.meaning) {
                    found = both(found, &more);
                }
            }
        }
        if let Some(values) = &found.values {
            found.kinds = found.kinds.and(values.iter().map(Kind::of).collect());
        }
        self.expected.insert(schema, found.clone());
        found
    }

    /// A schema, the targets of its references, and the parts of its `allOf`, in source order.
    fn conjunction(&self, schema: SchemaId) -> Vec<SchemaId> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![schema];
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            found.push(id);
            let mut inside = Vec::new();
            for constraint in &self.schemas[id].constraints {
                match &constraint.meaning {
                    Meaning::Reference(target) => inside.push(*target),
                    Meaning::Logic(Logic::AllOf(parts)) => inside.extend(parts),
                    Meaning::Logic(
                        Logic::AnyOf(_) | Logic::OneOf(_) | Logic::Not(_) | Logic::If { .. },
                    )
                    | Meaning::Never
                    | Meaning::Type(_)
                    | Meaning::Enum(_)
                    | Meaning::Const(_)
                    | Meaning::Number(_)
                    | Meaning::String(_)
                    | Meaning::Array(_)
                    | Meaning::Object(_) => {}
                }
            }
            open.extend(inside.into_iter().rev());
        }
        found
    }
}

/// What a constraint says of the kinds and values by itself.
fn expectation(meaning: &Meaning) -> Option<Expected> {
    let of_kinds = |kinds| Expected { kinds, values: None };
    let of_values =
        |values: Vec<Value>| Expected { values: Some(Arc::new(values)), ..Expected::default() };
    match meaning {
        Meaning::Never => Some(of_kinds(Kinds::NONE)),
        Meaning::Type(kinds) => Some(of_kinds(*kinds)),
        Meaning::Enum(literals) => {
            Some(of_values(literals.iter().map(|literal| literal.value.clone()).collect()))
        }
        Meaning::Const(literal) => Some(of_values(vec![literal.value.clone()])),
        Meaning::Number(_)
        | Meaning::String(_)
        | Meaning::Array(_)
        | Meaning::Object(_)
        | Meaning::Logic(_)
        | Meaning::Reference(_) => None,
    }
}

fn both(one: Expected, other: &Expected) -> Expected {
    let values = match (one.values, &other.values) {
        (Some(values), Some(others)) => Some(Arc::new(values::shared(&values, others))),
        (Some(values), None) => Some(values),
        (None, others) => others.clone(),
    };
    Expected { kinds: one.kinds.and(other.kinds), values }
}

fn add(found: &mut Gathered, schema: &Schema, object: &ObjectConstraint, schemas: &Schemas) {
    match object {
        ObjectConstraint::Properties(properties) => {
            for (key, schema) in properties {
                found.properties.entry(key.clone()).or_default().push(*schema);
            }
        }
        ObjectConstraint::Required(names) => found.required.extend(names.iter().cloned()),
        ObjectConstraint::AdditionalProperties(others) if schemas[*others].is_never() => {
            if let Some(names) = declared(schema) {
                match &mut found.closed {
                    None => found.closed = Some(names),
                    Some(closed) => closed.retain(|name| names.contains(name)),
                }
            }
        }
        ObjectConstraint::AdditionalProperties(_)
        | ObjectConstraint::PatternProperties(_)
        | ObjectConstraint::PropertyNames(_)
        | ObjectConstraint::MaxProperties(_)
        | ObjectConstraint::MinProperties(_)
        | ObjectConstraint::DependentRequired(_)
        | ObjectConstraint::DependentSchemas(_)
        | ObjectConstraint::UnevaluatedProperties(_) => {}
    }
}

/// The names that a schema declares itself, where it declares none by a pattern.
fn declared(schema: &Schema) -> Option<IndexSet<String>> {
    let mut names = IndexSet::new();
    for constraint in &schema.constraints {
        match &constraint.meaning {
            Meaning::Object(ObjectConstraint::Properties(properties)) => {
                names.extend(properties.iter().map(|(key, _)| key.clone()));
            }
            Meaning::Object(ObjectConstraint::PatternProperties(_)) => return None,
            Meaning::Object(
                ObjectConstraint::AdditionalProperties(_)
                | ObjectConstraint::PropertyNames(_)
                | ObjectConstraint::Required(_)
                | ObjectConstraint::MaxProperties(_)
                | ObjectConstraint::MinProperties(_)
                | ObjectConstraint::DependentRequired(_)
                | ObjectConstraint::DependentSchemas(_)
                | ObjectConstraint::UnevaluatedProperties(_),
            )
            | Meaning::Never
            | Meaning::Type(_)
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Logic(_)
            | Meaning::Reference(_) => {}
        }
    }
    Some(names)
}
