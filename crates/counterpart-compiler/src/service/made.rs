//! A schema document that is made from parts of others: each of its values knows the place that it
//! was made from.

use serde_json::{Map, Value};

use crate::source::Place;

/// A value with the place that it was made from, and its parts with theirs.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) from: Place,
    pub(super) tree: Tree,
}

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    /// A value without parts of its own places.
    Leaf(Value),
    /// An array.
    Array(Vec<Made>),
    /// An object, in order.
    Object(Vec<(String, Made)>),
}

impl Made {
    pub(super) const fn object(from: Place) -> Self {
        Self { from, tree: Tree::Object(Vec::new()) }
    }

    pub(super) fn leaf(from: Place, value: impl Into<Value>) -> Self {
        Self { from, tree: Tree::Leaf(value.into()) }
    }

    /// Sets a member of an object; the first of a name stays.
    pub(super) fn set(&mut self, key: &str, value: Self) {
        if let Tree::Object(members) = &mut self.tree
            && members.iter().all(|(other, _)| other != key)
        {
            members.push((key.to_owned(), value));
        }
    }

    /// Takes a member out of an object.
    pub(super) fn take(&mut self, key: &str) -> Option<Self> {
        let Tree::Object(members) = &mut self.tree else { return None };
        let at = members.iter().position(|(other, _)| other == key)?;
        Some(members.remove(at).1)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        let Tree::Object(members) = &self.tree else { return false };
        members.iter().any(|(other, _)| other == key)
    }

    /// The value, with the place of each of its values in the order of its text.
    pub(super) fn into_value(self, places: &mut Vec<Place>) -> Value {
        places.push(self.from);
        match self.tree {
            Tree::Leaf(value) => {
                // What stands in a leaf was made from the same place.
                places.extend(std::iter::repeat_n(self.from, parts(&value)));
                value
            }
            Tree::Array(items) => items.into_iter().map(|item| item.into_value(places)).collect(),
            Tree::Object(members) => {
                let members = members.into_iter().map(|(key, made)| (key, made.into_value(places)));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

/// The number of values in a value, itself not counted.
fn parts(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
        Value::Array(items) => items.iter().map(|item| 1 + parts(item)).sum(),
        Value::Object(members) => members.values().map(|member| 1 + parts(member)).sum(),
    }
}
