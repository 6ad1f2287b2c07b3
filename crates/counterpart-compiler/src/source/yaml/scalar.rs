//! Plain scalars by the core schema of YAML 1.2: `null`, booleans, numbers; everything else is a
//! string.

use serde_json::Number;

use crate::source::Node;

/// The value of a plain scalar, or what is wrong with it.
pub(super) fn plain(text: &str) -> Result<Node, String> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Ok(Node::Null),
        "true" | "True" | "TRUE" => Ok(Node::Bool(true)),
        "false" | "False" | "FALSE" => Ok(Node::Bool(false)),
        _ if is_not_finite(text) => Err(format!("JSON has no number `{text}`")),
        _ => match number(text) {
            Some(number) => number.map(Node::Number),
            None => Ok(Node::String(text.to_owned())),
        },
    }
}

/// Whether it is infinite or not a number.
fn is_not_finite(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

/// The number that a plain scalar is; `None` where it is not one.
fn number(text: &str) -> Option<Result<Number, String>> {
    let radix = |prefix, radix| {
        let digits: &str = text.strip_prefix(prefix)?;
        let fits = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        fits.then(|| u64::from_str_radix(digits, radix).map(Number::from).ok())
    };
    let read = match radix("0x", 16).or_else(|| radix("0o", 8)) {
        Some(number) => number,
        None => serde_json::from_str(&decimal(text)?).ok(),
    };
    Some(read.ok_or_else(|| format!("the number `{text}` is outside the range of a double")))
}

/// A decimal number as JSON writes it: `+.5` is `0.5`, `007` is `7`, `1.` is `1.0`.
fn decimal(text: &str) -> Option<String> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.map(|text| text.strip_prefix(['-', '+']).unwrap_or(text));
    let is_number = digits(whole)
        && fraction.is_none_or(digits)
        && !(whole.is_empty() && fraction.is_none_or(str::is_empty))
        && power.is_none_or(|power| !power.is_empty() && digits(power));
    is_number.then(|| {
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let fraction = fraction.map(|digits| if digits.is_empty() { "0" } else { digits });
        let fraction = fraction.map(|digits| format!(".{digits}")).unwrap_or_default();
        let exponent = exponent.map(|power| format!("e{power}")).unwrap_or_default();
        format!("{sign}{whole}{fraction}{exponent}")
    })
}
