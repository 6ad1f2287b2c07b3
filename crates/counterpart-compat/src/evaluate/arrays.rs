//! Constraints on arrays.

use counterpart_compiler::model::{ArrayConstraint, SchemaId};
use serde_json::Value;

use super::seen::Seen;
use super::{Evaluation, all, all_differ, count, within};

impl Evaluation<'_> {
    pub(super) fn array(
        &mut self,
        constraint: &ArrayConstraint,
        items: &[Value],
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        let length = u64::try_from(items.len()).unwrap_or(u64::MAX);
        match constraint {
            ArrayConstraint::PrefixItems(schemas) => self.prefix_items(schemas, items, seen),
            ArrayConstraint::Items { from, schema } => self.items(*from, *schema, items, seen),
            ArrayConstraint::Contains { schema, min, max } => {
                within(self.contained(*schema, items, seen), *min, max.unwrap_or(u64::MAX))
            }
            ArrayConstraint::MaxItems(limit) => Some(length <= *limit),
            ArrayConstraint::MinItems(limit) => Some(length >= *limit),
            ArrayConstraint::UniqueItems => Some(all_differ(items)),
            ArrayConstraint::UnevaluatedItems(schema) => {
                self.unevaluated_items(*schema, items, seen)
            }
        }
    }

    fn prefix_items(
        &mut self,
        schemas: &[SchemaId],
        items: &[Value],
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        if let Some(seen) = seen {
            seen.first_items = seen.first_items.max(schemas.len());
        }
        all(schemas.iter().zip(items).map(|(schema, item)| self.admits(*schema, item)))
    }

    fn items(
        &mut self,
        from: usize,
        schema: SchemaId,
        items: &[Value],
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
        if let Some(seen) = seen {
            seen.first_items = usize::MAX;
        }
        all(items.iter().skip(from).map(|item| self.admits(schema, item)))
    }

    /// How many items meet a schema, at least and at most; they count as looked at.
    fn contained(
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

    fn unevaluated_items(
        &mut self,
        schema: SchemaId,
        items: &[Value],
        seen: Option<&mut Seen>,
    ) -> Option<bool> {
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
