//! Numbers as JSON has them, and as exact fractions.
//!
//! A number is what its shortest decimal text says: `0.1` is one tenth, not the double next to it.

use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Pow, Signed, Zero};
use serde_json::Number;

/// No double has a decimal exponent beyond this.
const MAX_EXPONENT: i64 = 400;

/// The number as a fraction; `None` beyond what a double can be near to.
pub fn fraction(number: &Number) -> Option<BigRational> {
    if let Some(whole) = number.as_i64() {
        return Some(BigRational::from_integer(whole.into()));
    }
    let text = number.to_string();
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let (whole, behind) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = BigInt::from_str(&format!("{whole}{behind}")).ok()?;
    let exponent: i64 = exponent.parse().ok()?;
    let exponent = exponent.checked_sub(i64::try_from(behind.len()).ok()?)?;
    (exponent.abs() <= MAX_EXPONENT).then(|| BigRational::from_integer(digits) * ten_to(exponent))
}

/// A power of ten.
pub fn ten_to(exponent: i64) -> BigRational {
    let power: BigInt = BigInt::from(10).pow(exponent.unsigned_abs());
    if exponent < 0 {
        BigRational::new_raw(BigInt::one(), power)
    } else {
        BigRational::from_integer(power)
    }
}

/// The greatest power of ten that is not above the magnitude of a number, or the one next to it.
pub fn power(exact: &BigRational) -> i64 {
    let digits = |whole: &BigInt| i64::try_from(whole.magnitude().to_string().len()).unwrap_or(0);
    digits(exact.numer()) - digits(exact.denom())
}

/// The JSON number that is exactly this; `None` where there is none that a double holds.
pub fn number(exact: &BigRational) -> Option<Number> {
    let number = if exact.is_integer() {
        let whole = exact.to_integer();
        i64::try_from(&whole)
            .map(Number::from)
            .or_else(|_| u64::try_from(&whole).map(Number::from))
            .or_else(|_| Number::from_str(&format!("{whole}.0")))
            .ok()?
    } else {
        Number::from_str(&decimal(exact)?).ok()?
    };
    (fraction(&number).as_ref() == Some(exact)).then_some(number)
}

/// The decimal text of what is no whole number; `None` where it does not end.
fn decimal(exact: &BigRational) -> Option<String> {
    let mut behind = 0u32;
    let mut rest = exact.denom().clone();
    for prime in [2u32, 5] {
        let mut times = 0u32;
        while (&rest % prime).is_zero() {
            rest /= prime;
            times += 1;
        }
        behind = behind.max(times);
    }
    rest.is_one().then(|| {
        let digits = (exact * ten_to(i64::from(behind))).to_integer();
        let sign = if digits.is_negative() { "-" } else { "" };
        format!("{sign}{}e-{behind}", digits.abs())
    })
}

/// The least number above 0 that is a multiple of both, which are above 0.
pub fn common_multiple(one: &BigRational, other: &BigRational) -> BigRational {
    use num_integer::Integer;
    BigRational::new(one.numer().lcm(other.numer()), one.denom().gcd(other.denom()))
}

/// Whether a number is a whole multiple of another, which is not 0.
pub fn is_multiple(exact: &BigRational, of: &BigRational) -> bool {
    (exact / of).is_integer()
}
