//! Schemas of others, slightly changed.

use counterpart_compiler::json::pointer;
use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::{Value, json};

use super::{grammar, values};

/// The schema, changed at one or a few places.
pub fn changed(rng: &mut Rng, schema: &Value, draft: Draft) -> Value {
    let mut schema = schema.clone();
    for _ in 0..rng.usize(1..4) {
        let mut places = Vec::new();
        pointers(&schema, String::new(), &mut places);
        let place = places[rng.usize(0..places.len())].clone();
        let donor = places[rng.usize(0..places.len())].clone();
        let donated = schema.pointer(&donor).cloned().unwrap_or_default();
        if let Some(part) = schema.pointer_mut(&place) {
            change(rng, part, donated, draft);
        }
    }
    if let Some(members) = schema.as_object_mut() {
        members.insert("$schema".to_owned(), draft.uri().into());
    }
    schema
}

fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    let below = |step: &str| pointer::below(&at, step);
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| pointers(value, below(key), found));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(index, item)| pointers(item, below(&index.to_string()), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found.push(at);
}

fn change(rng: &mut Rng, part: &mut Value, donated: Value, draft: Draft) {
    match part {
        Value::Object(members) => match rng.u8(0..8) {
            0 | 1 if !members.is_empty() => {
                let at = rng.usize(0..members.len());
                let key = members.keys().nth(at).cloned().unwrap_or_default();
                members.shift_remove(&key);
            }
            2 | 3 => {
                if let Value::Object(more) = donated {
                    members.extend(more);
                }
            }
            4 => {
                let mut more = grammar::schema(rng, draft);
                if let Some(more) = more.as_object_mut() {
                    more.shift_remove("$schema");
                    members.append(more);
                }
            }
            5 => {
                const WRAPPERS: [&str; 3] = ["allOf", "anyOf", "oneOf"];
                let wrapper = WRAPPERS[rng.usize(0..3)];
                *part = json!({ wrapper: [part.clone(), donated] });
            }
            6 => *part = json!({ "not": part.clone() }),
            _ => *part = donated,
        },
        Value::Array(items) if !items.is_empty() => {
            let at = rng.usize(0..items.len());
            match rng.u8(0..3) {
                0 => drop(items.remove(at)),
                1 => items.push(donated),
                _ => items[at] = donated,
            }
        }
        Value::Bool(value) => *value = !*value,
        _ => *part = values::changed(rng, part, draft),
    }
}
