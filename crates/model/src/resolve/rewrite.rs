//! Documents as the validator of the Rust half is to read them: with regular expressions that mean
//! to its engine what they mean in ECMA-262, and references that find their way past them; and with
//! references spelled in the ways it knows.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use super::{Graph, Standing, uri};
use crate::source::{DocumentId, Node, NodeId, Place};

/// A document as the validator of the Rust half is to read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewritten {
    /// The document.
    pub value: Value,
    /// Its regular expressions that are not as written, each with what is written.
    pub patterns: BTreeMap<String, String>,
}

impl Rewritten {
    /// The JSON Pointer in this document to what a pointer of the document as written leads to.
    #[must_use]
    pub fn pointer(&self, written: &str) -> String {
        let mut at = Some(&self.value);
        let mut pointer = String::new();
        for step in written.split('/').skip(1) {
            let plain = step.replace("~1", "/").replace("~0", "~");
            let child = at.and_then(|value| match value {
                Value::Object(properties) => properties.get(&plain),
                Value::Array(items) => items.get(plain.parse::<usize>().ok()?),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
            });
            let renamed = || self.patterns.iter().find(|(_, original)| **original == plain);
            let (name, child) = match child {
                Some(child) => (plain.as_str(), Some(child)),
                None => renamed().map_or((plain.as_str(), None), |(rust, _)| {
                    (rust.as_str(), at.and_then(|value| value.get(rust)))
                }),
            };
            pointer = pointer + "/" + &name.replace('~', "~0").replace('/', "~1");
            at = child;
        }
        pointer
    }
}

/// The documents that are to be read otherwise than they are written.
pub(super) fn documents(
    graph: &Graph,
    translations: &BTreeMap<String, String>,
) -> HashMap<DocumentId, Rewritten> {
    let own = graph.documents().filter(|(_, standing)| *standing != Standing::Standard);
    let rewritten = own.filter_map(|(document, _)| {
        let mut rewriting =
            Rewriting { graph, document, translations, patterns: BTreeMap::new(), changed: false };
        let value = rewriting.value(NodeId::ROOT);
        let patterns = rewriting.patterns;
        rewriting.changed.then_some((document, Rewritten { value, patterns }))
    });
    rewritten.collect()
}

struct Rewriting<'g> {
    graph: &'g Graph,
    document: DocumentId,
    translations: &'g BTreeMap<String, String>,
    patterns: BTreeMap<String, String>,
    changed: bool,
}

impl Rewriting<'_> {
    fn value(&mut self, node: NodeId) -> Value {
        let source = &self.graph.sources[self.document];
        match &source[node] {
            Node::Null | Node::Bool(_) | Node::Number(_) => source.value(node),
            Node::String(text) => Value::String(self.reference(node).unwrap_or(text.clone())),
            Node::Array(items) => items.iter().map(|item| self.value(*item)).collect(),
            Node::Object(properties) => {
                let schema = self.graph.entry(self.document).scanned[node.0 as usize];
                let mut object = Map::new();
                for (key, child) in properties {
                    let value = match (key.as_str(), &source[*child]) {
                        ("pattern", Node::String(pattern)) if schema => {
                            Value::String(self.pattern(pattern))
                        }
                        ("patternProperties", Node::Object(names)) if schema => {
                            let pairs = names.iter();
                            let pairs =
                                pairs.map(|(name, node)| (self.pattern(name), self.value(*node)));
                            Value::Object(pairs.collect())
                        }
                        _ => self.value(*child),
                    };
                    object.insert(key.clone(), value);
                }
                Value::Object(object)
            }
        }
    }

    fn pattern(&mut self, pattern: &str) -> String {
        let Some(rust) = self.translations.get(pattern) else { return pattern.to_owned() };
        self.patterns.insert(rust.clone(), pattern.to_owned());
        self.changed = true;
        rust.clone()
    }

    /// A reference whose way leads past a regular expression that changed.
    fn reference(&mut self, node: NodeId) -> Option<String> {
        let place = Place { document: self.document, node };
        let Place { document, node } = self.graph.landing(place)?.target;
        if self.graph.standing(document) == Standing::Standard {
            return self.standard(place, document);
        }
        let pointer = self.graph.sources[document].pointer(node);
        let rewritten = self.pointer(Place { document, node });
        if pointer == rewritten {
            return self.empty(place);
        }
        Some({
            self.changed = true;
            format!("{}#{}", self.graph.uri(document), fragment(&rewritten))
        })
    }

    /// A reference without a character, which the validator takes for none.
    fn empty(&mut self, place: Place) -> Option<String> {
        let is_empty = self.graph.sources[self.document][place.node] == Node::String(String::new());
        is_empty.then(|| {
            self.changed = true;
            "#".to_owned()
        })
    }

    /// A reference to a meta-schema, which others know under its own URI alone: this graph does not
    /// tell `http` from `https` there.
    fn standard(&mut self, place: Place, document: DocumentId) -> Option<String> {
        let Node::String(written) = &self.graph.sources[self.document][place.node] else {
            return None;
        };
        let (address, fragment) = uri::split(written);
        let own = self.graph.uri(document);
        let known = uri::resolve(self.graph.base(place), address).is_ok_and(|uri| uri == own);
        (!known && !address.is_empty()).then(|| {
            self.changed = true;
            fragment.map_or_else(|| own.to_owned(), |fragment| format!("{own}#{fragment}"))
        })
    }

    /// The JSON Pointer of a place in its document once that is rewritten.
    fn pointer(&self, place: Place) -> String {
        let source = &self.graph.sources[place.document];
        let scanned = &self.graph.entry(place.document).scanned;
        let mut steps = Vec::new();
        let mut at = place.node;
        while let (Some(parent), Some(step)) = (source.parent(at), source.step(at)) {
            let schema = source.parent(parent).filter(|above| scanned[above.0 as usize]);
            let names = schema.and_then(|above| source.get(above, "patternProperties"));
            let translated = self.translations.get(&step).filter(|_| names == Some(parent));
            steps.push(translated.cloned().unwrap_or(step));
            at = parent;
        }
        let escaped = steps.iter().rev().map(|step| step.replace('~', "~0").replace('/', "~1"));
        escaped.fold(String::new(), |pointer, step| pointer + "/" + &step)
    }
}

/// A JSON Pointer as the fragment of a URI: what a fragment may not hold is percent-encoded.
fn fragment(pointer: &str) -> String {
    pointer.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"/~-._!$&'()*+,;=:@?".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
            text.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
        text
    })
}
