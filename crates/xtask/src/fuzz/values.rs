//! Instances: any, near what a schema wants, and slightly changed.

use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::{Map, Number, Value, json};

use super::patterns;
use crate::violations::canonical;

/// The name of a property.
pub fn key(rng: &mut Rng) -> String {
    const KEYS: [&str; 14] = [
        "a",
        "b",
        "c",
        "a",
        "b",
        "foo",
        "bar",
        "",
        "a/b",
        "~x",
        "__proto__",
        "constructor",
        "x-y",
        "é",
    ];
    KEYS[rng.usize(0..KEYS.len())].to_owned()
}

/// A number that both halves read alike from JSON.
pub fn number(rng: &mut Rng, draft: Draft) -> Value {
    match rng.u8(0..10) {
        0..=5 => json!(rng.i32(-3..8)),
        6 => json!(f64::from(rng.i32(-30..80)) / 10.0 + 0.05),
        // JavaScript reads 2.0 and 2 as one number; draft 4 distinguishes them.
        7 if draft != Draft::Draft4 => json!(f64::from(rng.i32(-3..8))),
        8 => json!(9_007_199_254_740_991_i64),
        7 | 9 => json!(1e-7 * f64::from(rng.i32(1..9))),
        _ => json!(1.5e300),
    }
}

/// Any value that nests at most this deep.
pub fn any(rng: &mut Rng, depth: usize, draft: Draft) -> Value {
    match rng.u8(0..if depth == 0 { 7 } else { 11 }) {
        0 => Value::Null,
        1 => Value::Bool(rng.bool()),
        2 | 3 => number(rng, draft),
        4..=6 => Value::String(string(rng)),
        7 | 8 => (0..rng.usize(0..4)).map(|_| any(rng, depth - 1, draft)).collect(),
        _ => {
            let count = rng.usize(0..4);
            let pairs = (0..count).map(|_| (key(rng), any(rng, depth - 1, draft)));
            Value::Object(pairs.collect())
        }
    }
}

fn string(rng: &mut Rng) -> String {
    const STRINGS: [&str; 8] =
        ["", "a", "foo", "2020-01-01", "1.2.3.4", "a@b.c", "http://a.b/", "x-1"];
    if rng.bool() { patterns::text(rng) } else { STRINGS[rng.usize(0..8)].to_owned() }
}

/// Whether two values are equal as JSON.
pub fn equal(one: &Value, other: &Value) -> bool {
    canonical(one) == canonical(other)
}

/// A value that may well meet a schema.
pub fn fitting(rng: &mut Rng, root: &Value, schema: &Value, depth: usize, draft: Draft) -> Value {
    let Value::Object(members) = schema else { return any(rng, 1, draft) };
    if depth == 0 {
        return any(rng, 0, draft);
    }
    let mut below = |schema: &Value| fitting(rng, root, schema, depth - 1, draft);
    if let Some(value) = members.get("const") {
        return value.clone();
    }
    let target = members.get("$ref").and_then(Value::as_str);
    if let Some(target) = target.and_then(|it| root.pointer(it.strip_prefix('#')?)) {
        return below(target);
    }
    if let Some(Value::Array(all)) = members.get("enum")
        && !all.is_empty()
    {
        return all[rng.usize(0..all.len())].clone();
    }
    let branches =
        ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|it| members.get(it)?.as_array());
    let branches: Vec<&Value> = branches.flatten().collect();
    if !branches.is_empty() && rng.bool() {
        let branch = branches[rng.usize(0..branches.len())];
        return fitting(rng, root, branch, depth - 1, draft);
    }
    let has = |keys: &[&str]| keys.iter().any(|key| members.contains_key(*key));
    let kind = match members.get("type") {
        Some(Value::String(kind)) => kind.clone(),
        Some(Value::Array(kinds)) if !kinds.is_empty() => {
            kinds[rng.usize(0..kinds.len())].as_str().unwrap_or_default().to_owned()
        }
        _ if has(&["properties", "patternProperties", "additionalProperties", "required"])
            || has(&["propertyNames", "unevaluatedProperties", "dependentSchemas"])
            || has(&["dependencies", "dependentRequired", "minProperties", "maxProperties"]) =>
        {
            "object".to_owned()
        }
        _ if has(&["items", "prefixItems", "contains", "uniqueItems", "unevaluatedItems"])
            || has(&["minItems", "maxItems"]) =>
        {
            "array".to_owned()
        }
        _ if has(&["pattern", "minLength", "maxLength", "format"]) => "string".to_owned(),
        _ if has(&["minimum", "maximum", "multipleOf"]) => "number".to_owned(),
        _ => return any(rng, 2, draft),
    };
    match kind.as_str() {
        "object" => object(rng, root, members, depth, draft),
        "array" => array(rng, root, members, depth, draft),
        "string" => Value::String(string(rng)),
        "integer" => json!(rng.i32(-3..8)),
        "number" => number(rng, draft),
        "boolean" => Value::Bool(rng.bool()),
        _ => Value::Null,
    }
}

