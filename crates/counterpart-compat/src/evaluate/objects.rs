//! Constraints on objects.

use counterpart_compiler::model::{Meaning, ObjectConstraint, Schema, SchemaId};
use serde_json::{Map, Value};

use super::Evaluation;
use super::seen::Seen;
use crate::strings;
use crate::truth::Truth;

impl Evaluation<'_> {
    /// `value` is the object of these properties. `schema` is the schema of the constraint.
    pub(super) fn object(
        &mut self,
        schema: &Schema,
        constraint: &ObjectConstraint,
        value: &Value,
        properties: &Map<String, Value>,
        seen: Option<&mut Seen>,
    ) -> Truth {
        let size = u64::try_from(properties.len()).unwrap_or(u64::MAX);
        let has_all = |names: &[String]| names.iter().all(|name| properties.contains_key(name));
        match constraint {
            ObjectConstraint::Properties(schemas) => self.properties(schemas, properties, seen),
            ObjectConstraint::PatternProperties(patterns) => {
                self.pattern_properties(patterns, properties, seen)
            }
            ObjectConstraint::AdditionalProperties(additional) => {
                self.additional_properties(schema, *additional, properties, seen)
            }
            ObjectConstraint::PropertyNames(names) => self.property_names(*names, properties),
            ObjectConstraint::Required(names) => has_all(names).into(),
            ObjectConstraint::MaxProperties(limit) => (size <= *limit).into(),
            ObjectConstraint::MinProperties(limit) => (size >= *limit).into(),
            ObjectConstraint::DependentRequired(entries) => {
                let mut present = entries.iter().filter(|(name, _)| properties.contains_key(name));
                present.all(|(_, names)| has_all(names)).into()
            }
            ObjectConstraint::DependentSchemas(entries) => {
                let present = entries.iter().filter(|(name, _)| properties.contains_key(name));
                self.all_of(present.map(|(_, schema)| *schema), value, seen)
            }
            ObjectConstraint::UnevaluatedProperties(schema) => {
                self.unevaluated_properties(*schema, properties, seen)
            }
        }
    }

    fn properties(
        &mut self,
        properties: &[(String, SchemaId)],
        object: &Map<String, Value>,
        seen: Option<&mut Seen>,
    ) -> Truth {
        let present = properties.iter().filter(|(name, _)| object.contains_key(name));
        if let Some(seen) = seen {
            seen.properties.extend(present.clone().map(|(name, _)| name.clone()));
        }
        Truth::all(present.map(|(name, schema)| self.admits(*schema, &object[name])))
    }

    fn pattern_properties(
        &mut self,
        patterns: &[(String, SchemaId)],
        object: &Map<String, Value>,
        mut seen: Option<&mut Seen>,
    ) -> Truth {
        let pairs =
            patterns.iter().flat_map(|pattern| object.iter().map(move |one| (pattern, one)));
        Truth::all(pairs.map(|((pattern, schema), (name, value))| {
            let matches = strings::matches(pattern, name);
            if let Some(seen) = &mut seen
                && matches != Truth::False
            {
                let one = Seen { properties: [name.clone()].into(), ..Seen::default() };
                seen.add(one, matches == Truth::Unknown);
            }
            matches.implies(|| self.admits(*schema, value))
        }))
    }

    fn additional_properties(
        &mut self,
        siblings: &Schema,
        schema: SchemaId,
        object: &Map<String, Value>,
        seen: Option<&mut Seen>,
    ) -> Truth {
        if let Some(seen) = seen {
            seen.all_properties = true;
        }
        Truth::all(
            object.iter().map(|(name, value)| {
                (!named(siblings, name)).implies(|| self.admits(schema, value))
            }),
        )
    }

    fn property_names(&mut self, schema: SchemaId, object: &Map<String, Value>) -> Truth {
        let names = object.keys().map(|name| Value::String(name.clone()));
        Truth::all(names.map(|name| self.admits(schema, &name)))
    }

    fn unevaluated_properties(
        &mut self,
        schema: SchemaId,
        object: &Map<String, Value>,
        seen: Option<&mut Seen>,
    ) -> Truth {
        let Some(seen) = seen else { return Truth::Unknown };
        let verdict = Truth::all(object.iter().map(|(name, value)| {
            (!seen.has_property(name)).implies(|| self.admits(schema, value))
        }));
        seen.all_properties = true;
        verdict
    }
}

/// Whether `properties` or `patternProperties` of a schema name a property.
fn named(schema: &Schema, name: &str) -> Truth {
    let mut verdict = Truth::False;
    for constraint in &schema.constraints {
        if let Meaning::Object(ObjectConstraint::Properties(properties)) = &constraint.meaning
            && properties.iter().any(|(other, _)| other == name)
        {
            return Truth::True;
        }
        if let Meaning::Object(ObjectConstraint::PatternProperties(patterns)) = &constraint.meaning
        {
            for (pattern, _) in patterns {
                match strings::matches(pattern, name) {
                    Truth::True => return Truth::True,
                    Truth::False => {}
                    Truth::Unknown => verdict = Truth::Unknown,
                }
            }
        }
    }
    verdict
}
