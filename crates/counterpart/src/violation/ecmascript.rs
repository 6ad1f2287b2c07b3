//! Numbers as ECMAScript writes them.

use serde_json::Number;

/// A number of a JSON value as ECMAScript writes it; an integer keeps all its digits.
#[must_use]
pub fn written(number: &Number) -> String {
    match number.as_f64() {
        Some(float) if number.is_f64() => shown(float),
        Some(_) | None => number.to_string(),
    }
}

/// A number as ECMAScript writes it.
pub fn shown(float: f64) -> String {
    if float == 0.0 {
        return "0".to_owned();
    }
    // The shortest digits that read back as the same double, and the power of ten of the first.
    let scientific = format!("{:e}", float.abs());
    let (digits, power) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits = digits.replace('.', "");
    let power: i32 = power.parse().unwrap_or(0);
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let sign = if float < 0.0 { "-" } else { "" };
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    // ECMA-262, Number::toString: where it changes to an exponent.
    let shown = match power {
        0..=20 if length <= power + 1 => digits.clone() + &zeros(power + 1 - length),
        0..=20 => {
            let (whole, part) = digits.split_at(usize::try_from(power + 1).unwrap_or(0));
            format!("{whole}.{part}")
        }
        -6..=-1 => format!("0.{}{digits}", zeros(-power - 1)),
        _ => {
            let (first, others) = digits.split_at(1);
            let point = if others.is_empty() { "" } else { "." };
            let plus = if power > 0 { "+" } else { "" };
            format!("{first}{point}{others}e{plus}{power}")
        }
    };
    format!("{sign}{shown}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_ecmascript() {
        for (number, expected) in [
            (5.0, "5"),
            (-0.0, "0"),
            (0.1, "0.1"),
            (1e21, "1e+21"),
            (1e20, "100000000000000000000"),
            (1.5e-7, "1.5e-7"),
            (0.000_001, "0.000001"),
            (-123.456, "-123.456"),
            (18_446_744_073_709_551_615_f64, "18446744073709552000"),
            (1.797e308, "1.797e+308"),
        ] {
            assert_eq!(shown(number), expected);
        }
    }
}
