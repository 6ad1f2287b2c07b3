//! Whether a schema of a model admits a value: every rule, evaluated.
//!
//! | module | what |
//! |---|---|
//! | [`equal`] | equality of JSON values, numbers by value |
//! | `seen` | what keywords looked at, for `unevaluatedProperties` and `unevaluatedItems` |
//! | `scalars`, `arrays`, `objects`, `logic` | the rules by kind |

mod arrays;
mod equal;
mod logic;
mod objects;
mod scalars;
mod seen;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use counterpart_compiler::model::{Kind, Model, Rule, Schema, SchemaId, Schemas};
pub use equal::{all_differ, equal};
use seen::Seen;
use serde_json::Value;

use crate::strings::{self, Test};

/// How many schemas may be applied within one another. Beyond it nothing is decided.
const MAX_DEPTH: usize = 600;
/// So many schemas are applied to parts of one value.
const MAX_STEPS: usize = 2_000_000;

/// Whether the schema admits the value; `None` where that is not decided here.
#[must_use]
pub fn admits(model: &Model, schema: SchemaId, value: &Value) -> Option<bool> {
    let Model { schemas, gaps, .. } = model;
    let mut evaluation = Evaluation { schemas, gaps, depth: 0, steps: 0 };
    evaluation.admits(schema, value)
}

/// Of three-valued verdicts, whether all hold: one that does not settles it.
fn all(verdicts: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for verdict in verdicts {
        match verdict {
            Some(false) => return Some(false),
            Some(true) => {}
            None => all = None,
        }
    }
    all
}

/// Of three-valued verdicts, how many hold: at least, and at most.
fn count(verdicts: impl IntoIterator<Item = Option<bool>>) -> (u64, u64) {
    verdicts.into_iter().fold((0, 0), |(least, most), verdict| match verdict {
        Some(true) => (least + 1, most + 1),
        Some(false) => (least, most),
        None => (least, most + 1),
    })
}

/// Whether a number, known to be between two, is within a range.
fn within(count: (u64, u64), min: u64, max: u64) -> Option<bool> {
    let (least, most) = count;
    match (least >= min && most <= max, most < min || least > max) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        (false, false) => None,
    }
}

struct Evaluation<'m> {
    schemas: &'m Schemas,
    /// The schemas of which nothing is known.
    gaps: &'m BTreeMap<SchemaId, String>,
    depth: usize,
    steps: usize,
}

impl<'m> Evaluation<'m> {
    /// Whether a schema admits a value.
    fn admits(&mut self, schema: SchemaId, value: &Value) -> Option<bool> {
        self.apply(schema, value, None)
    }

    /// Whether a schema admits a value, and if it does, what it looked at.
    fn apply(&mut self, schema: SchemaId, value: &Value, seen: Option<&mut Seen>) -> Option<bool> {
        if self.depth >= MAX_DEPTH || self.steps >= MAX_STEPS || self.gaps.contains_key(&schema) {
            if let Some(seen) = seen {
                seen.add(Seen::everything(), true);
            }
            return None;
        }
        self.depth += 1;
        self.steps += 1;
        let schemas: &'m Schemas = self.schemas;
        let verdict = self.assertions(&schemas[schema], value, seen);
        self.depth -= 1;
        verdict
    }

