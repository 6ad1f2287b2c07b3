//! What a schema is known to say, as far as reading needs it.

use std::collections::HashSet;

use counterpart_compiler::model::{Keyword, Kind, Logic, Meaning, SchemaId};

use super::super::Writer;

impl Writer<'_> {
    /// The schema that a schema means, where it says nothing but that: through references, and
    /// through combinations of one schema.
    pub(super) fn target(&self, mut schema: SchemaId) -> SchemaId {
        let mut seen = HashSet::new();
        while seen.insert(schema) {
            let [only] = self.model.schemas[schema].constraints.as_slice() else { break };
            schema = match &only.meaning {
                Meaning::Reference(target) => *target,
                Meaning::Logic(Logic::AllOf(all) | Logic::AnyOf(all) | Logic::OneOf(all)) => {
                    let [branch] = all.as_slice() else { break };
                    *branch
                }
                Meaning::Never
                | Meaning::Type(_)
                | Meaning::Enum(_)
                | Meaning::Const(_)
                | Meaning::Number(_)
                | Meaning::String(_)
                | Meaning::Array(_)
                | Meaning::Object(_)
                | Meaning::Logic(Logic::Not(_) | Logic::If { .. }) => break,
            };
        }
        schema
    }

    /// Whether the schema says nothing.
    pub(super) fn admits_all(&self, schema: SchemaId) -> bool {
        self.model.schemas[self.target(schema)].admits_all()
    }

    /// Whether the schema is `false`.
    pub(super) fn is_never(&self, schema: SchemaId) -> bool {
        self.model.schemas[self.target(schema)].is_never()
    }

    /// Whether the schema admits `null`.
    pub(super) fn admits_null(&self, schema: SchemaId) -> bool {
        self.meets_null(schema, &mut HashSet::new())
    }

    fn meets_null(&self, schema: SchemaId, within: &mut HashSet<SchemaId>) -> bool {
        // A schema that leads back to itself has no verdict of its own: this one is cautious.
        if !within.insert(schema) {
            return false;
        }
        let constraints = &self.model.schemas[schema].constraints;
        let met = constraints.iter().all(|constraint| match &constraint.meaning {
            Meaning::Type(kinds) => kinds.has(Kind::Null),
            Meaning::Enum(literals) => literals.iter().any(|literal| literal.value.is_null()),
            Meaning::Const(literal) => literal.value.is_null(),
            Meaning::Number(_) | Meaning::String(_) | Meaning::Array(_) | Meaning::Object(_) => {
                true
            }
            Meaning::Logic(Logic::AllOf(all)) => all.iter().all(|it| self.meets_null(*it, within)),
            Meaning::Logic(Logic::AnyOf(all)) => all.iter().any(|it| self.meets_null(*it, within)),
            Meaning::Logic(Logic::OneOf(all)) => {
                all.iter().filter(|it| self.meets_null(**it, within)).count() == 1
            }
            // Where it is not obvious, the value is seen whole.
            Meaning::Never | Meaning::Logic(Logic::Not(_) | Logic::If { .. }) => false,
            Meaning::Reference(target) => self.meets_null(*target, within),
        });
        within.remove(&schema);
        met
    }

    /// The branch that all other values meet, where the schema is nothing but `null` or that.
    pub(super) fn beside_null(&self, schema: SchemaId) -> Option<SchemaId> {
        let schema = self.target(schema);
        let [only] = self.model.schemas[schema].constraints.as_slice() else { return None };
        let (keyword, branches) = match &only.meaning {
            Meaning::Logic(Logic::AnyOf(branches)) => (Keyword::AnyOf, branches),
            Meaning::Logic(Logic::OneOf(branches)) => (Keyword::OneOf, branches),
            Meaning::Never
            | Meaning::Type(_)
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Object(_)
            | Meaning::Logic(Logic::AllOf(_) | Logic::Not(_) | Logic::If { .. })
            | Meaning::Reference(_) => return None,
        };
        let lone = self.model.schemas.union(schema, keyword)?.lone?;
        branches.get(lone).copied()
    }
}
