//! Collects the properties that a schema names under any condition.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};

use super::trivial;
use crate::model::{Logic, Meaning, ObjectConstraint, SchemaId, Schemas};

/// Whether a value is to meet a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wanted {
    /// It is to meet it.
    Met,
    /// It is not to meet it.
    Unmet,
}

impl Wanted {
    const fn flipped(self) -> Self {
        match self {
            Self::Met => Self::Unmet,
            Self::Unmet => Self::Met,
        }
    }
}

/// Collects every property that a schema, or one applied in its place, names in such a way that a
/// value without the property might be judged otherwise.
pub(super) struct Declared<'s> {
    schemas: &'s Schemas,
    seen: HashSet<(SchemaId, Wanted)>,
    schemas_of: IndexMap<String, Vec<SchemaId>>,
    /// The names that rules ask for, whether or not a schema is declared for them.
    named: IndexSet<String>,
    /// Whether it also says what properties hold that it does not name.
    pub others: bool,
    /// Whether a value without properties that nothing names might be judged otherwise.
    pub keeps: bool,
}

impl<'s> Declared<'s> {
    pub(super) fn new(schemas: &'s Schemas) -> Self {
        Self {
            schemas,
            seen: HashSet::new(),
            schemas_of: IndexMap::new(),
            named: IndexSet::new(),
            others: false,
            keeps: false,
        }
    }

    /// The names, each with the schemas that are declared for it; those that are declared come first.
    pub(super) fn keys(&self) -> IndexMap<String, Vec<SchemaId>> {
        let mut keys = self.schemas_of.clone();
        for name in &self.named {
            keys.entry(name.clone()).or_default();
        }
        keys
    }

    /// Collects what a constraint applies to the value itself, and not what it says by itself.
    pub(super) fn collect_applied(&mut self, meaning: &Meaning, wanted: Wanted) {
        match meaning {
            Meaning::Logic(Logic::Not(inner)) => self.collect(*inner, wanted.flipped()),
            // A branch more or a condition less may change the verdict either way.
            Meaning::Logic(Logic::OneOf(branches)) => {
                for branch in branches {
                    self.collect(*branch, wanted);
                    self.collect(*branch, wanted.flipped());
                }
            }
            // Without `then` and `else` it still evaluates, which `unevaluatedProperties` sees.
            Meaning::Logic(Logic::If { condition, then, otherwise }) => {
                self.collect(*condition, wanted);
                self.collect(*condition, wanted.flipped());
                for part in then.iter().chain(otherwise) {
                    self.collect(*part, wanted);
                }
            }
            Meaning::Logic(Logic::AllOf(_) | Logic::AnyOf(_))
            | Meaning::Reference(_)
            | Meaning::Never
            | Meaning::Type(_)
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Object(_) => {
                for part in meaning.in_place() {
                    self.collect(part, wanted);
                }
            }
        }
    }

    fn collect(&mut self, id: SchemaId, wanted: Wanted) {
        if !self.seen.insert((id, wanted)) {
            return;
        }
        for constraint in &self.schemas[id].constraints {
            match (&constraint.meaning, wanted) {
                (Meaning::Object(object), Wanted::Met) => self.met(object),
                (Meaning::Object(object), Wanted::Unmet) => self.unmet(id, object),
                (Meaning::Const(literal), _) => self.keeps |= literal.value.is_object(),
                (Meaning::Enum(literals), _) => {
                    self.keeps |= literals.iter().any(|literal| literal.value.is_object());
                }
                (
                    Meaning::Never
                    | Meaning::Type(_)
                    | Meaning::Number(_)
                    | Meaning::String(_)
                    | Meaning::Array(_)
                    | Meaning::Logic(_)
                    | Meaning::Reference(_),
                    _,
                ) => {}
            }
            self.collect_applied(&constraint.meaning, wanted);
        }
    }

    fn name<'n>(&mut self, names: impl IntoIterator<Item = &'n String>) {
        self.named.extend(names.into_iter().cloned());
    }

    /// What a schema says that is to be met.
    pub(super) fn met(&mut self, object: &ObjectConstraint) {
        match object {
            ObjectConstraint::Properties(properties) => {
                for (key, schema) in properties {
                    self.schemas_of.entry(key.clone()).or_default().push(*schema);
                }
            }
            ObjectConstraint::Required(names) => self.name(names),
            ObjectConstraint::DependentRequired(entries) => {
                self.name(entries.iter().flat_map(|(_, names)| names));
            }
            ObjectConstraint::PatternProperties(patterns) => {
                self.others |= patterns.iter().any(|(_, schema)| self.says(*schema));
            }
            ObjectConstraint::AdditionalProperties(schema)
            | ObjectConstraint::UnevaluatedProperties(schema) => self.others |= self.says(*schema),
            ObjectConstraint::MinProperties(count) => self.keeps |= *count > 0,
            ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::DependentSchemas(_) => {}
        }
    }

    /// What a schema says that is not to be met: what a value needs for failing it.
    fn unmet(&mut self, id: SchemaId, object: &ObjectConstraint) {
        match object {
            ObjectConstraint::Properties(properties) => {
                let schema = &self.schemas[id];
                // A value that lacks what is required fails already.
                let required = |key: &String| {
                    schema.constraints.iter().any(|constraint| {
                        let Meaning::Object(ObjectConstraint::Required(names)) =
                            &constraint.meaning
                        else {
                            return false;
                        };
                        names.contains(key)
                    })
                };
                let keys = properties.iter().map(|(key, _)| key).filter(|key| !required(key));
                self.name(keys);
            }
            ObjectConstraint::DependentRequired(entries) => {
                self.name(entries.iter().map(|(key, _)| key));
            }
            ObjectConstraint::DependentSchemas(entries) => {
                self.name(entries.iter().map(|(key, _)| key));
            }
            ObjectConstraint::PatternProperties(_)
            | ObjectConstraint::AdditionalProperties(_)
            | ObjectConstraint::UnevaluatedProperties(_)
            | ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::MaxProperties(_) => self.keeps = true,
            ObjectConstraint::Required(_) | ObjectConstraint::MinProperties(_) => {}
        }
    }

    /// Whether a schema constrains the value of a property beyond allowing or forbidding it.
    fn says(&self, id: SchemaId) -> bool {
        !trivial::admits_all(self.schemas, id) && !trivial::admits_none(self.schemas, id)
    }
}
