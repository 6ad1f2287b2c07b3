//! The schemas that a constraint consists of.

use std::fmt;

use crate::model::SchemaId;

/// A schema that a constraint applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied<'c> {
    /// Its part in the constraint.
    pub part: Part<'c>,
    /// The schema.
    pub schema: SchemaId,
}

/// The part of a schema in its constraint. Displayed as a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'c> {
    /// The only schema.
    Each,
    /// The schema at an index of a list.
    Item(usize),
    /// The schema under a name or a pattern.
    Named(&'c str),
    /// The condition of `if`.
    If,
    /// The schema for values that meet the condition.
    Then,
    /// The schema for values that do not.
    Else,
}

impl<'c> Applied<'c> {
    pub(super) const fn each(schema: SchemaId) -> Self {
        Self { part: Part::Each, schema }
    }

    pub(super) fn numbered(schemas: &[SchemaId]) -> Vec<Self> {
        let items = schemas.iter().enumerate();
        items.map(|(index, schema)| Self { part: Part::Item(index), schema: *schema }).collect()
    }

    pub(super) fn named(entries: &'c [(String, SchemaId)]) -> Vec<Self> {
        let entries = entries.iter();
        entries.map(|(name, schema)| Self { part: Part::Named(name), schema: *schema }).collect()
    }
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Each => f.write_str("each"),
            Self::Item(index) => write!(f, "{index}"),
            Self::Named(name) => write!(f, "{name:?}"),
            Self::If => f.write_str("if"),
            Self::Then => f.write_str("then"),
            Self::Else => f.write_str("else"),
        }
    }
}
