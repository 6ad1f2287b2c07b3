//! Constraints that combine schemas.

use super::{Applied, Part};
use crate::model::SchemaId;

/// A constraint that combines schemas, each applied to the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logic {
    /// Values that meet all.
    AllOf(Vec<SchemaId>),
    /// Values that meet one or more.
    AnyOf(Vec<SchemaId>),
    /// Values that meet exactly one.
    OneOf(Vec<SchemaId>),
    /// Values that do not meet the schema.
    Not(SchemaId),
    /// Values that meet `then` if they meet `condition`, and `otherwise` if they do not.
    If {
        /// The condition.
        condition: SchemaId,
        /// Met by what meets the condition.
        then: Option<SchemaId>,
        /// Met by what does not.
        otherwise: Option<SchemaId>,
    },
}

impl Logic {
    /// The schemas that it combines.
    #[must_use]
    pub fn applied(&self) -> Vec<Applied<'_>> {
        match self {
            Self::AllOf(schemas) | Self::AnyOf(schemas) | Self::OneOf(schemas) => {
                Applied::numbered(schemas)
            }
            Self::Not(schema) => vec![Applied::each(*schema)],
            Self::If { condition, then, otherwise } => {
                let parts =
                    [(Part::If, Some(*condition)), (Part::Then, *then), (Part::Else, *otherwise)];
                let there = parts.into_iter().filter_map(|(part, id)| Some((part, id?)));
                there.map(|(part, schema)| Applied { part, schema }).collect()
            }
        }
    }
}
