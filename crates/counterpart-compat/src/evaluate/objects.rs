//! Rules about objects.

use counterpart_compiler::model::{Rule, Schema, SchemaId};
use serde_json::Value;

use super::seen::Seen;
use super::{Evaluation, all};
use crate::strings;

/// Whether an object has so many properties.
pub fn length(value: &Value, fits: impl Fn(u64) -> bool) -> bool {
    let Value::Object(object) = value else { return true };
    fits(u64::try_from(object.len()).unwrap_or(u64::MAX))
}

/// Whether it is an object with a property.
pub fn has(value: &Value, name: &str) -> bool {
    value.as_object().is_some_and(|object| object.contains_key(name))
}

/// Whether an object has all these properties.
pub fn has_all(value: &Value, names: &[String]) -> bool {
    value.as_object().is_none_or(|object| names.iter().all(|name| object.contains_key(name)))
}

impl Evaluation<'_> {
    pub(super) fn properties(
        &mut self,
        properties: &[(String, SchemaId)],
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let Value::Object(object) = value else { return Some(true) };
        let present = properties.iter().filter(|(name, _)| object.contains_key(name));
        if let Some(seen) = seen {
            seen.properties.extend(present.clone().map(|(name, _)| name.clone()));
        }
        all(present.map(|(name, schema)| self.admits(*schema, &object[name])))
    }

    pub(super) fn pattern_properties(
        &mut self,
        patterns: &[(String, SchemaId)],
        value: &Value,
        mut seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let Value::Object(object) = value else { return Some(true) };
        let pairs =
            patterns.iter().flat_map(|pattern| object.iter().map(move |one| (pattern, one)));
        all(pairs.map(|((pattern, schema), (name, value))| {
            let matches = strings::matches(pattern, name);
            if let Some(seen) = &mut seen
                && matches != Some(false)
            {
                let one = Seen { properties: [name.clone()].into(), ..Seen::default() };
                seen.add(one, matches.is_none());
            }
            match matches {
                Some(true) => self.admits(*schema, value),
                Some(false) => Some(true),
                None => self.admits(*schema, value).filter(|met| *met),
            }
        }))
    }

    pub(super) fn additional_properties(
        &mut self,
        siblings: &Schema,
        schema: SchemaId,
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let Value::Object(object) = value else { return Some(true) };
        if let Some(seen) = seen {
            seen.all_properties = true;
        }
        all(object.iter().map(|(name, value)| match named(siblings, name) {
            Some(true) => Some(true),
            Some(false) => self.admits(schema, value),
            None => self.admits(schema, value).filter(|met| *met),
        }))
    }

    pub(super) fn property_names(&mut self, schema: SchemaId, value: &Value) -> Option<bool> {
        let Value::Object(object) = value else { return Some(true) };
        let names = object.keys().map(|name| Value::String(name.clone()));
        all(names.map(|name| self.admits(schema, &name)))
    }

    pub(super) fn unevaluated_properties(
        &mut self,
        schema: SchemaId,
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let Value::Object(object) = value else { return Some(true) };
        let seen = seen?;
        let verdict = all(object.iter().map(|(name, value)| match seen.has_property(name) {
            Some(true) => Some(true),
            Some(false) => self.admits(schema, value),
            None => self.admits(schema, value).filter(|met| *met),
        }));
        seen.all_properties = true;
        verdict
    }
}

/// Whether `properties` or `patternProperties` of a schema name a property.
fn named(schema: &Schema, name: &str) -> Option<bool> {
    let mut verdict = Some(false);
    for assertion in &schema.assertions {
        if let Rule::Properties(properties) = &assertion.rule
            && properties.iter().any(|(other, _)| other == name)
        {
            return Some(true);
        }
        if let Rule::PatternProperties(patterns) = &assertion.rule {
            for (pattern, _) in patterns {
                match strings::matches(pattern, name) {
                    Some(true) => return Some(true),
                    Some(false) => {}
                    None => verdict = None,
                }
            }
        }
    }
    verdict
}
