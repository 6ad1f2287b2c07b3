//! Constraints on arrays.

use counterpart_compiler::model::{ArrayConstraint, SchemaId};
use serde_json::Value;

use super::seen::Seen;
use super::{Evaluation, all_differ};
use crate::truth::{Tally, Truth};

impl Evaluation<'_> {
    pub(super) fn array(
        &mut self,
        constraint: &ArrayConstraint,
        items: &[Value],
        seen: Option<&mut Seen>,
    ) -> Truth {
        let length = u64::try_from(items.len()).unwrap_or(u64::MAX);
        match constraint {
            ArrayConstraint::PrefixItems(schemas) => self.prefix_items(schemas, items, seen),
            ArrayConstraint::Items { from, schema } => self.items(*from, *schema, items, seen),
            ArrayConstraint::Contains { schema, min, max } => {
                self.contained(*schema, items, seen).is_within(*min, max.unwrap_or(u64::MAX))
            }
            ArrayConstraint::MaxItems(limit) => (length <= *limit).into(),
            ArrayConstraint::MinItems(limit) => (length >= *limit).into(),
            ArrayConstraint::UniqueItems => all_differ(items).into(),
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
    ) -> Truth {
        if let Some(seen) = seen {
            seen.first_items = seen.first_items.max(schemas.len());
        }
        Truth::all(schemas.iter().zip(items).map(|(schema, item)| self.admits(*schema, item)))
    }

    fn items(
        &mut self,
        from: usize,
        schema: SchemaId,
        items: &[Value],
        seen: Option<&mut Seen>,
    ) -> Truth {
        if let Some(seen) = seen {
            seen.first_items = usize::MAX;
        }
        Truth::all(items.iter().skip(from).map(|item| self.admits(schema, item)))
    }

    /// How many items meet a schema, at least and at most; they count as evaluated.
    fn contained(
        &mut self,
        schema: SchemaId,
        items: &[Value],
        mut seen: Option<&mut Seen>,
    ) -> Tally {
        let mut verdicts = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let verdict = self.admits(schema, item);
            if let Some(seen) = &mut seen
                && verdict != Truth::False
            {
                let one = Seen { items: [index].into(), ..Seen::default() };
                seen.add(one, verdict == Truth::Unknown);
            }
            verdicts.push(verdict);
        }
        Tally::of(verdicts)
    }

    fn unevaluated_items(
        &mut self,
        schema: SchemaId,
        items: &[Value],
        seen: Option<&mut Seen>,
    ) -> Truth {
        let Some(seen) = seen else { return Truth::Unknown };
        let verdict =
            Truth::all(items.iter().enumerate().map(|(index, item)| {
                (!seen.has_item(index)).implies(|| self.admits(schema, item))
            }));
        seen.first_items = usize::MAX;
        verdict
    }
}
