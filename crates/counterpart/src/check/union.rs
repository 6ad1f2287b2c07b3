//! How a union decides: the branch that a tag chooses, and the one that a value is nearest to.

use serde_json::{Map, Value};

use super::json::Json;
use super::scalar::is_of;
use super::schema::{Distance, Expected, Tag, Union};

impl Tag {
    /// The branch that a value of the property chooses.
    pub(crate) fn branch(&self, value: &Value) -> Option<usize> {
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
    pub(crate) fn nearest(&self, value: &Value) -> usize {
        let distances = self.distances.iter().map(|distance| distance.of(value)).enumerate();
        distances.min_by_key(|(_, distance)| *distance).map_or(0, |(at, _)| at)
    }

    /// How messages call a branch.
    pub(crate) fn called(&self, branch: usize) -> &'static str {
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
