//! Arrays and tuples.

use counterpart_compiler::model::{Array, SchemaId, Shape, Tuple};

use super::super::Writer;
use super::super::literals::list;
use super::Plan;

impl Writer<'_> {
    /// How an array of items of one shape is read.
    pub(super) fn array_of(&mut self, schema: SchemaId, array: &Array) -> Option<Plan> {
        let found = self.arrays(schema)?;
        if found.leading.is_some() {
            return None;
        }
        let items = match found.items {
            Some((0, schema)) => self.position(schema, &array.items),
            Some(_) => return None,
            None => Self::free(&array.items)?,
        };
        Some(plan(&[], &items, found.length, found.unique))
    }

    /// How a tuple is read.
    pub(super) fn tuple(&mut self, schema: SchemaId, tuple: &Tuple) -> Option<Plan> {
        let found = self.arrays(schema)?;
        let leading = found.leading?;
        if leading.len() != tuple.items.len() || found.unique {
            return None;
        }
        let (min, mut max) = found.length;
        let items = match (found.items, &tuple.rest) {
            (Some((from, _)), _) if from != leading.len() => return None,
            (Some((_, schema)), Some(rest)) => self.position(schema, rest),
            (Some((_, schema)), None) if self.is_never(schema) => {
                let most = leading.len() as u64;
                max = Some(max.map_or(most, |max| max.min(most)));
                Plan::Own
            }
            (Some((_, schema)), None) if self.admits_all(schema) => Plan::Own,
            (Some(_), None) => return None,
            (None, Some(rest)) => Self::free(rest)?,
            (None, None) => Plan::Own,
        };
        let pairs = leading.iter().zip(&tuple.items);
        let leading: Vec<Plan> =
            pairs.map(|(schema, shape)| self.position(*schema, shape)).collect();
        Some(plan(&leading, &items, (min, max), false))
    }

    /// How a value is read of which nothing is asked.
    pub(super) fn free(shape: &Shape) -> Option<Plan> {
        matches!(shape, Shape::Any(_)).then_some(Plan::Own)
    }
}

fn plan(leading: &[Plan], items: &Plan, (min, max): (u64, Option<u64>), unique: bool) -> Plan {
    let mut parts = Vec::new();
    if !leading.is_empty() {
        let leading = list(leading.iter().map(|plan| plan.text().to_owned()));
        parts.push(format!("leading: {leading}"));
    }
    parts.push(format!("items: {}", items.text()));
    if min > 0 || max.is_some() {
        let max = max.map_or_else(|| "u64::MAX".to_owned(), |max| max.to_string());
        parts.push(format!("length: ({min}, {max})"));
    }
    if unique {
        parts.push("unique: true".to_owned());
    }
    Plan::Read(format!("Plan::Array(&ArrayPlan {{ {}, ..ArrayPlan::FREE }})", parts.join(", ")))
}
