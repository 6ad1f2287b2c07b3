//! Schemas that are costly to check, and hostile texts for them.

use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::{Value, json};

use super::grow::number;
use super::schemas;
use crate::fuzz::{Case, values};

/// A text that is put to both halves.
pub struct Hostile {
    /// The text.
    pub text: String,
    /// Whether both halves must answer alike: not for texts outside I-JSON whose rows in
    /// `docs/violations.md` differ.
    pub is_compared: bool,
}

/// A schema: costly by its kind, or one of the corpus and changed.
pub fn schema(rng: &mut Rng, seeds: &[Case]) -> (Value, Draft) {
    if rng.bool() {
        return schemas::base(rng, seeds);
    }
    (costly(rng), Draft::Draft202012)
}

/// A schema of a kind whose checking could cost more than its value.
fn costly(rng: &mut Rng) -> Value {
    let reference = json!({ "$ref": "#" });
    let tagged = |tag: &str| {
        json!({
            "type": "object",
            "properties": { "op": { "const": tag }, "a": reference, "b": reference },
            "required": ["op", "a"],
        })
    };
    let kinds = ["oneOf", "anyOf"];
    let union = kinds[rng.usize(0..kinds.len())];
    match rng.u8(0..10) {
        0 => json!({ union: [tagged("add"), tagged("neg"), { "type": "number" }] }),
        1 => json!({ union: [tagged("add"), tagged("add"), tagged("add")] }),
        2 => {
            let values = (0..number(rng, 2_000)).map(|at| json!(format!("value-{at}")));
            json!({ "type": "array", "items": { "enum": values.collect::<Vec<_>>() } })
        }
        3 => json!({ "uniqueItems": true, "items": reference }),
        4 => {
            let names: Vec<_> = (0..number(rng, 1_000)).map(|at| format!("k{at}")).collect();
            json!({ "required": names, "additionalProperties": reference })
        }
        5 => json!({
            "patternProperties": { "^k": reference, "^(a|b)*$": { "type": "string" } },
            "propertyNames": { "maxLength": 5, "pattern": "^[a-z0-9_]*$" },
            "unevaluatedProperties": false,
        }),
        6 => {
            json!({ "contains": reference, "minContains": 2, "unevaluatedItems": { "type": "null" } })
        }
        7 => json!({
            "allOf": [{ "properties": { "a": reference } }, { "items": reference }],
            "not": { "required": ["zz"] },
            "minProperties": 1,
            "additionalProperties": { "type": "string", "maxLength": 3 },
        }),
        8 => {
            json!({ "type": "string", "minLength": 3, "maxLength": 1_000, "pattern": "^(?:[a-z]+ ?)*!$" })
        }
        _ => json!({
            "type": ["object", "array", "number"],
            "properties": { "a": reference, "__proto__": { "type": "string" }, "constructor": reference },
            "dependentSchemas": { "a": { "required": ["b"] } },
            "multipleOf": 0.01,
            "maximum": 1e300,
        }),
    }
}

/// A text: a value that may well meet the schema, with something hostile in one place of it.
pub fn hostile(rng: &mut Rng, schema: &Value, draft: Draft) -> Hostile {
    const MARK: &str = "a place for something hostile";
    let (part, is_compared) = part(rng, schema);
    let mut value = values::fitting(rng, schema, schema, 5, draft);
    let fair = values::is_fair(&value, draft);
    if !fair || rng.u8(0..3) == 0 {
        let is_compared = is_compared && !may_exceed_doubles(&part);
        return Hostile { text: part, is_compared };
    }
    let place = place(rng, &mut value);
    *place = Value::String(MARK.to_owned());
    let text = value.to_string().replacen(&format!("\"{MARK}\""), &part, 1);
    let text = if rng.u8(0..20) == 0 { super::grow::damaged(rng, &text) } else { text };
    // Damage may make a lone surrogate, or a number beyond doubles.
    let is_compared = is_compared
        && !text.contains("\\ud8")
        && !text.contains("\\uD8")
        && !may_exceed_doubles(&text);
    Hostile { text, is_compared }
}

/// Whether a number in the text may be beyond doubles: it has many digits, or a large exponent.
fn may_exceed_doubles(text: &str) -> bool {
    let mut digits = 0;
    let mut in_exponent = false;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if digits > if in_exponent { 2 } else { 300 } {
                    return true;
                }
            }
            b'+' if in_exponent => {}
            _ => {
                digits = 0;
                in_exponent = matches!(byte, b'e' | b'E');
            }
        }
    }
    false
}

