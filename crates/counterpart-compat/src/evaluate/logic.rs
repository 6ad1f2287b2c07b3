//! Constraints that combine schemas.

use counterpart_compiler::model::{Logic, SchemaId};
use serde_json::Value;

use super::seen::Seen;
use super::{Evaluation, all, count, within};

impl Evaluation<'_> {
    pub(super) fn logic(
        &mut self,
        logic: &Logic,
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        match logic {
            Logic::AllOf(branches) => self.all_of(branches.iter().copied(), value, seen),
            Logic::AnyOf(branches) => within(self.met(branches, value, seen), 1, u64::MAX),
            Logic::OneOf(branches) => within(self.met(branches, value, seen), 1, 1),
            Logic::Not(schema) => self.admits(*schema, value).map(|met| !met),
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
    ) -> Option<bool> {
        all(schemas.map(|schema| self.apply(schema, value, seen.as_deref_mut())))
    }

    /// How many of these schemas admit a value, at least and at most.
    fn met(
        &mut self,
        schemas: &[SchemaId],
        value: &Value,
        mut seen: Option<&mut Seen>,
    ) -> (u64, u64) {
        count(schemas.iter().map(|schema| self.apply(*schema, value, seen.as_deref_mut())))
    }

    fn either(
        &mut self,
        condition: SchemaId,
        then: Option<SchemaId>,
        otherwise: Option<SchemaId>,
        value: &Value,
        mut seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let met = self.apply(condition, value, seen.as_deref_mut());
        let mut branch = |branch: Option<SchemaId>, seen: Option<&mut Seen>| {
            branch.map_or(Some(true), |schema| self.apply(schema, value, seen))
        };
        match met {
            Some(true) => branch(then, seen),
            Some(false) => branch(otherwise, seen),
            None => {
                let mut perhaps = Seen::default();
                let then = branch(then, Some(&mut perhaps));
                let otherwise = branch(otherwise, Some(&mut perhaps));
                if let Some(seen) = seen {
                    seen.add(perhaps, true);
                }
                match (then, otherwise) {
                    (Some(true), Some(true)) => Some(true),
                    (Some(false), Some(false)) => Some(false),
                    (_, _) => None,
                }
            }
        }
    }
}
