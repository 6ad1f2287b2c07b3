//! `uniqueItems`, in time that grows with the size of the items and not with its square.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::number::Num;

/// Up to this many items are compared one by one.
const COMPARED: usize = 8;

/// Whether no two items are equal.
pub fn is_unique(items: &[Value]) -> bool {
    if items.len() <= COMPARED && items.iter().all(is_scalar) {
        let mut rest = items;
        while let Some((first, others)) = rest.split_first() {
            if others.iter().any(|other| compare(first, other).is_eq()) {
                return false;
            }
            rest = others;
        }
        return true;
    }
    let mut sorted: Vec<Item<'_>> = items.iter().map(Item::of).collect();
    sorted.sort_unstable_by(Item::compare);
    sorted.windows(2).all(|pair| match pair {
        [one, other] => one.compare(other).is_ne(),
        _ => true,
    })
}

const fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Array(_) | Value::Object(_))
}

/// A value whose objects, at every level, have their properties sorted, so that comparing two looks
/// at each part once.
enum Item<'v> {
    Scalar(&'v Value),
    Array(Vec<Item<'v>>),
    Object(Vec<(&'v str, Item<'v>)>),
}

impl<'v> Item<'v> {
    fn of(value: &'v Value) -> Self {
        match value {
            Value::Array(items) => Self::Array(items.iter().map(Self::of).collect()),
            Value::Object(members) => Self::Object(sorted(members)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                Self::Scalar(value)
            }
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Scalar(one), Self::Scalar(other)) => compare(one, other),
            (Self::Array(one), Self::Array(other)) => one.len().cmp(&other.len()).then_with(|| {
                let mut pairs = one.iter().zip(other).map(|(a, b)| a.compare(b));
                pairs.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
            }),
            (Self::Object(one), Self::Object(other)) => {
                one.len().cmp(&other.len()).then_with(|| {
                    let mut pairs = one.iter().zip(other);
                    pairs
                        .find_map(|((a, x), (b, y))| {
                            Some(a.cmp(b).then_with(|| x.compare(y))).filter(|it| it.is_ne())
                        })
                        .unwrap_or(Ordering::Equal)
                })
            }
            (one, other) => one.rank().cmp(&other.rank()),
        }
    }

    const fn rank(&self) -> u8 {
        match self {
            Self::Scalar(_) => 0,
            Self::Array(_) => 1,
            Self::Object(_) => 2,
        }
    }
}

fn sorted(members: &Map<String, Value>) -> Vec<(&str, Item<'_>)> {
    let mut sorted: Vec<_> =
        members.iter().map(|(key, value)| (key.as_str(), Item::of(value))).collect();
    sorted.sort_unstable_by_key(|(key, _)| *key);
    sorted
}

/// An order of scalars in which only equal ones are equal.
fn compare(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Bool(one), Value::Bool(other)) => one.cmp(other),
        (Value::Number(one), Value::Number(other)) => Num::of(one).compare(Num::of(other)),
        (Value::String(one), Value::String(other)) => one.cmp(other),
        (one, other) => rank(one).cmp(&rank(other)),
    }
}

const fn rank(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn equal_items_are_found_however_they_are_written() {
        let unique = |value: Value| is_unique(value.as_array().unwrap());
        assert!(unique(json!([1, true, "1", null, [], {}])));
        assert!(!unique(json!([1, 2, 1.0])));
        assert!(!unique(json!([{"a": 1, "b": [2]}, {"b": [2.0], "a": 1}])));
        assert!(unique(json!([{"a": 1, "b": 2}, {"a": 2, "b": 1}, ["a"], ["b"], [["a"]]])));
        let many: Vec<_> = (0..1000).collect();
        assert!(unique(json!(many)));
        let twice: Vec<_> = (0..1000).chain([500]).collect();
        assert!(!unique(json!(twice)));
    }
}
