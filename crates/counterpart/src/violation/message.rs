//! The sentence of a violation.

use super::ecmascript::shown;
use super::parameters::types;
use crate::check::detail::{Detail, Untold};
use crate::check::json::Json;
use crate::check::scalar::shared_characters;

/// The sentence for a keyword with these parameters. The text is the one that listed values are
/// compared with.
pub fn of(keyword: &str, detail: &Detail, text: Option<&str>) -> String {
    match detail {
        Detail::None | Detail::Name => fixed(keyword).to_owned(),
        Detail::Types(kinds) => format!("must be {}", types(*kinds).join(" or ")),
        Detail::Values(values) => enumeration(values, text),
        Detail::Value(value) => match value.as_str() {
            Some(text) => format!("must be {}", quoted(text)),
            None => "must equal the value of const".to_owned(),
        },
        Detail::Limit(limit) => {
            let side = match keyword {
                "maximum" => "at most",
                "minimum" => "at least",
                "exclusiveMaximum" => "less than",
                _ => "more than",
            };
            format!("must be {side} {}", shown(limit.to_float()))
        }
        Detail::Count(limit) => counted(keyword, *limit),
        Detail::Divisor(divisor) => format!("must be a multiple of {}", shown(divisor.to_float())),
        Detail::Pattern(source) => format!("must match the pattern {source}"),
        Detail::Format(name) => format!("must have the format {name}"),
        Detail::MediaType(name) => format!("must contain {name}"),
        Detail::Property(name) => missing(name),
        Detail::Contains(min, max) => contains(*min, *max),
        Detail::Matched(matched) => {
            let matched: Vec<_> = matched.iter().map(ToString::to_string).collect();
            format!("must match only one of the alternatives, not {}", matched.join(" and "))
        }
        Detail::Nearest { one: _, nearest: _, called } => {
            format!("must match one of the alternatives; the nearest is {called}")
        }
        Detail::Tag { one: _, tag, why } => match why {
            Untold::Missing => missing(tag.property),
            Untold::Unlisted => enumeration(tag.values, text),
            Untold::NoObject => "must be an object".to_owned(),
        },
        Detail::Expected(expected) => format!("must be {expected}"),
    }
}

/// The sentences without a parameter.
fn fixed(keyword: &str) -> &'static str {
    match keyword {
        "pattern" => "could not be matched within the step limit",
        "contentEncoding" => "must be valid in its contentEncoding",
        "additionalItems" | "unevaluatedItems" => "this item is not allowed",
        "additionalProperties" | "unevaluatedProperties" => "this property is not allowed",
        "uniqueItems" => "must not have two equal items",
        "propertyNames" => "must have a name that propertyNames allows",
        "not" => "must not match the schema in not",
        "false" => "no value is allowed here",
        "json" => "must be a JSON value",
        _ => "does not meet the contract",
    }
}

fn missing(property: &str) -> String {
    format!("must have the property {}", quoted(property))
}

#[allow(clippy::cast_precision_loss, reason = "messages show numbers as ECMAScript does")]
fn counted(keyword: &str, limit: u64) -> String {
    let shown = shown(limit as f64);
    let things = match keyword {
        "more" => return format!("there are more than {shown} violations"),
        "depth" => return format!("must not nest more than {shown} levels deep"),
        "maxLength" | "minLength" => ["character", "characters"],
        "maxItems" | "minItems" => ["item", "items"],
        _ => ["property", "properties"],
    };
    let side = if keyword.starts_with("max") { "at most" } else { "at least" };
    let [one, many] = things;
    format!("must have {side} {shown} {}", if limit == 1 { one } else { many })
}

fn contains(min: u64, max: Option<u64>) -> String {
    let items = |count| if count == 1 { "item that matches" } else { "items that match" };
    let (count, items) = match max {
        None => (format!("at least {min}"), items(min)),
        Some(max) if min == 0 => (format!("at most {max}"), items(max)),
        Some(max) if min == max => (format!("exactly {min}"), items(min)),
        Some(max) => (format!("{min} to {max}"), "items that match"),
    };
    format!("must have {count} {items} contains")
}

/// A long list is cut to the values that are nearest to the text.
fn enumeration(values: &[Json], text: Option<&str>) -> String {
    const LONG: usize = 8;
    const NAMED: usize = 3;
    if !values.iter().all(|value| value.as_str().is_some()) {
        return "must be one of the listed values".to_owned();
    }
    let named = |values: &[&Json]| {
        let names: Vec<_> = values.iter().filter_map(|value| value.as_str()).map(quoted).collect();
        names.join(", ")
    };
    let mut near: Vec<&Json> = values.iter().collect();
    if near.len() <= LONG {
        return format!("must be one of {}", named(&near));
    }
    if let Some(text) = text {
        near.sort_by_cached_key(|value| std::cmp::Reverse(shared_characters(value, text)));
    }
    near.truncate(NAMED);
    format!("must be one of {} or {} others", named(&near), values.len() - NAMED)
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
