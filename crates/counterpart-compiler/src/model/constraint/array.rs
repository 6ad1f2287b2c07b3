//! Constraints on arrays.

use serde_json::{Value, json};

use super::Applied;
use crate::model::SchemaId;

/// A constraint on arrays. It admits every value that is not an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArrayConstraint {
    /// Arrays whose first items meet these schemas, one by one.
    PrefixItems(Vec<SchemaId>),
    /// Arrays whose items from `from` on meet the schema.
    Items {
        /// The number of leading items that it leaves alone.
        from: usize,
        /// What the others meet.
        schema: SchemaId,
    },
    /// Arrays with at least `min` and at most `max` items that meet the schema.
    Contains {
        /// What is counted.
        schema: SchemaId,
        /// The least count (`minContains`, else 1).
        min: u64,
        /// The greatest count (`maxContains`).
        max: Option<u64>,
    },
    /// Arrays with at most this number of items.
    MaxItems(u64),
    /// Arrays with at least this number of items.
    MinItems(u64),
    /// Arrays without two equal items.
    UniqueItems,
    /// Arrays whose items that no other keyword evaluated meet the schema.
    UnevaluatedItems(SchemaId),
}

impl ArrayConstraint {
    /// What it compares with, besides schemas.
    #[must_use]
    pub fn parameter(&self) -> Value {
        match self {
            Self::Items { from, schema: _ } => json!({"from": from}),
            Self::Contains { schema: _, min, max } => json!({"min": min, "max": max}),
            Self::MaxItems(limit) | Self::MinItems(limit) => (*limit).into(),
            Self::PrefixItems(_) | Self::UniqueItems | Self::UnevaluatedItems(_) => Value::Null,
        }
    }

    /// The schemas that it applies to items.
    #[must_use]
    pub fn applied(&self) -> Vec<Applied<'_>> {
        match self {
            Self::PrefixItems(schemas) => Applied::numbered(schemas),
            Self::Items { from: _, schema }
            | Self::Contains { schema, min: _, max: _ }
            | Self::UnevaluatedItems(schema) => vec![Applied::each(*schema)],
            Self::MaxItems(_) | Self::MinItems(_) | Self::UniqueItems => Vec::new(),
        }
    }
}
