//! JSON, by the reader that contracts are read with, and `.jsonc`-like comments not at all.

use std::path::Path;

use counterpart_compiler::source::{Document, Node as Json, NodeId};

use super::data::{self, Data, Entry, Node};
use super::places::Places;
use crate::facts::{Facts, Problem, Span};

/// Reads one file.
#[must_use]
pub fn read(path: &Path, text: &str) -> Facts {
    match Document::parse(path, text.as_bytes().to_vec()) {
        Ok(document) => {
            let reader = Reader { places: Places::of(&document.text), document: &document };
            data::facts(&[reader.node(NodeId::ROOT)])
        }
        Err(diagnostic) => {
            let number = |value| u32::try_from(value).unwrap_or(u32::MAX);
            let at = diagnostic.places.first().map_or((1, 1), |place| (place.line, place.column));
            let at = Span { line: number(at.0), column: number(at.1), length: 0 };
            let problems = vec![Problem { at, message: diagnostic.message }];
            Facts { problems, ..Facts::default() }
        }
    }
}

struct Reader<'d> {
    places: Places<'d>,
    document: &'d Document,
}

impl Reader<'_> {
    fn node(&self, id: NodeId) -> Node {
        let data = match &self.document[id] {
            Json::String(text) => Data::Scalar { text: text.clone(), string: true },
            Json::Null => scalar("null"),
            Json::Bool(value) => scalar(if *value { "true" } else { "false" }),
            Json::Number(number) => scalar(&number.to_string()),
            Json::Array(items) => Data::List(items.iter().map(|item| self.node(*item)).collect()),
            Json::Object(properties) => {
                let entry = |(key, id): (&String, &NodeId)| Entry {
                    key: Ok(key.clone()),
                    at: self.at(*id),
                    value: self.node(*id),
                };
                Data::Map(properties.iter().map(entry).collect())
            }
        };
        Node { at: self.at(id), data }
    }

    /// The place of a value; of a property, its key.
    fn at(&self, id: NodeId) -> Span {
        let start = self.document.offset(id);
        let rest = self.document.text.as_bytes().get(start..).unwrap_or_default();
        self.places.range(start..start + token_length(rest))
    }
}

/// How long the token at the beginning of `rest` is.
fn token_length(rest: &[u8]) -> usize {
    match rest.first() {
        Some(b'"') => {
            let mut escaped = false;
            let end = rest.iter().skip(1).position(|byte| {
                let ends = *byte == b'"' && !escaped;
                escaped = *byte == b'\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        }
        Some(b'{' | b'[') => 1,
        Some(_) => {
            let end = |byte: &u8| matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace();
            rest.iter().position(end).unwrap_or(rest.len())
        }
        None => 0,
    }
}

fn scalar(text: &str) -> Data {
    Data::Scalar { text: text.to_owned(), string: false }
}