/// A random place in a value.
fn place<'v>(rng: &mut Rng, value: &'v mut Value) -> &'v mut Value {
    let count = match value {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    };
    if count == 0 || rng.u8(0..4) == 0 {
        return value;
    }
    let at = rng.usize(0..count);
    let below = match value {
        Value::Array(items) => items.get_mut(at),
        Value::Object(members) => members.values_mut().nth(at),
        other => return other,
    };
    match below {
        Some(below) => place(rng, below),
        None => unreachable!("the place is below the count"),
    }
}

/// Something hostile, and whether both halves must answer alike to a text that holds it.
fn part(rng: &mut Rng, schema: &Value) -> (String, bool) {
    let key = key(rng, schema);
    let text = match rng.u8(0..13) {
        0 => nested(rng, "[", "1", "]"),
        1 => nested(rng, &format!("{{{key}:"), "1", "}"),
        2 => nested(rng, &format!("{{\"op\":\"add\",\"a\":1,{key}:"), "{}", "}"),
        3 => object(rng, |at| format!("k{at}")),
        4 => object(rng, |at| at.to_string()),
        5 => object(rng, colliding),
        6 => format!("{{{}}}", vec![format!("{key}:1"); number(rng, 10_000)].join(",")),
        7 => numeral(rng),
        8 => {
            let parts = ["a", "a ", "\\u0000", "\\ud83d\\ude00", "é", "\\\"", "k!", "1"];
            let part = parts[rng.usize(0..parts.len())];
            format!("\"{}\"", part.repeat(number(rng, 200_000)))
        }
        9 => {
            let items = ["null", "{}", "[]", "1", "\"value-x\"", "{\"op\":\"mul\",\"a\":1}"];
            let item = items[rng.usize(0..items.len())];
            format!("[{}]", vec![item; number(rng, 20_000)].join(","))
        }
        10 => {
            let items: Vec<_> =
                (0..number(rng, 20_000)).map(|at| format!("{{\"a\":{at}}}")).collect();
            format!("[{}]", items.join(","))
        }
        11 => {
            let broken = ["\u{feff}1", "1 1", "[1,]", "NaN", "/**/1", "\"\n\"", "'a'", "01", ""];
            broken[rng.usize(0..broken.len())].to_owned()
        }
        _ => {
            let outside =
                ["\"\\ud800\"", "{\"\\udc00\":1}", "18446744073709551616", "9007199254740993"];
            return (outside[rng.usize(0..outside.len())].to_owned(), false);
        }
    };
    (text, true)
}

/// A key, as JSON: one that the schema names, or one with a meaning in a language.
fn key(rng: &mut Rng, schema: &Value) -> String {
    const KEYS: [&str; 6] = ["__proto__", "constructor", "toString", "a", "", "length"];
    let properties = schema.get("properties").and_then(Value::as_object);
    let own = properties.and_then(|own| {
        let at = rng.usize(0..own.len().max(1));
        own.keys().nth(at)
    });
    let key = match own {
        Some(own) if rng.bool() => own,
        _ => KEYS[rng.usize(0..KEYS.len())],
    };
    Value::from(key).to_string()
}

fn nested(rng: &mut Rng, open: &str, inside: &str, close: &str) -> String {
    let limit = [100, 120, 128, 129, 200, 5_000, 100_000];
    let depth = limit[rng.usize(0..limit.len())].min(2_000_000 / open.len());
    format!("{}{inside}{}", open.repeat(depth), close.repeat(depth))
}

fn object(rng: &mut Rng, name: impl Fn(usize) -> String) -> String {
    let count = number(rng, 100_000);
    let members: Vec<_> = (0..count).map(|at| format!("\"{}\":{at}", name(at))).collect();
    format!("{{{}}}", members.join(","))
}

/// Keys that many hash functions of the past put into one place.
fn colliding(at: usize) -> String {
    (0..17).map(|bit| if at >> bit & 1 == 0 { "Aa" } else { "BB" }).collect()
}

fn numeral(rng: &mut Rng) -> String {
    let digits = number(rng, 20_000);
    match rng.u8(0..7) {
        0 => "1e999999".to_owned(),
        1 => "-1e400".to_owned(),
        2 => format!("1e-{digits}"),
        3 => format!("0.{}1", "0".repeat(digits)),
        4 => format!("1{}", "0".repeat(digits.max(20))),
        5 => format!("1{}e-{digits}", "0".repeat(digits)),
        _ => "-0".to_owned(),
    }
}
