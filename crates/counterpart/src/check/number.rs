//! Numbers by value: how they compare, and which are multiples of which.

use std::cmp::Ordering;

use serde_json::Number;

/// 2⁶⁴, the first whole number that no 64-bit integer holds.
pub const BEYOND: f64 = 18_446_744_073_709_551_616.0;

/// A number. Two that are equal by value are the same variant: a whole number below 2⁶⁴ is an
/// integer however it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Num {
    /// A whole number within ±2⁶⁴.
    Int(i128),
    /// Any other.
    Float(f64),
}

impl Eq for Num {}

impl Num {
    /// The number that a JSON number is.
    pub(crate) fn of(number: &Number) -> Self {
        if let Some(unsigned) = number.as_u64() {
            return Self::Int(unsigned.into());
        }
        if let Some(signed) = number.as_i64() {
            return Self::Int(signed.into());
        }
        Self::of_float(number.as_f64().unwrap_or(f64::NAN))
    }

    /// The number that a double is.
    #[allow(clippy::cast_possible_truncation, reason = "exact within these bounds")]
    pub(crate) fn of_float(float: f64) -> Self {
        if float.fract() == 0.0 && float.abs() < BEYOND {
            Self::Int(float as i128)
        } else {
            Self::Float(float)
        }
    }

    /// Whether it has no fractional part.
    pub(crate) fn is_whole(self) -> bool {
        match self {
            Self::Int(_) => true,
            Self::Float(float) => float.fract() == 0.0,
        }
    }

    /// The double nearest to it.
    #[allow(clippy::cast_precision_loss, reason = "it is asked for")]
    pub(crate) const fn to_float(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Float(float) => float,
        }
    }

    /// As a JSON number.
    pub fn to_number(self) -> Number {
        let float = |float| Number::from_f64(float).unwrap_or_else(|| Number::from(0));
        match self {
            Self::Int(int) => u64::try_from(int)
                .map(Number::from)
                .or_else(|_| i64::try_from(int).map(Number::from))
                .unwrap_or_else(|_| float(self.to_float())),
            Self::Float(it) => float(it),
        }
    }

    /// How it compares with another, exactly.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Int(one), Self::Int(other)) => one.cmp(&other),
            (Self::Float(one), Self::Float(other)) => {
                one.partial_cmp(&other).unwrap_or(Ordering::Equal)
            }
            (Self::Int(int), Self::Float(float)) => int_to_float(int, float),
            (Self::Float(float), Self::Int(int)) => int_to_float(int, float).reverse(),
        }
    }
}

/// A float here is beyond 2⁶⁴ or has a fraction, so the two are never equal.
#[allow(clippy::cast_possible_truncation, reason = "exact within these bounds")]
fn int_to_float(int: i128, float: f64) -> Ordering {
    if float >= BEYOND {
        Ordering::Less
    } else if float <= -BEYOND {
        Ordering::Greater
    } else if int <= float.floor() as i128 {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// Whether a number is an integer times another, which is above 0.
pub fn is_multiple(number: Num, divisor: Num) -> bool {
    if !divisor.is_whole() {
        return is_decimal_multiple(number.to_float(), divisor.to_float());
    }
    match (number, divisor) {
        (Num::Int(number), Num::Int(divisor)) => divisor != 0 && number % divisor == 0,
        (number, divisor) => {
            let float = number.to_float();
            #[allow(clippy::float_cmp, reason = "the remainder of doubles is exact")]
            let divides = float % divisor.to_float() == 0.0;
            number.is_whole() && divides
        }
    }
}

/// The same where the divisor has a fraction: both are the shortest decimals they print as, while
/// those fit into 128 bits with equal exponents; else the fractions of integers that they are.
fn is_decimal_multiple(number: f64, divisor: f64) -> bool {
    if number.abs() < divisor {
        return number == 0.0;
    }
    decimals_divide(number, divisor).unwrap_or_else(|| fractions_divide(number, divisor))
}

/// A double as the shortest decimal that reads back as it: digits and exponent.
fn decimal(float: f64) -> Option<(i128, i32)> {
    let text = format!("{float:e}");
    let (digits, exponent) = text.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    Some((digits, exponent - i32::try_from(fraction.len()).ok()?))
}

fn decimals_divide(number: f64, divisor: f64) -> Option<bool> {
    let (a, i) = decimal(number)?;
    let (b, j) = decimal(divisor)?;
    let scaled = |digits: i128, by: i32| {
        digits.checked_mul(10i128.checked_pow(u32::try_from(by.max(0)).ok()?)?)
    };
    let (a, b) = (scaled(a, i - j)?, scaled(b, j - i)?);
    (b != 0).then(|| a % b == 0)
}

/// A whole double as an odd integer and a power of two; `None` for zero.
fn odd(float: f64) -> Option<(u128, i32)> {
    let bits = float.abs().to_bits();
    let exponent = i32::try_from(bits >> 52).ok()?;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, power) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    let zeros = mantissa.trailing_zeros();
    (mantissa != 0)
        .then(|| (u128::from(mantissa >> zeros), power + i32::try_from(zeros).unwrap_or(0)))
}

/// The fraction of two whole doubles that a double is: the first power of ten that makes it whole.
fn fraction(float: f64) -> Option<(f64, f64)> {
    (0..=308)
        .map(|power| 10f64.powi(power))
        .map(|scale| (float * scale, scale))
        .take_while(|(scaled, _)| scaled.is_finite())
        .find(|(scaled, _)| (scaled.floor() - scaled).abs() < f64::EPSILON)
        .map(|(scaled, scale)| (scaled.trunc(), scale))
}

/// Whether one fraction of whole doubles is an integer times another: exact, since the odd parts of
/// doubles have 53 bits.
fn fractions_divide(number: f64, divisor: f64) -> bool {
    let divides = || {
        let ((top, under), (by_top, by_under)) = (fraction(number)?, fraction(divisor)?);
        let (top, by_under) = (odd(top)?, odd(by_under)?);
        let (under, by_top) = (odd(under)?, odd(by_top)?);
        let is_whole = (top.0 * by_under.0) % (under.0 * by_top.0) == 0;
        Some(is_whole && top.1 + by_under.1 >= under.1 + by_top.1)
    };
    divides().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn num(float: f64) -> Num {
        Num::of_float(float)
    }

    #[test]
    fn a_multiple_is_one_of_decimals() {
        let multiple = |a, b| is_multiple(num(a), num(b));
        assert!(multiple(0.3, 0.1));
        assert!(multiple(4.5, 1.5));
        assert!(multiple(0.0075, 0.0001));
        assert!(!multiple(0.00751, 0.0001));
        assert!(multiple(1e308, 0.5));
        assert!(multiple(1e308, 0.1));
        assert!(multiple(0.0, 0.1));
        assert!(!multiple(35.0, 1.5));
        assert!(multiple(1e20, 10.0));
    }
}
