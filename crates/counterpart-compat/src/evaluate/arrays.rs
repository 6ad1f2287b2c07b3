//! Rules about arrays.

use counterpart_compiler::model::SchemaId;
use serde_json::Value;

use super::seen::Seen;
use super::{Evaluation, all, count};

/// Whether an array has a length.
pub fn length(value: &Value, fits: impl Fn(u64) -> bool) -> bool {
    let Value::Array(items) = value else { return true };
    fits(u64::try_from(items.len()).unwrap_or(u64::MAX))
}

impl Evaluation<'_> {
    pub(super) fn prefix_items(
        &mut self,
        schemas: &[SchemaId],
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let Value::Array(items) = value else { return Some(true) };
        if let Some(seen) = seen {
            seen.first_items = seen.first_items.max(schemas.len());
        }
        all(schemas.iter().zip(items).map(|(schema, item)| self.admits(*schema, item)))
    }

    pub(super) fn items(
        &mut self,
        from: usize,
        schema: SchemaId,
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let Value::Array(items) = value else { return Some(true) };
        if let Some(seen) = seen {
            seen.first_items = usize::MAX;
        }
        all(items.iter().skip(from).map(|item| self.admits(schema, item)))
    }

    /// How many items meet a schema, at least and at most; they count as looked at.
    pub(super) fn contained(
        &mut self,
        schema: SchemaId,
        items: &[Value],
        mut seen: Option<&mut Seen>,
    ) -> (u64, u64) {
        let mut verdicts = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let verdict = self.admits(schema, item);
            if let Some(seen) = &mut seen
                && verdict != Some(false)
            {
                let one = Seen { items: [index].into(), ..Seen::default() };
                seen.add(one, verdict.is_none());
            }
            verdicts.push(verdict);
        }
        count(verdicts)
    }

    pub(super) fn unevaluated_items(
        &mut self,
        schema: SchemaId,
        value: &Value,
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let Value::Array(items) = value else { return Some(true) };
        let seen = seen?;
        let verdict =
            all(items.iter().enumerate().map(|(index, item)| match seen.has_item(index) {
                Some(true) => Some(true),
                Some(false) => self.admits(schema, item),
                None => self.admits(schema, item).filter(|met| *met),
            }));
        seen.first_items = usize::MAX;
        verdict
    }
}
