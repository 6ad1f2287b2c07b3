//! Rules about numbers and strings.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use crate::numbers;
use crate::strings::Test;

/// Whether a number is on this side of a limit.
pub fn bound(value: &Value, limit: &Number, side: Ordering, exclusive: bool) -> Option<bool> {
    let Value::Number(number) = value else { return Some(true) };
    let order = numbers::compare(number, limit)?;
    Some(order == side || (order == Ordering::Equal && !exclusive))
}

/// Whether a number is a multiple of another.
pub fn multiple_of(value: &Value, divisor: &Number) -> Option<bool> {
    let Value::Number(number) = value else { return Some(true) };
    numbers::is_multiple(number, divisor)
}

/// Whether a string has a length, in code points.
pub fn length(value: &Value, fits: impl Fn(u64) -> bool) -> Option<bool> {
    text(value, |text| Some(fits(u64::try_from(text.chars().count()).unwrap_or(u64::MAX))))
}

/// Whether a string passes a test.
pub fn test(value: &Value, test: &Test) -> Option<bool> {
    text(value, |text| test.passes(text))
}

/// Whether a string fits.
pub fn text(value: &Value, fits: impl Fn(&str) -> Option<bool>) -> Option<bool> {
    value.as_str().map_or(Some(true), fits)
}
