//! The parameters of a violation.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::check::detail::{Detail, Untold};
use crate::check::json::Json;
use crate::check::schema::KindSet;

/// What a keyword asks for, by name: the table of `docs/violations.md`.
///
/// Lists of values are those of the contract; they are written, not copied.
#[derive(Clone)]
pub struct Parameters(Detail);

/// One parameter.
enum Parameter<'p> {
    Value(Value),
    Static(&'p Json),
    Values(&'p [Json]),
}

impl Parameters {
    pub(super) const fn new(detail: Detail) -> Self {
        Self(detail)
    }

    pub(super) const fn detail(&self) -> &Detail {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list().is_empty()
    }

    /// The parameter of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value> {
        let mut all = self.list().into_iter();
        all.find(|(known, _)| *known == name).map(|(_, parameter)| parameter.to_value())
    }

    /// All of them, as a JSON object.
    #[must_use]
    pub fn to_map(&self) -> Map<String, Value> {
        let all = self.list().into_iter();
        all.map(|(name, parameter)| (name.to_owned(), parameter.to_value())).collect()
    }

    fn list(&self) -> Vec<(&'static str, Parameter<'_>)> {
        use Parameter::{Static, Values};
        let value = |value| Parameter::Value(value);
        match &self.0 {
            Detail::None | Detail::Name => Vec::new(),
            Detail::Types(kinds) => vec![("types", value(json!(types(*kinds))))],
            Detail::Values(values) => vec![("values", Values(values))],
            Detail::Value(it) => vec![("value", Static(it))],
            Detail::Limit(limit) => vec![("limit", value(Value::Number(limit.to_number())))],
            Detail::Count(limit) => vec![("limit", value(json!(limit)))],
            Detail::Divisor(it) => vec![("divisor", value(Value::Number(it.to_number())))],
            Detail::Pattern(source) => vec![("pattern", value(json!(source)))],
            Detail::Format(name) => vec![("format", value(json!(name)))],
            Detail::MediaType(name) => vec![("mediaType", value(json!(name)))],
            Detail::Property(name) => vec![("property", value(json!(name)))],
            Detail::Contains(min, max) => {
                let max = max.map(|max| ("max", value(json!(max))));
                [("min", value(json!(min)))].into_iter().chain(max).collect()
            }
            Detail::Matched(matched) => vec![("matched", value(json!(matched)))],
            Detail::Nearest { one, nearest, called: _ } => {
                let nearest = [("nearest", value(json!(nearest)))];
                matched(*one).into_iter().chain(nearest).collect()
            }
            Detail::Tag { one, tag, why } => {
                let property = match why {
                    Untold::Missing => Some(("property", value(json!(tag.property)))),
                    Untold::Unlisted | Untold::NoObject => None,
                };
                let tag = [("tag", value(json!(tag.property))), ("values", Values(tag.values))];
                matched(*one).into_iter().chain(property).chain(tag).collect()
            }
            Detail::Expected(expected) => vec![("expected", value(json!(expected)))],
        }
    }
}

/// That no branch of `oneOf` is met.
fn matched(one: bool) -> Option<(&'static str, Parameter<'static>)> {
    one.then(|| ("matched", Parameter::Value(json!([]))))
}

/// The names of types, in the order of the table.
pub(super) fn types(kinds: KindSet) -> Vec<&'static str> {
    let number = kinds & 0b1100 == 0b1100;
    let names = [
        ("null", kinds & 1 != 0),
        ("boolean", kinds & 2 != 0),
        ("integer", kinds & 4 != 0 && !number),
        ("fraction", kinds & 8 != 0 && !number),
        ("number", number),
        ("string", kinds & 16 != 0),
        ("array", kinds & 32 != 0),
        ("object", kinds & 64 != 0),
    ];
    names.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect()
}

impl Parameter<'_> {
    fn to_value(&self) -> Value {
        match self {
            Self::Value(value) => value.clone(),
            Self::Static(value) => value.to_value(),
            Self::Values(values) => values.iter().map(|value| value.to_value()).collect(),
        }
    }
}

impl Serialize for Parameter<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Static(value) => value.serialize(serializer),
            Self::Values(values) => serializer.collect_seq(values.iter()),
        }
    }
}

impl Serialize for Parameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.list())
    }
}

impl PartialEq for Parameters {
    fn eq(&self, other: &Self) -> bool {
        self.to_map() == other.to_map()
    }
}

impl Eq for Parameters {}

impl fmt::Debug for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_map().fmt(f)
    }
}
