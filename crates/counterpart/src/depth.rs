//! The one limit on nesting, found without recursion.

use serde::Deserialize;
use serde_json::Value;

use crate::violation::{Violation, Violations};

/// The parser's own limit on nesting.
const PARSER: usize = 128;

/// Reads a JSON text that nests at most `limit` levels.
pub fn parse(text: &str, limit: usize) -> Result<Value, Violations> {
    // What the parser takes within its own limit needs no scan.
    if limit >= PARSER
        && let Ok(value) = serde_json::from_str(text)
    {
        return Ok(value);
    }
    if text_exceeds(text, limit) {
        return Err(Violations::one(Violation::depth(limit)));
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // The scan above is the limit; the parser's own would be a second one.
    deserializer.disable_recursion_limit();
    let value = Value::deserialize(&mut deserializer).map_err(|_| Violations::json())?;
    deserializer.end().map_err(|_| Violations::json())?;
    Ok(value)
}

/// Whether brackets nest deeper than `limit`. Looks at brackets outside strings only, so the text
/// need not be well-formed.
fn text_exceeds(text: &str, limit: usize) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                if depth > limit {
                    return true;
                }
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// Whether `value` nests deeper than `limit` arrays and objects.
pub fn exceeds(value: &Value, limit: usize) -> bool {
    let mut open: Vec<(&Value, usize)> = vec![(value, 0)];
    while let Some((value, above)) = open.pop() {
        let depth = above + 1;
        match value {
            Value::Array(items) => {
                if depth > limit {
                    return true;
                }
                open.extend(items.iter().filter(|item| nests(item)).map(|item| (item, depth)));
            }
            Value::Object(members) => {
                if depth > limit {
                    return true;
                }
                open.extend(members.values().filter(|item| nests(item)).map(|item| (item, depth)));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    false
}

fn nests(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// Drops a value however deep it nests; its own `drop` recurses.
pub fn discard(value: Value) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.into_iter().filter(nests)),
            Value::Object(members) => open.extend(members.into_values().filter(nests)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_admitted() {
        let at = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&at(128), 128).is_ok());
        assert!(parse(&at(129), 128).is_err());
        assert!(parse(&at(100_000), 128).is_err());
        assert!(parse("\"[[[\\\"[[[\"", 1).is_ok());
        assert!(!exceeds(&parse(&at(128), 128).unwrap(), 128));
        assert!(exceeds(&parse(&at(128), 128).unwrap(), 127));
    }

    #[test]
    fn a_deep_value_is_refused_and_dropped() {
        let deep = (0..1_000_000).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
        assert!(exceeds(&deep, 128));
        discard(deep);
    }
}
