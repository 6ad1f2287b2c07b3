//! Constraints on objects.

use serde_json::{Map, Value, json};

use super::Applied;
use crate::model::SchemaId;

/// A constraint on objects. It admits every value that is not an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObjectConstraint {
    /// Objects whose properties, where present, meet these schemas. In source order.
    Properties(Vec<(String, SchemaId)>),
    /// Objects whose properties with a name matched by the regular expression meet the schema.
    PatternProperties(Vec<(String, SchemaId)>),
    /// Objects whose properties that neither the sibling `Properties` nor `PatternProperties`
    /// name meet the schema.
    AdditionalProperties(SchemaId),
    /// Objects whose property names meet the schema.
    PropertyNames(SchemaId),
    /// Objects with all these properties.
    Required(Vec<String>),
    /// Objects with at most this number of properties.
    MaxProperties(u64),
    /// Objects with at least this number of properties.
    MinProperties(u64),
    /// Objects that, having the first, have all the second.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// Objects that, having the property, meet the schema.
    DependentSchemas(Vec<(String, SchemaId)>),
    /// Objects whose properties that no other keyword evaluated meet the schema.
    UnevaluatedProperties(SchemaId),
}

impl ObjectConstraint {
    /// What it compares with, besides schemas.
    #[must_use]
    pub fn parameter(&self) -> Value {
        match self {
            Self::Required(names) => names.clone().into(),
            Self::MaxProperties(limit) | Self::MinProperties(limit) => (*limit).into(),
            Self::DependentRequired(entries) => entries
                .iter()
                .map(|(name, names)| (name.clone(), json!(names)))
                .collect::<Map<_, _>>()
                .into(),
            Self::Properties(_)
            | Self::PatternProperties(_)
            | Self::AdditionalProperties(_)
            | Self::PropertyNames(_)
            | Self::DependentSchemas(_)
            | Self::UnevaluatedProperties(_) => Value::Null,
        }
    }

    /// The schemas that it applies: to properties, to their names, or to the object itself.
    #[must_use]
    pub fn applied(&self) -> Vec<Applied<'_>> {
        match self {
            Self::Properties(entries)
            | Self::PatternProperties(entries)
            | Self::DependentSchemas(entries) => Applied::named(entries),
            Self::AdditionalProperties(schema)
            | Self::PropertyNames(schema)
            | Self::UnevaluatedProperties(schema) => vec![Applied::each(*schema)],
            Self::Required(_)
            | Self::MaxProperties(_)
            | Self::MinProperties(_)
            | Self::DependentRequired(_) => Vec::new(),
        }
    }

    /// The schemas that it applies to the object itself.
    #[must_use]
    pub fn in_place(&self) -> Vec<SchemaId> {
        match self {
            Self::DependentSchemas(entries) => entries.iter().map(|(_, schema)| *schema).collect(),
            Self::Properties(_)
            | Self::PatternProperties(_)
            | Self::AdditionalProperties(_)
            | Self::PropertyNames(_)
            | Self::Required(_)
            | Self::MaxProperties(_)
            | Self::MinProperties(_)
            | Self::DependentRequired(_)
            | Self::UnevaluatedProperties(_) => Vec::new(),
        }
    }
}
