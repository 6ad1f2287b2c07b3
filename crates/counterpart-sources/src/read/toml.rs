//! TOML. Of a file with errors, what stands around them is read all the same.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::data::{self, Data, Entry, Node};
use super::places::Places;
use crate::facts::{Facts, Problem, Span};

/// Reads one file.
#[must_use]
pub fn read(_path: &Path, text: &str) -> Facts {
    let places = Places::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let root = Node { at: places.range(0..0), data: map(&places, table.get_ref()) };
    let mut facts = data::facts(&[root]);
    facts.problems = errors
        .iter()
        .map(|error| Problem {
            at: places.range(error.span().unwrap_or(0..0)),
            message: error.message().lines().collect::<Vec<_>>().join(", "),
        })
        .collect();
    facts
}

/// A table, in source order.
fn map(places: &Places, table: &DeTable) -> Data {
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue>)| {
        let key: &Spanned<std::borrow::Cow<str>> = key;
        Entry {
            key: Ok(key.get_ref().to_string()),
            at: places.range(key.span()),
            value: node(places, value),
        }
    };
    Data::Map(pairs.into_iter().map(entry).collect())
}

fn node(places: &Places, value: &Spanned<DeValue>) -> Node {
    let scalar = |text: String| Data::Scalar { text, string: false };
    let data = match value.get_ref() {
        DeValue::String(text) => Data::Scalar { text: text.to_string(), string: true },
        DeValue::Integer(number) => scalar(number.to_string()),
        DeValue::Float(number) => scalar(number.to_string()),
        DeValue::Boolean(value) => scalar(value.to_string()),
        DeValue::Datetime(time) => scalar(time.to_string()),
        DeValue::Array(items) => Data::List(items.iter().map(|item| node(places, item)).collect()),
        DeValue::Table(table) => map(places, table),
    };
    Node { at: first(places.range(value.span()), value), data }
}

/// A table or a list may cover many lines; its place is where it begins.
fn first(at: Span, value: &Spanned<DeValue>) -> Span {
    match value.get_ref() {
        DeValue::Table(_) | DeValue::Array(_) => Span { length: 1, ..at },
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => at,
    }
}
