//! Verdicts about scalars that are no JSON values yet, while they are read.

use serde_json::{Number, Value};

use super::number::{BEYOND, Num};
use super::schema::{KindSet, Listed, Remember, Rule, STRICT, SchemaRef, Union};
use super::{ALL_KINDS, is_met};

/// A scalar.
#[derive(Clone, Copy, Debug)]
pub enum Bare<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number without fraction and exponent.
    Int(i128),
    /// Any other number.
    Float(f64),
    /// A string.
    Text(&'a str),
}

impl Bare<'_> {
    fn number(self) -> Option<Num> {
        match self {
            Self::Int(int) => Some(Num::Int(int)),
            Self::Float(float) => Some(Num::of_float(float)),
            Self::Null | Self::Bool(_) | Self::Text(_) => None,
        }
    }

    /// Whether it is of one of these kinds.
    fn is_of(self, kinds: KindSet) -> bool {
        let kind = match self {
            Self::Null => 1,
            Self::Bool(_) => 1 << 1,
            Self::Int(_) => 1 << 2,
            Self::Float(float) if kinds & STRICT != 0 && float.abs() < BEYOND => 1 << 3,
            Self::Float(float) if float.fract() == 0.0 => 1 << 2,
            Self::Float(_) => 1 << 3,
            Self::Text(_) => 1 << 4,
        };
        kind & kinds != 0
    }

    fn is_listed(self, listed: &Listed) -> bool {
        match self {
            Self::Text(text) if !listed.sorted.is_empty() => {
                listed.sorted.binary_search(&text).is_ok()
            }
            Self::Text(text) => listed.values.iter().any(|value| value.as_str() == Some(text)),
            Self::Null | Self::Bool(_) | Self::Int(_) | Self::Float(_) => {
                listed.values.iter().any(|value| value.equals(&self.to_value()))
            }
        }
    }

    /// The same as a JSON value.
    pub fn to_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(it) => it.into(),
            Self::Int(int) => Value::Number(Num::Int(int).to_number()),
            Self::Float(float) => Number::from_f64(float).map_or(Value::Null, Value::Number),
            Self::Text(text) => text.into(),
        }
    }
}

/// Whether a scalar meets a schema.
pub fn meets(schema: SchemaRef, bare: Bare<'_>) -> bool {
    schema.0.iter().all(|rule| holds(rule, bare))
}

fn holds(rule: &'static Rule, bare: Bare<'_>) -> bool {
    match rule {
        Rule::Never => false,
        Rule::Type(kinds) => bare.is_of(*kinds),
        Rule::Enum(listed) => bare.is_listed(listed),
        Rule::Const(listed) => match (listed.as_str(), bare) {
            (Some(listed), Bare::Text(text)) => listed == text,
            (_, bare) => listed.equals(&bare.to_value()),
        },
        Rule::Number(rule) => bare.number().is_none_or(|number| rule.admits(number)),
        Rule::String(rule) => match bare {
            Bare::Text(text) => rule.admits(text),
            Bare::Null | Bare::Bool(_) | Bare::Int(_) | Bare::Float(_) => true,
        },
        Rule::Array(_) | Rule::Object(_) => true,
        Rule::AllOf(branches) => branches.iter().all(|schema| meets(schema, bare)),
        Rule::AnyOf(union) => branches(union, bare).next().is_some(),
        Rule::OneOf(union) => branches(union, bare).take(2).count() == 1,
        Rule::Not(schema) => !meets(schema, bare),
        Rule::If(condition, then, otherwise) => {
            let schema = if meets(condition, bare) { then } else { otherwise };
            schema.is_none_or(|schema| meets(schema, bare))
        }
        // The walk remembers verdicts.
        Rule::Reference(_, target, Remember::Always) => is_met(target, ALL_KINDS, &bare.to_value()),
        Rule::Reference(_, target, Remember::Never | Remember::Reporting) => meets(target, bare),
        // One that was never set refuses everything.
        Rule::Deferred(schema) => schema.get().is_some_and(|schema| meets(schema, bare)),
    }
}

/// The branches that a scalar meets: where a tag chooses for objects, those that admit none.
fn branches(union: &'static Union, bare: Bare<'_>) -> impl Iterator<Item = SchemaRef> {
    let others = union.tag.map(|tag| if tag.only_objects { &[] } else { tag.others });
    let all = union.branches.iter().enumerate();
    let open = all.filter(move |(at, _)| others.is_none_or(|others| others.contains(at)));
    open.map(|(_, schema)| *schema).filter(move |schema| meets(schema, bare))
}
