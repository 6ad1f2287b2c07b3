//! The sentence of a violation.

use serde_json::{Map, Number, Value};

/// The sentence for a keyword with these parameters.
pub fn of(keyword: &str, parameters: &Map<String, Value>) -> String {
    let limit = || parameters.get("limit").map(shown).unwrap_or_default();
    let text = |name| parameters.get(name).and_then(Value::as_str).unwrap_or_default();
    let count = |one, many| things(parameters.get("limit"), one, many);
    match keyword {
        "type" => format!("must be {}", list(parameters.get("types"), " or ", plain)),
        "enum" => enumeration(parameters.get("values")),
        "const" => match parameters.get("value") {
            Some(value @ Value::String(_)) => format!("must be {value}"),
            _ => "must equal the value of const".to_owned(),
        },
        "maximum" => format!("must be at most {}", limit()),
        "minimum" => format!("must be at least {}", limit()),
        "exclusiveMaximum" => format!("must be less than {}", limit()),
        "exclusiveMinimum" => format!("must be more than {}", limit()),
        "multipleOf" => {
            let divisor = parameters.get("divisor").map(shown).unwrap_or_default();
            format!("must be a multiple of {divisor}")
        }
        "maxLength" => format!("must have at most {}", count("character", "characters")),
        "minLength" => format!("must have at least {}", count("character", "characters")),
        "maxItems" => format!("must have at most {}", count("item", "items")),
        "minItems" => format!("must have at least {}", count("item", "items")),
        "maxProperties" => format!("must have at most {}", count("property", "properties")),
        "minProperties" => format!("must have at least {}", count("property", "properties")),
        "pattern" if parameters.is_empty() => {
            "could not be matched within the step limit".to_owned()
        }
        "pattern" => format!("must match the pattern {}", text("pattern")),
        "format" => format!("must have the format {}", text("format")),
        "contentEncoding" => "must be valid in its contentEncoding".to_owned(),
        "contentMediaType" => format!("must contain {}", text("mediaType")),
        "required" | "dependentRequired" | "dependencies" => {
            let property = parameters.get("property").map(Value::to_string);
            format!("must have the property {}", property.unwrap_or_default())
        }
        "oneOf" => one_of(parameters.get("matched")),
        "depth" => format!("must not nest more than {} levels deep", limit()),
        "decode" => format!("must be {}", text("expected")),
        "schema" => format!("cannot be checked: {}", text("reason")),
        _ => fixed(keyword).to_owned(),
    }
}

/// The sentences without a parameter.
fn fixed(keyword: &str) -> &'static str {
    match keyword {
        "additionalItems" | "unevaluatedItems" => "this item is not allowed",
        "additionalProperties" | "unevaluatedProperties" => "this property is not allowed",
        "contains" => "must have the required number of items that match contains",
        "uniqueItems" => "must not have two equal items",
        "propertyNames" => "must have a name that propertyNames allows",
        "anyOf" => "must match one of the alternatives",
        "not" => "must not match the schema in not",
        "false" => "no value is allowed here",
        "json" => "must be a JSON value",
        _ => "does not meet the contract",
    }
}

fn enumeration(values: Option<&Value>) -> String {
    let strings =
        values.and_then(Value::as_array).is_some_and(|it| it.iter().all(Value::is_string));
    if strings {
        format!("must be one of {}", list(values, ", ", Value::to_string))
    } else {
        "must be one of the listed values".to_owned()
    }
}

fn one_of(matched: Option<&Value>) -> String {
    match list(matched, " and ", shown).as_str() {
        "" => "must match one of the alternatives".to_owned(),
        matched => format!("must match only one of the alternatives, not {matched}"),
    }
}

fn list(values: Option<&Value>, separator: &str, show: fn(&Value) -> String) -> String {
    let values = values.and_then(Value::as_array).into_iter().flatten();
    values.map(show).collect::<Vec<_>>().join(separator)
}

fn plain(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn shown(value: &Value) -> String {
    value.as_number().map(ecmascript).unwrap_or_default()
}

fn things(limit: Option<&Value>, one: &str, many: &str) -> String {
    let shown = limit.map(shown).unwrap_or_default();
    format!("{shown} {}", if shown == "1" { one } else { many })
}

/// A number as ECMAScript writes it.
fn ecmascript(number: &Number) -> String {
    let Some(float) = number.as_f64() else { return number.to_string() };
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
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_written_as_in_ecmascript() {
        for (number, expected) in [
            (json!(5), "5"),
            (json!(-0.0), "0"),
            (json!(0.1), "0.1"),
            (json!(1e21), "1e+21"),
            (json!(1e20), "100000000000000000000"),
            (json!(1.5e-7), "1.5e-7"),
            (json!(0.000_001), "0.000001"),
            (json!(-123.456), "-123.456"),
            (json!(18_446_744_073_709_551_615_u64), "18446744073709552000"),
            (json!(1.797e308), "1.797e+308"),
        ] {
            assert_eq!(shown(&number), expected);
        }
    }
}
