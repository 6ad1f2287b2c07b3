//! Constraints on single values: kinds, listed values, numbers, strings.

use serde_json::Value;

use super::detail::Detail;
use super::json::Json;
use super::number::{BEYOND, Num, is_multiple};
use super::pattern::Match;
use super::schema::{KindSet, Listed, NumberRule, STRICT, StringRule};

/// The bit of a value's kind.
pub fn kind(value: &Value) -> KindSet {
    match value {
        Value::Null => 1,
        Value::Bool(_) => 1 << 1,
        Value::Number(number) if !number.is_f64() => 1 << 2,
        Value::Number(number) if Num::of(number).is_whole() => 1 << 2,
        Value::Number(_) => 1 << 3,
        Value::String(_) => 1 << 4,
        Value::Array(_) => 1 << 5,
        Value::Object(_) => 1 << 6,
    }
}

/// Whether a value is of one of these kinds.
pub fn is_of(value: &Value, kinds: KindSet) -> bool {
    if kinds & STRICT != 0 && value.is_f64() {
        // A whole number beyond 64 bits is read as a double however it is written.
        let beyond = value.as_f64().is_some_and(|float| float.abs() >= BEYOND);
        return beyond || kinds & 1 << 3 != 0;
    }
    kind(value) & kinds != 0
}

impl Listed {
    /// Whether a value is listed.
    pub(crate) fn has(&self, value: &Value) -> bool {
        match value {
            Value::String(text) if !self.sorted.is_empty() => {
                self.sorted.binary_search(&text.as_str()).is_ok()
            }
            value => self.values.iter().any(|listed| listed.equals(value)),
        }
    }
}

impl NumberRule {
    /// Whether a number meets it.
    pub(crate) fn admits(self, number: Num) -> bool {
        match self {
            Self::Maximum(limit) => number.compare(limit).is_le(),
            Self::ExclusiveMaximum(limit) => number.compare(limit).is_lt(),
            Self::Minimum(limit) => number.compare(limit).is_ge(),
            Self::ExclusiveMinimum(limit) => number.compare(limit).is_gt(),
            Self::MultipleOf(divisor) => is_multiple(number, divisor),
        }
    }

    /// Its keyword, and what a violation says of it.
    pub(crate) const fn refusal(self) -> (&'static str, Detail) {
        match self {
            Self::Maximum(limit) => ("maximum", Detail::Limit(limit)),
            Self::ExclusiveMaximum(limit) => ("exclusiveMaximum", Detail::Limit(limit)),
            Self::Minimum(limit) => ("minimum", Detail::Limit(limit)),
            Self::ExclusiveMinimum(limit) => ("exclusiveMinimum", Detail::Limit(limit)),
            Self::MultipleOf(divisor) => ("multipleOf", Detail::Divisor(divisor)),
        }
    }
}

impl StringRule {
    /// Whether a text meets it.
    pub(crate) fn admits(self, text: &str) -> bool {
        match self {
            // A character has one byte or more, so most texts need no counting.
            Self::MaxLength(limit) => {
                text.len() as u64 <= limit || text.chars().count() as u64 <= limit
            }
            Self::MinLength(limit) => {
                text.len() as u64 >= limit && text.chars().count() as u64 >= limit
            }
            Self::Pattern(pattern) => pattern.is_in(text),
            Self::Format(_, check) | Self::Encoding(check) | Self::MediaType(_, check) => {
                check(text)
            }
        }
    }

    /// Its keyword and what a violation says of it, if it refuses a text.
    pub(crate) fn refusal(self, text: &str) -> Option<(&'static str, Detail)> {
        if self.admits(text) {
            return None;
        }
        Some(match self {
            Self::MaxLength(limit) => ("maxLength", Detail::Count(limit)),
            Self::MinLength(limit) => ("minLength", Detail::Count(limit)),
            Self::Pattern(pattern) => match pattern.search(text) {
                Match::GaveUp => ("pattern", Detail::None),
                Match::Found | Match::None => ("pattern", Detail::Pattern(pattern.source)),
            },
            Self::Format(name, _) => ("format", Detail::Format(name)),
            Self::Encoding(_) => ("contentEncoding", Detail::None),
            Self::MediaType(name, _) => ("contentMediaType", Detail::MediaType(name)),
        })
    }
}

/// How many leading characters a listed string shares with a text; none if it is not a string.
pub fn shared_characters(listed: &Json, text: &str) -> usize {
    let listed = listed.as_str().unwrap_or_default();
    listed.chars().zip(text.chars()).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use serde_json::Number;

    use super::*;

    fn num(float: f64) -> Num {
        Num::of_float(float)
    }

    #[test]
    fn integers_and_fractions_compare_exactly() {
        let big = Num::of(&Number::from(u64::MAX));
        assert!(NumberRule::Maximum(big).admits(big));
        assert!(!NumberRule::Maximum(Num::Int(i128::from(u64::MAX) - 1)).admits(big));
        assert!(NumberRule::ExclusiveMaximum(num(1.5)).admits(num(1.0)));
        assert!(!NumberRule::ExclusiveMaximum(num(1.5)).admits(num(2.0)));
        assert!(NumberRule::Minimum(num(-1.5)).admits(num(-1.0)));
        assert!(!NumberRule::Minimum(num(-1.5)).admits(num(-2.0)));
        assert!(NumberRule::Minimum(num(5.0)).admits(num(1e300)));
    }
}