fn object(
    rng: &mut Rng,
    root: &Value,
    schema: &Map<String, Value>,
    depth: usize,
    draft: Draft,
) -> Value {
    let mut value = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object);
    for (key, schema) in properties.into_iter().flatten() {
        if rng.u8(0..4) > 0 {
            value.insert(key.clone(), fitting(rng, root, schema, depth - 1, draft));
        }
    }
    for key in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
        let Some(key) = key.as_str() else { continue };
        if !value.contains_key(key) && rng.u8(0..5) > 0 {
            value.insert(key.to_owned(), any(rng, 1, draft));
        }
    }
    let others = ["additionalProperties", "unevaluatedProperties", "patternProperties"];
    for keyword in others.into_iter().filter(|keyword| schema.contains_key(*keyword)) {
        let other = match (keyword, &schema[keyword]) {
            ("patternProperties", Value::Object(all)) => {
                all.values().next().unwrap_or(&Value::Null)
            }
            (_, other) => other,
        };
        if rng.bool() {
            value.insert(key(rng), fitting(rng, root, other, depth - 1, draft));
        }
    }
    while rng.u8(0..3) == 0 {
        value.insert(key(rng), any(rng, 1, draft));
    }
    Value::Object(value)
}

fn array(
    rng: &mut Rng,
    root: &Value,
    schema: &Map<String, Value>,
    depth: usize,
    draft: Draft,
) -> Value {
    let mut value = Vec::new();
    let list = |keyword: &str| schema.get(keyword).and_then(Value::as_array);
    for schema in list("prefixItems").or_else(|| list("items")).into_iter().flatten() {
        value.push(fitting(rng, root, schema, depth - 1, draft));
    }
    let rest = ["items", "additionalItems", "contains", "unevaluatedItems"];
    for other in rest.into_iter().filter_map(|keyword| schema.get(keyword)) {
        if !other.is_array() {
            let count = rng.usize(0..3);
            value.extend((0..count).map(|_| fitting(rng, root, other, depth - 1, draft)));
        }
    }
    while rng.u8(0..3) == 0 {
        value.push(any(rng, 1, draft));
    }
    if rng.u8(0..4) == 0 && !value.is_empty() {
        value.push(value[0].clone());
    }
    Value::Array(value)
}

/// The value, changed at one place.
pub fn changed(rng: &mut Rng, value: &Value, draft: Draft) -> Value {
    match value {
        Value::Object(members) if !members.is_empty() && rng.u8(0..4) > 0 => {
            let at = rng.usize(0..members.len());
            let mut members = members.clone();
            let name = members.keys().nth(at).cloned().unwrap_or_default();
            match rng.u8(0..6) {
                0 => drop(members.shift_remove(&name)),
                1 => drop(members.insert(key(rng), any(rng, 1, draft))),
                2 => {
                    if let Some(value) = members.shift_remove(&name) {
                        members.insert(key(rng), value);
                    }
                }
                _ => {
                    let value = changed(rng, &members[&name], draft);
                    members.insert(name, value);
                }
            }
            Value::Object(members)
        }
        Value::Array(items) if !items.is_empty() && rng.u8(0..4) > 0 => {
            let at = rng.usize(0..items.len());
            let mut items = items.clone();
            match rng.u8(0..6) {
                0 => drop(items.remove(at)),
                1 => items.insert(at, any(rng, 1, draft)),
                2 => items.push(items[at].clone()),
                _ => items[at] = changed(rng, &items[at], draft),
            }
            Value::Array(items)
        }
        Value::Number(number) if rng.bool() => near(rng, number),
        Value::String(text) if rng.bool() => {
            let mut chars: Vec<char> = text.chars().collect();
            let at = rng.usize(0..=chars.len());
            if at < chars.len() && rng.bool() {
                chars.remove(at);
            } else {
                chars.insert(at, patterns::character(rng));
            }
            Value::String(chars.into_iter().collect())
        }
        _ => any(rng, 2, draft),
    }
}

fn near(rng: &mut Rng, number: &Number) -> Value {
    match number.as_i64() {
        Some(whole) if whole.abs() < 1 << 50 => json!(whole + rng.i64(-1..=1)),
        _ => number.as_f64().map_or(Value::Null, |it| json!(it / 2.0)),
    }
}

/// Whether the value is I-JSON (RFC 7493) that JavaScript reads as it is meant in the draft.
pub fn is_fair(value: &Value, draft: Draft) -> bool {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    match value {
        Value::Number(number) if number.is_f64() => {
            // Draft 4 distinguishes 2.0 from 2; JavaScript does not.
            let whole = number.as_f64().is_some_and(|it| it.fract() == 0.0);
            draft != Draft::Draft4 || !whole
        }
        Value::Number(number) => number.as_f64().is_some_and(|it| it.abs() <= SAFE),
        Value::Array(items) => items.iter().all(|item| is_fair(item, draft)),
        Value::Object(members) => members.values().all(|value| is_fair(value, draft)),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}
