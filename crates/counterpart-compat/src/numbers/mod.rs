//! The theory of numbers: is there a number with given properties, and which is the least?

mod exact;
mod question;
mod solve;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

pub use question::{Bound, Question};
use serde_json::Number;

use crate::truth::Truth;

/// How two numbers compare by value; `None` beyond what a double can be near to.
#[must_use]
pub fn compare(one: &Number, other: &Number) -> Option<Ordering> {
    if let (Some(one), Some(other)) = (one.as_i64(), other.as_i64()) {
        return Some(one.cmp(&other));
    }
    Some(exact::fraction(one)?.cmp(&exact::fraction(other)?))
}

/// Whether a number is a whole multiple of another, which is above 0. Unknown beyond what a double
/// can be near to.
#[must_use]
pub fn is_multiple(number: &Number, of: &Number) -> Truth {
    if let (Some(number), Some(of @ 1..)) = (number.as_i64(), of.as_i64()) {
        return (number % of == 0).into();
    }
    let (number, of) = (exact::fraction(number), exact::fraction(of));
    number.zip(of).map(|(number, of)| exact::is_multiple(&number, &of)).into()
}

/// A text that numbers of equal value share, and no others.
#[must_use]
pub fn canonical(number: &Number) -> String {
    exact::fraction(number).map_or_else(|| number.to_string(), |exact| exact.to_string())
}
