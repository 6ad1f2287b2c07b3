//! Whether a schema of a model admits a value: every constraint, evaluated.
//!
//! | module | what |
//! |---|---|
//! | [`equal`] | equality of JSON values, numbers by value |
//! | `seen` | what keywords looked at, for `unevaluatedProperties` and `unevaluatedItems` |
//! | `numbers`, `arrays`, `objects`, `logic` | the constraints by kind |

mod arrays;
mod equal;
mod logic;
mod numbers;
mod objects;
mod seen;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use counterpart_compiler::model::{
    ArrayConstraint, Kind, Meaning, Model, ObjectConstraint, Schema, SchemaId, Schemas,
};
pub use equal::{all_differ, equal};
use seen::Seen;
use serde_json::Value;

use crate::strings;
use crate::truth::Truth;

/// How many schemas may be applied within one another. Beyond it nothing is decided.
const MAX_DEPTH: usize = 600;
/// How many schemas are applied to parts of one value.
const MAX_STEPS: usize = 2_000_000;

/// Whether the schema admits the value.
#[must_use]
pub fn admits(model: &Model, schema: SchemaId, value: &Value) -> Truth {
    let Model { schemas, gaps, .. } = model;
    let mut evaluation = Evaluation { schemas, gaps, depth: 0, steps: 0 };
    evaluation.admits(schema, value)
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
    fn admits(&mut self, schema: SchemaId, value: &Value) -> Truth {
        self.apply(schema, value, None)
    }

    /// Whether a schema admits a value, and if it does, what it looked at.
    fn apply(&mut self, schema: SchemaId, value: &Value, seen: Option<&mut Seen>) -> Truth {
        if self.depth >= MAX_DEPTH || self.steps >= MAX_STEPS || self.gaps.contains_key(&schema) {
            if let Some(seen) = seen {
                seen.add(Seen::everything(), true);
            }
            return Truth::Unknown;
        }
        self.depth += 1;
        self.steps += 1;
        let schemas: &'m Schemas = self.schemas;
        let verdict = self.constraints(&schemas[schema], value, seen);
        self.depth -= 1;
        verdict
    }

    fn constraints(
        &mut self,
        schema: &'m Schema,
        value: &Value,
        outer: Option<&mut Seen>,
    ) -> Truth {
        let (last, first): (Vec<_>, Vec<_>) =
            schema.constraints.iter().partition(|constraint| waits(&constraint.meaning));
        let mut seen = (outer.is_some() || !last.is_empty()).then(Seen::default);
        let mut verdict = Truth::True;
        for constraint in first.into_iter().chain(last) {
            match self.meets(schema, &constraint.meaning, value, seen.as_mut()) {
                Truth::True => {}
                Truth::False => return Truth::False,
                Truth::Unknown => verdict = Truth::Unknown,
            }
        }
        if let (Some(outer), Some(seen)) = (outer, seen) {
            outer.add(seen, verdict == Truth::Unknown);
        }
        verdict
    }

    fn meets(
        &mut self,
        schema: &'m Schema,
        meaning: &'m Meaning,
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Truth {
        match (meaning, value) {
            (Meaning::Never, _) => Truth::False,
            (Meaning::Type(kinds), _) => kinds.has(Kind::of(value)).into(),
            (Meaning::Enum(literals), _) => {
                literals.iter().any(|literal| equal(&literal.value, value)).into()
            }
            (Meaning::Const(literal), _) => equal(&literal.value, value).into(),
            (Meaning::Number(number), Value::Number(value)) => numbers::meets(number, value),
            (Meaning::String(string), Value::String(text)) => strings::meets(string, text),
            (Meaning::Array(array), Value::Array(items)) => self.array(array, items, seen),
            (Meaning::Object(object), Value::Object(properties)) => {
                self.object(schema, object, value, properties, seen)
            }
            // A constraint on values of one kind admits the values of every other kind.
            (
                Meaning::Number(_) | Meaning::String(_) | Meaning::Array(_) | Meaning::Object(_),
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_)
                | Value::Object(_),
            ) => Truth::True,
            (Meaning::Logic(logic), _) => self.logic(logic, value, seen),
            (Meaning::Reference(target), _) => self.apply(*target, value, seen),
        }
    }
}

/// Whether a constraint is about what the others evaluated.
const fn waits(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Array(ArrayConstraint::UnevaluatedItems(_))
            | Meaning::Object(ObjectConstraint::UnevaluatedProperties(_))
    )
}
