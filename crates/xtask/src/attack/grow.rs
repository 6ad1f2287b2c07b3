//! Makes a schema large or broken in one way: deep, long, wide or damaged as text.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// The most bytes of a schema that was made large.
const MOST: usize = 100_000;

/// A large number, often a small one.
pub fn number(rng: &mut Rng, most: usize) -> usize {
    let magnitude = rng.usize(0..=usize::try_from(most.ilog2()).unwrap_or(0));
    rng.usize((1 << magnitude)..=(2 << magnitude).min(most))
}

/// The schema with one thing in it made large.
pub fn grown(rng: &mut Rng, schema: Value) -> Value {
    match rng.u8(0..9) {
        0 => nested(rng, schema),
        1 => with(schema, "enum", numbered(number(rng, 10_000), |at| json!(format!("v{at}")))),
        2 => with(schema, "required", numbered(number(rng, 10_000), |at| json!(format!("k{at}")))),
        3 => {
            let count = number(rng, 2_000);
            let members = (0..count).map(|at| (format!("p{at}"), part(rng)));
            let members = Value::Object(members.collect::<Map<_, _>>());
            let keys = ["properties", "patternProperties", "dependentSchemas", "$defs"];
            with(schema, keys[rng.usize(0..keys.len())], members)
        }
        4 => {
            let count = number(rng, 500);
            let branches = (0..count).map(|_| part(rng)).collect();
            let keys = ["allOf", "anyOf", "oneOf", "prefixItems"];
            with(schema, keys[rng.usize(0..keys.len())], branches)
        }
        5 => {
            let line = ["a line\n", "* /", "*/", "\u{202e}", "`${}", "<!--", "\\", "\r"];
            let text = line[rng.usize(0..line.len())];
            with(schema, "description", text.repeat(number(rng, 10_000)).into())
        }
        6 => with(schema, "pattern", pattern(rng).into()),
        7 => {
            let bounds =
                ["1e308", "-1e308", "1e-320", "9007199254740993", "18446744073709551616", "1e400"];
            let keywords = ["minimum", "maximum", "multipleOf", "minLength", "maxItems", "const"];
            let bound = bounds[rng.usize(0..bounds.len())];
            let bound = serde_json::from_str(bound).unwrap_or(Value::Null);
            with(schema, keywords[rng.usize(0..keywords.len())], bound)
        }
        _ => chained(rng, schema),
    }
}

/// The text, cut, doubled or overwritten somewhere.
pub fn damaged(rng: &mut Rng, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    if bytes.is_empty() {
        return String::new();
    }
    let at = rng.usize(0..bytes.len());
    let end = (at + number(rng, 64)).min(bytes.len());
    match rng.u8(0..4) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let doubled = bytes[at..end].to_vec();
            bytes.splice(at..at, doubled);
        }
        _ => {
            let pieces =
                ["\\ud800", "\u{feff}", "\0", "[", "{\"a\":", "\"", "1e999999", ",", "&a *a", "- "];
            let piece = pieces[rng.usize(0..pieces.len())];
            bytes.splice(at..end, piece.repeat(number(rng, 2_000)).bytes());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn with(schema: Value, keyword: &str, value: Value) -> Value {
    let Value::Object(mut members) = schema else { return json!({ keyword: value }) };
    members.insert(keyword.to_owned(), value);
    Value::Object(members)
}

fn numbered(count: usize, make: impl Fn(usize) -> Value) -> Value {
    (0..count).map(make).collect()
}

/// A small schema.
fn part(rng: &mut Rng) -> Value {
    let parts = [
        json!({ "type": "string" }),
        json!({ "type": "object", "properties": { "a": { "const": rng.u16(..) } } }),
        json!({ "$ref": "#" }),
        json!({ "enum": [rng.u16(..), "a"] }),
        json!({ "pattern": "^(a|b)*$" }),
        json!(true),
    ];
    parts[rng.usize(0..parts.len())].clone()
}

/// The schema as the innermost of many.
fn nested(rng: &mut Rng, schema: Value) -> Value {
    let size = schema.to_string().len().max(1);
    let levels = number(rng, 4_000).min(MOST / size.min(20));
    let way = rng.u8(0..6);
    (0..levels).fold(schema, |inner, _| match way {
        0 => json!({ "properties": { "a": inner } }),
        1 => json!({ "items": inner }),
        2 => json!({ "not": inner }),
        3 => json!({ "anyOf": [inner, { "type": "null" }] }),
        4 => json!({ "allOf": [inner] }),
        _ => json!({ "$defs": { "a": inner } }),
    })
}

/// A chain of references, each to the next, and perhaps back to the first.
fn chained(rng: &mut Rng, schema: Value) -> Value {
    let count = number(rng, 2_000);
    let both = rng.bool();
    let link = |at: usize| {
        let next = json!({ "$ref": format!("#/$defs/d{}", (at + 1) % count) });
        let value = if both {
            json!({ "anyOf": [next, next] })
        } else {
            json!({ "properties": { "a": next } })
        };
        (format!("d{at}"), value)
    };
    let definitions = Value::Object((0..count).map(link).collect());
    with(with(schema, "$defs", definitions), "$ref", "#/$defs/d0".into())
}

fn pattern(rng: &mut Rng) -> String {
    let count = number(rng, 10_000);
    match rng.u8(0..6) {
        0 => (0..count).map(|at| format!("v{at}")).collect::<Vec<_>>().join("|"),
        1 => format!("{}a{}", "(".repeat(count), ")".repeat(count)),
        2 => "a*".repeat(count) + "b",
        3 => format!("[{}]", "a-z".repeat(count)),
        4 => format!("(a{{0,{count}}}){{0,{count}}}"),
        _ => "(?=a)".repeat(count),
    }
}
