//! Constraints that combine schemas.

use counterpart_compiler::model::{Logic, SchemaId};
use serde_json::Value;

use super::Evaluation;
use super::seen::Seen;
use crate::truth::{Tally, Truth};

impl Evaluation<'_> {
    pub(super) fn logic(&mut self, logic: &Logic, value: &Value, seen: Option<&mut Seen>) -> Truth {
        match logic {
            Logic::AllOf(branches) => self.all_of(branches.iter().copied(), value, seen),
            Logic::AnyOf(branches) => self.met(branches, value, seen).is_within(1, u64::MAX),
            Logic::OneOf(branches) => self.met(branches, value, seen).is_within(1, 1),
            Logic::Not(schema) => !self.admits(*schema, value),
            Logic::If { condition, then, otherwise } => {
                self.either(*condition, *then, *otherwise, value, seen)
            }
        }
    }

    /// Whether all of these schemas admit a value.
    pub(super) fn all_of(
        &mut self,
        schemas: impl Iterator<Item = SchemaId>,
        value: &Value,
        mut seen: Option<&mut Seen>,
    ) -> Truth {
        Truth::all(schemas.map(|schema| self.apply(schema, value, seen.as_deref_mut())))
    }

    /// How many of these schemas admit a value, at least and at most.
    fn met(&mut self, schemas: &[SchemaId], value: &Value, mut seen: Option<&mut Seen>) -> Tally {
        Tally::of(schemas.iter().map(|schema| self.apply(*schema, value, seen.as_deref_mut())))
    }

    fn either(
        &mut self,
        condition: SchemaId,
        then: Option<SchemaId>,
        otherwise: Option<SchemaId>,
        value: &Value,
        mut seen: Option<&mut Seen>,
    ) -> Truth {
        let met = self.apply(condition, value, seen.as_deref_mut());
        let mut branch = |branch: Option<SchemaId>, seen: Option<&mut Seen>| {
            branch.map_or(Truth::True, |schema| self.apply(schema, value, seen))
        };
        match met {
            Truth::True => branch(then, seen),
            Truth::False => branch(otherwise, seen),
            Truth::Unknown => {
                let mut perhaps = Seen::default();
                let then = branch(then, Some(&mut perhaps));
                let otherwise = branch(otherwise, Some(&mut perhaps));
                if let Some(seen) = seen {
                    seen.add(perhaps, true);
                }
                then.agreed(otherwise)
            }
        }
    }
}
