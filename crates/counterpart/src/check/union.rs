//! What is known of a union before any value: how its branch is chosen, and which one is reported
//! when none is met.

use serde_json::{Map, Value};

use super::json::Json;
use super::scalar::is_of;
use super::schema::{KindSet, Listed, SchemaRef};

/// An `anyOf` or `oneOf`.
#[derive(Debug)]
pub struct Union {
    /// Its branches.
    pub branches: &'static [SchemaRef],
    /// The branch that is reported as one of `allOf` is, where all others admit exactly `null`.
    pub lone: Option<usize>,
    /// The property that chooses the branch of an object.
    pub tag: Option<&'static Tag>,
    /// How far a value is from each branch; empty where nobody asks.
    pub distances: &'static [Distance],
}

/// The property that chooses the branch of an object.
#[derive(Debug)]
pub struct Tag {
    /// Its name.
    pub property: &'static str,
    /// The values that choose a branch, in the order of the branches.
    pub values: &'static [Json],
    /// The branch that each of the values chooses.
    pub chosen: &'static [usize],
    /// The branches that admit no object.
    pub others: &'static [usize],
    /// Whether every branch admits nothing but objects.
    pub only_objects: bool,
}

/// How far a value is from a branch.
#[derive(Debug)]
pub struct Distance {
    /// How messages call the branch.
    pub called: &'static str,
    /// What is expected of the value itself.
    pub own: Expected,
    /// The properties that an object must have.
    pub required: &'static [&'static str],
    /// What is expected of properties.
    pub properties: &'static [(&'static str, Expected)],
    /// The names that an object may have, in the order of their bytes, if others are refused.
    pub closed: Option<&'static [&'static str]>,
}

/// The kinds and values that a schema expects.
#[derive(Debug)]
pub struct Expected {
    /// The kinds.
    pub kinds: KindSet,
    /// The values, if they are listed.
    pub values: Option<&'static Listed>,
}

impl Tag {
    /// The branch that a value of the property chooses.
    pub fn branch(&self, value: &Value) -> Option<usize> {
        let at = self.values.iter().position(|listed| equals(listed, value))?;
        self.chosen.get(at).copied()
    }
}

/// Whether a tag's value is this one. Numbers are compared as doubles, as JavaScript does.
fn equals(listed: &Json, value: &Value) -> bool {
    match (listed, value) {
        (Json::String(listed), Value::String(value)) => listed == value,
        #[allow(clippy::float_cmp, reason = "values that are listed")]
        (Json::Number(listed), Value::Number(value)) => Some(listed.to_float()) == value.as_f64(),
        (listed, value) => listed.equals(value),
    }
}

/// What failed assertions add to a distance, as `docs/violations.md` states.
mod weight {
    pub const TYPE: usize = 1000;
    pub const VALUE: usize = 100;
    pub const MISSING: usize = 10;
    pub const PROPERTY_TYPE: usize = 10;
    pub const PROPERTY_VALUE: usize = 50;
    pub const UNDECLARED: usize = 5;
    pub const MOST_UNDECLARED: usize = 16;
}

impl Union {
    /// The branch that a value is nearest to: the first of those with the smallest distance.
    pub fn nearest(&self, value: &Value) -> usize {
        let distances = self.distances.iter().map(|distance| distance.of(value)).enumerate();
        distances.min_by_key(|(_, distance)| *distance).map_or(0, |(at, _)| at)
    }

    /// How messages call a branch.
    pub fn called(&self, branch: usize) -> &'static str {
        self.distances.get(branch).map_or("", |distance| distance.called)
    }
}

impl Distance {
    fn of(&self, value: &Value) -> usize {
        let own = self.own.of(value, weight::TYPE, weight::VALUE);
        match value {
            Value::Object(members) => own + self.of_members(members),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => own,
        }
    }

    fn of_members(&self, members: &Map<String, Value>) -> usize {
        let missing = self.required.iter().filter(|name| !members.contains_key(**name)).count();
        let refused = self.properties.iter().filter_map(|(name, expected)| {
            let value = members.get(*name)?;
            Some(expected.of(value, weight::PROPERTY_TYPE, weight::PROPERTY_VALUE))
        });
        let undeclared = self.closed.map_or(0, |names| {
            let others = members.keys().filter(|key| names.binary_search(&key.as_str()).is_err());
            others.take(weight::MOST_UNDECLARED).count()
        });
        missing * weight::MISSING + refused.sum::<usize>() + undeclared * weight::UNDECLARED
    }
}

impl Expected {
    fn of(&self, value: &Value, kind: usize, listed: usize) -> usize {
        let is_listed = self.values.is_none_or(|values| values.has(value));
        usize::from(!is_of(value, self.kinds)) * kind + usize::from(!is_listed) * listed
    }
}
