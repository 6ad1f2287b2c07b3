//! YAML 1.2: each document of a file, with anchors followed and `<<` merged.

use std::collections::BTreeMap;
use std::path::Path;

use saphyr_parser::{Event, Marker, Parser, ScanError, Span as Marks};

use super::data::{self, Data, Entry, Node};
use crate::facts::{Facts, Problem, Span};

/// How deep collections may nest. What is deeper is not read.
const DEPTH: usize = 127;

/// How many values anchors may stand for altogether, so that a small file cannot grow without end.
const COPIES: usize = 100_000;

/// Reads one file. After an error, what was read before it stands.
#[must_use]
pub fn read(_path: &Path, text: &str) -> Facts {
    let mut builder = Builder::default();
    let mut problems = Vec::new();
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, marks)) => builder.event(event, marks),
            Err(error) => {
                problems.push(problem(&error));
                break;
            }
        }
    }
    builder.close();
    let mut facts = data::facts(&builder.documents);
    facts.problems = problems;
    facts
}

#[derive(Default)]
struct Builder {
    documents: Vec<Node>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    copies: usize,
    /// How many collections are open beyond the limit.
    too_deep: usize,
}

/// A collection that is not complete.
struct Open {
    at: Span,
    anchor: usize,
    items: Vec<Node>,
    map: bool,
}

impl Builder {
    fn event(&mut self, event: Event, marks: Marks) {
        let at = span(marks);
        if self.skips(&event, at) {
            return;
        }
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let string = style != saphyr_parser::ScalarStyle::Plain || is_text(&text);
                let data = Data::Scalar { text: text.into_owned(), string };
                self.complete(Node { at, data }, anchor);
            }
            Event::SequenceStart(anchor, _) => self.open(at, anchor, false),
            Event::MappingStart(anchor, _) => self.open(at, anchor, true),
            Event::SequenceEnd | Event::MappingEnd => self.close_one(),
            Event::Alias(anchor) => {
                let data = self.copy(anchor);
                self.complete(Node { at, data }, 0);
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    /// Counts what is too deep, and leaves one value there that cannot be told.
    fn skips(&mut self, event: &Event, at: Span) -> bool {
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) if self.open.len() >= DEPTH => {
                if self.too_deep == 0 {
                    let because = format!("it nests more than {DEPTH} levels deep");
                    self.complete(Node { at, data: Data::Unknown(because) }, 0);
                }
                self.too_deep += 1;
                true
            }
            Event::SequenceEnd | Event::MappingEnd if self.too_deep > 0 => {
                self.too_deep -= 1;
                true
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::Alias(_)
            | Event::Scalar(..)
            | Event::SequenceStart(..)
            | Event::SequenceEnd
            | Event::MappingStart(..)
            | Event::MappingEnd => self.too_deep > 0,
        }
    }

    fn open(&mut self, at: Span, anchor: usize, map: bool) {
        self.open.push(Open { at: Span { length: 1, ..at }, anchor, items: vec![], map });
    }

    fn copy(&mut self, anchor: usize) -> Data {
        let Some(node) = self.anchors.get(&anchor) else {
            return Data::Unknown("the anchor contains itself".to_owned());
        };
        self.copies += size(node);
        if self.copies > COPIES {
            return Data::Unknown("its anchors stand for too many values".to_owned());
        }
        node.data.clone()
    }

    fn complete(&mut self, node: Node, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            Some(open) => open.items.push(node),
            None => self.documents.push(node),
        }
    }

    fn close_one(&mut self) {
        let Some(Open { at, anchor, items, map }) = self.open.pop() else { return };
        let data = if map { Data::Map(entries(items)) } else { Data::List(items) };
        self.complete(Node { at, data }, anchor);
    }

    fn close(&mut self) {
        while !self.open.is_empty() {
            self.close_one();
        }
    }
}

/// Keys and values in turn. `<<` adds the keys of other maps that are not there by themselves.
fn entries(items: Vec<Node>) -> Vec<Entry> {
    let (mut entries, mut merged): (Vec<Entry>, Vec<Entry>) = (vec![], vec![]);
    let mut items = items.into_iter();
    while let Some(key) = items.next() {
        let missing = Node { at: key.at, data: scalar_null() };
        let value = items.next().unwrap_or(missing);
        match key.data {
            Data::Scalar { text, .. } if text == "<<" => merged.extend(merge(value, key.at)),
            Data::Scalar { text, .. } => entries.push(Entry { key: Ok(text), at: key.at, value }),
            Data::List(_) | Data::Map(_) | Data::Unknown(_) => {
                let because = "the key is not a string".to_owned();
                entries.push(Entry { key: Err(because), at: key.at, value });
            }
        }
    }
    for entry in merged {
        if entries.iter().all(|own| own.key != entry.key) {
            entries.push(entry);
        }
    }
    entries
}

/// The keys that `<<` adds, at their own places.
fn merge(value: Node, at: Span) -> Vec<Entry> {
    match value.data {
        Data::Map(entries) => entries,
        Data::List(maps) => maps.into_iter().flat_map(|map| merge(map, at)).collect(),
        Data::Scalar { .. } | Data::Unknown(_) => {
            let because = "it merges something that is not a map".to_owned();
            vec![Entry { key: Err(because), at, value }]
        }
    }
}

fn size(node: &Node) -> usize {
    match &node.data {
        Data::Scalar { .. } | Data::Unknown(_) => 1,
        Data::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Data::Map(entries) => 1 + entries.iter().map(|entry| size(&entry.value)).sum::<usize>(),
    }
}

/// Whether a plain scalar is text, by the core schema of YAML 1.2.
fn is_text(plain: &str) -> bool {
    let word = matches!(
        plain,
        "" | "~"
            | "null"
            | "Null"
            | "NULL"
            | "true"
            | "True"
            | "TRUE"
            | "false"
            | "False"
            | "FALSE"
    );
    !word && plain.parse::<f64>().is_err()
}

fn scalar_null() -> Data {
    Data::Scalar { text: "null".to_owned(), string: false }
}

fn span(marks: Marks) -> Span {
    let length = marks.end.index().saturating_sub(marks.start.index());
    Span { length: u32::try_from(length).unwrap_or(u32::MAX), ..point(marks.start) }
}

fn point(mark: Marker) -> Span {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Span { line: number(mark.line()), column: number(mark.col() + 1), length: 0 }
}

fn problem(error: &ScanError) -> Problem {
    Problem { at: point(*error.marker()), message: error.info().to_owned() }
}
