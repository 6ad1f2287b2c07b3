//! Rules that combine schemas.

use counterpart_compiler::model::SchemaId;
use serde_json::Value;

use super::seen::Seen;
use super::{Evaluation, all, count};

impl Evaluation<'_> {
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
    pub(super) fn met(
        &mut self,
        schemas: &[SchemaId],
        value: &Value,
        mut seen: Option<&mut Seen>,
    ) -> (u64, u64) {
        count(schemas.iter().map(|schema| self.apply(*schema, value, seen.as_deref_mut())))
    }

    pub(super) fn either(
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
