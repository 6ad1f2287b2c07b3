//! Constraints on numbers and strings.

use std::cmp::Ordering;

use counterpart_compiler::model::{NumberConstraint, StringConstraint};
use serde_json::Number;

use crate::numbers;
use crate::strings::{self, Test};

/// Whether a number meets a constraint.
pub fn number(constraint: &NumberConstraint, number: &Number) -> Option<bool> {
    match constraint {
        NumberConstraint::Maximum { limit, exclusive } => {
            bound(number, limit, Ordering::Less, *exclusive)
        }
        NumberConstraint::Minimum { limit, exclusive } => {
            bound(number, limit, Ordering::Greater, *exclusive)
        }
        NumberConstraint::MultipleOf(divisor) => numbers::is_multiple(number, divisor),
    }
}

/// Whether a number is on this side of a limit.
fn bound(number: &Number, limit: &Number, side: Ordering, exclusive: bool) -> Option<bool> {
    let order = numbers::compare(number, limit)?;
    Some(order == side || (order == Ordering::Equal && !exclusive))
}

/// Whether a string meets a constraint.
pub fn string(constraint: &StringConstraint, text: &str) -> Option<bool> {
    let length = || u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    match constraint {
        StringConstraint::MaxLength(limit) => Some(length() <= *limit),
        StringConstraint::MinLength(limit) => Some(length() >= *limit),
        StringConstraint::Pattern(pattern) => strings::matches(pattern, text),
        StringConstraint::Format(format) => Test::Format(*format).passes(text),
        StringConstraint::ContentEncoding(encoding) => {
            Test::Encoding(encoding.clone()).passes(text)
        }
        StringConstraint::ContentMediaType { media_type, encoding } => {
            let (media_type, encoding) = (media_type.clone(), encoding.clone());
            Test::Media { media_type, encoding }.passes(text)
        }
    }
}
