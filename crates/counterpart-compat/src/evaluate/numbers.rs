//! Constraints on numbers.

use std::cmp::Ordering;

use counterpart_compiler::model::NumberConstraint;
use serde_json::Number;

use crate::numbers;
use crate::truth::Truth;

/// Whether a number meets a constraint.
pub fn meets(constraint: &NumberConstraint, number: &Number) -> Truth {
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
fn bound(number: &Number, limit: &Number, side: Ordering, exclusive: bool) -> Truth {
    let order = numbers::compare(number, limit);
    let within = order.map(|order| order == side || (order == Ordering::Equal && !exclusive));
    within.into()
}
