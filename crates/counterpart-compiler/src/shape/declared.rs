//! Collects the properties that a schema declares under any condition.

use std::collections::HashSet;

use indexmap::IndexSet;

use crate::model::{Rule, SchemaId, Schemas};

/// Collects every property that a schema, or one applied in its place, declares.
pub(super) struct Declared<'s> {
    schemas: &'s Schemas,
    seen: HashSet<SchemaId>,
    pub keys: IndexSet<String>,
    /// Whether it also constrains properties that it does not name.
    pub others: bool,
}

impl<'s> Declared<'s> {
    pub(super) fn new(schemas: &'s Schemas) -> Self {
        Self { schemas, seen: HashSet::new(), keys: IndexSet::new(), others: false }
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
        for assertion in &self.schemas[id].assertions {
            match &assertion.rule {
                Rule::Properties(properties) => {
                    self.keys.extend(properties.iter().map(|(key, _)| key.clone()));
                }
                Rule::PatternProperties(patterns) => {
                    self.others |= patterns.iter().any(|(_, schema)| self.says(*schema));
                }
                Rule::AdditionalProperties(schema) | Rule::UnevaluatedProperties(schema) => {
                    self.others |= self.says(*schema);
                }
                Rule::AllOf(parts) | Rule::AnyOf(parts) | Rule::OneOf(parts) => {
                    self.collect_all(parts.iter().copied());
                }
                Rule::If { condition, then, otherwise } => {
                    let parts = [Some(*condition), *then, *otherwise];
                    self.collect_all(parts.into_iter().flatten());
                }
                Rule::DependentSchemas(schemas) => {
                    self.collect_all(schemas.iter().map(|(_, schema)| *schema));
                }
                Rule::Reference(target) => self.collect(*target),
                _ => {}
            }
        }
    }

    /// Whether a schema constrains the value of a property beyond allowing or forbidding it.
    fn says(&self, id: SchemaId) -> bool {
        let schema = &self.schemas[id];
        !schema.admits_all() && !schema.assertions.iter().any(|it| matches!(it.rule, Rule::Never))
    }
}