    fn assertions(
        &mut self,
        schema: &'m Schema,
        value: &Value,
        outer: Option<&mut Seen>,
    ) -> Option<bool> {
        let (last, first): (Vec<_>, Vec<_>) =
            schema.assertions.iter().partition(|assertion| waits(&assertion.rule));
        let mut seen = (outer.is_some() || !last.is_empty()).then(Seen::default);
        let mut verdict = Some(true);
        for assertion in first.into_iter().chain(last) {
            match self.rule(schema, &assertion.rule, value, seen.as_mut()) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => verdict = None,
            }
        }
        if let (Some(outer), Some(seen)) = (outer, seen) {
            outer.add(seen, verdict.is_none());
        }
        verdict
    }

    fn rule(
        &mut self,
        schema: &'m Schema,
        rule: &'m Rule,
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        match rule {
            Rule::Never => Some(false),
            Rule::Type(kinds) => Some(kinds.has(Kind::of(value))),
            Rule::Enum(values) => Some(values.iter().any(|other| equal(other, value))),
            Rule::Const(other) => Some(equal(other, value)),
            Rule::Maximum { limit, exclusive } => {
                scalars::bound(value, limit, Ordering::Less, *exclusive)
            }
            Rule::Minimum { limit, exclusive } => {
                scalars::bound(value, limit, Ordering::Greater, *exclusive)
            }
            Rule::MultipleOf(divisor) => scalars::multiple_of(value, divisor),
            Rule::MaxLength(limit) => scalars::length(value, |length| length <= *limit),
            Rule::MinLength(limit) => scalars::length(value, |length| length >= *limit),
            Rule::Pattern(pattern) => scalars::text(value, |text| strings::matches(pattern, text)),
            Rule::Format(format) => scalars::test(value, &Test::Format(*format)),
            Rule::ContentEncoding(encoding) => {
                scalars::test(value, &Test::Encoding(encoding.clone()))
            }
            Rule::ContentMediaType { media_type, encoding } => {
                let (media_type, encoding) = (media_type.clone(), encoding.clone());
                scalars::test(value, &Test::Media { media_type, encoding })
            }
            Rule::PrefixItems(schemas) => self.prefix_items(schemas, value, seen),
            Rule::Items { from, schema } => self.items(*from, *schema, value, seen),
            Rule::Contains { schema, min, max } => {
                let Value::Array(items) = value else { return Some(true) };
                within(self.contained(*schema, items, seen), *min, max.unwrap_or(u64::MAX))
            }
            Rule::MaxItems(limit) => Some(arrays::length(value, |length| length <= *limit)),
            Rule::MinItems(limit) => Some(arrays::length(value, |length| length >= *limit)),
            Rule::UniqueItems => Some(value.as_array().is_none_or(|items| all_differ(items))),
            Rule::UnevaluatedItems(schema) => self.unevaluated_items(*schema, value, seen),
            Rule::Properties(properties) => self.properties(properties, value, seen),
            Rule::PatternProperties(patterns) => self.pattern_properties(patterns, value, seen),
            Rule::AdditionalProperties(additional) => {
                self.additional_properties(schema, *additional, value, seen)
            }
            Rule::PropertyNames(names) => self.property_names(*names, value),
            Rule::Required(names) => Some(objects::has_all(value, names)),
            Rule::MaxProperties(limit) => Some(objects::length(value, |length| length <= *limit)),
            Rule::MinProperties(limit) => Some(objects::length(value, |length| length >= *limit)),
            Rule::DependentRequired(entries) => {
                let mut present = entries.iter().filter(|(name, _)| objects::has(value, name));
                Some(present.all(|(_, names)| objects::has_all(value, names)))
            }
            Rule::DependentSchemas(entries) => {
                let present = entries.iter().filter(|(name, _)| objects::has(value, name));
                self.all_of(present.map(|(_, schema)| *schema), value, seen)
            }
            Rule::UnevaluatedProperties(schema) => {
                self.unevaluated_properties(*schema, value, seen)
            }
            Rule::AllOf(branches) => self.all_of(branches.iter().copied(), value, seen),
            Rule::AnyOf(branches) => within(self.met(branches, value, seen), 1, u64::MAX),
            Rule::OneOf(branches) => within(self.met(branches, value, seen), 1, 1),
            Rule::Not(schema) => self.admits(*schema, value).map(|met| !met),
            Rule::If { condition, then, otherwise } => {
                self.either(*condition, *then, *otherwise, value, seen)
            }
            Rule::Reference(target) => self.apply(*target, value, seen),
        }
    }
}

/// Whether a rule is about what the others looked at.
const fn waits(rule: &Rule) -> bool {
    matches!(rule, Rule::UnevaluatedItems(_) | Rule::UnevaluatedProperties(_))
}
