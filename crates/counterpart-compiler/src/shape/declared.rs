//! Collects the properties that a schema declares under any condition.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::model::{Logic, Meaning, ObjectConstraint, SchemaId, Schemas};

/// Collects every property that a schema, or one applied in its place, declares.
pub(super) struct Declared<'s> {
    schemas: &'s Schemas,
    seen: HashSet<SchemaId>,
    /// Each name with the schemas of its declarations.
    pub keys: IndexMap<String, Vec<SchemaId>>,
    /// Whether it also constrains properties that it does not name.
    pub others: bool,
}

impl<'s> Declared<'s> {
    pub(super) fn new(schemas: &'s Schemas) -> Self {
        Self { schemas, seen: HashSet::new(), keys: IndexMap::new(), others: false }
    }

    pub(super) fn collect_all(&mut self, ids: impl IntoIterator<Item = SchemaId>) {
        for id in ids {
            self.collect(id);
        }
    }

    pub(super) fn collect(&mut self, id: SchemaId) {
        if !self.seen.insert(id) {
            return;
        }
        for constraint in &self.schemas[id].constraints {
            match &constraint.meaning {
                Meaning::Object(object) => self.object(object),
                // What `not` declares, no admitted value has.
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
            self.collect_all(constraint.meaning.in_place());
        }
    }

    fn object(&mut self, object: &ObjectConstraint) {
        match object {
            ObjectConstraint::Properties(properties) => {
                for (key, schema) in properties {
                    self.keys.entry(key.clone()).or_default().push(*schema);
                }
            }
            ObjectConstraint::PatternProperties(patterns) => {
                self.others |= patterns.iter().any(|(_, schema)| self.says(*schema));
            }
            ObjectConstraint::AdditionalProperties(schema)
            | ObjectConstraint::UnevaluatedProperties(schema) => self.others |= self.says(*schema),
            ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::Required(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentRequired(_)
            | ObjectConstraint::DependentSchemas(_) => {}
        }
    }

    /// Whether a schema constrains the value of a property beyond allowing or forbidding it.
    fn says(&self, id: SchemaId) -> bool {
        let schema = &self.schemas[id];
        !schema.admits_all() && !schema.is_never()
    }
}
