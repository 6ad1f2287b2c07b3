//! The generated types among the ways to read.

use std::hint::black_box;

use bench_peers::bench::Subject;
use counterpart::Contract;
use serde_json::{Value, json};

/// Adds reading and writing of a generated type, and reading of what it refuses.
pub fn add<'t, T: Contract + 't>(mut subject: Subject<'t>) -> Subject<'t> {
    let texts = subject.texts;
    let wrong: Vec<String> = texts.iter().filter_map(|text| spoilt::<T>(text)).collect();
    let made: Vec<T> = texts.iter().filter_map(|text| T::from_json(text).ok()).collect();
    subject.way("ours", move || texts.iter().all(|text| black_box(T::from_json(text)).is_ok()));
    subject.way("write ours", move || made.iter().all(|it| black_box(it.to_json()).is_ok()));
    if wrong.len() == texts.len() {
        let same = wrong.clone();
        subject.way("first", move || {
            same.iter().all(|text| black_box(serde_json::from_str::<T>(text)).is_err())
        });
        subject.way("all", move || wrong.iter().all(|text| black_box(T::from_json(text)).is_err()));
    }
    subject
}

/// The text with one scalar replaced by something that the contract refuses: the last for which that
/// can be done.
fn spoilt<T: Contract>(text: &str) -> Option<String> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut places = Vec::new();
    scalars(&value, String::new(), &mut places);
    places.iter().rev().take(400).find_map(|place| {
        let mut spoilt = value.clone();
        *spoilt.pointer_mut(place)? = json!([[]]);
        (!T::is_valid(&spoilt)).then(|| spoilt.to_string())
    })
}

fn scalars(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                scalars(item, format!("{place}/{at}"), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                scalars(member, format!("{place}/{key}"), found);
            }
        }
        _ => found.push(place),
    }
}
