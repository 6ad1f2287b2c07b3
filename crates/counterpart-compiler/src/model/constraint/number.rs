//! Constraints on numbers.

use serde_json::{Number, Value, json};

/// A constraint on numbers. It admits every value that is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberConstraint {
    /// Numbers at most this, or below it when exclusive.
    Maximum {
        /// The bound.
        limit: Number,
        /// Whether the bound itself is refused.
        exclusive: bool,
    },
    /// Numbers at least this, or above it when exclusive.
    Minimum {
        /// The bound.
        limit: Number,
        /// Whether the bound itself is refused.
        exclusive: bool,
    },
    /// Numbers that are an integer times this (which is above 0).
    MultipleOf(Number),
}

impl NumberConstraint {
    /// What it compares with.
    #[must_use]
    pub fn parameter(&self) -> Value {
        match self {
            Self::Maximum { limit, exclusive } | Self::Minimum { limit, exclusive } => {
                json!({"limit": limit, "exclusive": exclusive})
            }
            Self::MultipleOf(limit) => limit.clone().into(),
        }
    }
}
