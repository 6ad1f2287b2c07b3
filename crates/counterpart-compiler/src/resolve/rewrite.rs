//! Rewrites documents for the validator `jsonschema`, which judges: regular expressions become those that mean
//! the same to its engine, references that pass them follow, and references are spelled as it
//! expects.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use super::{DocumentKind, Draft, Graph, uri};
use crate::json::pointer;
use crate::model::Rewritten;
use crate::source::{DocumentId, Node, NodeId, Place};

/// The documents that are to be read otherwise than they are written.
pub(super) fn documents(
    graph: &Graph,
    translations: &BTreeMap<String, String>,
) -> HashMap<DocumentId, Rewritten> {
    let own = graph
        .documents()
        .filter(|(_, kind)| matches!(kind, DocumentKind::Contract | DocumentKind::Referenced));
    let rewritten = own.filter_map(|(document, _)| {
        rewritten(graph, document, translations).map(|rewritten| (document, rewritten))
    });
    rewritten.collect()
}

fn rewritten(
    graph: &Graph,
    document: DocumentId,
    translations: &BTreeMap<String, String>,
) -> Option<Rewritten> {
    let patterns = BTreeMap::new();
    let mut rewriting = Rewriting { graph, document, translations, patterns, changed: false };
    let value = rewriting.value(NodeId::ROOT);
    let patterns = rewriting.patterns;
    rewriting.changed.then_some(Rewritten { value, patterns })
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
                    if schema && self.is_unread_content(node, key, *child) {
                        self.changed = true;
                        continue;
                    }
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

    /// Whether it is a keyword about content that the validator must not see: one that annotates
    /// where the validator asserts it, or a media type that is not checked, for which the validator
    /// ignores `contentEncoding` as well.
    fn is_unread_content(&self, schema: NodeId, keyword: &str, value: NodeId) -> bool {
        let place = Place { document: self.document, node: schema };
        match keyword {
            "contentEncoding" => self.reads_content(place) && !self.graph.asserts_content(place),
            "contentMediaType" => {
                self.reads_content(place) && !self.graph.asserts_content(place)
                    || self.is_unchecked(schema, value)
            }
            _ => false,
        }
    }

    /// Whether the validator asserts keywords about content at a place.
    fn reads_content(&self, place: Place) -> bool {
        match self.graph.dialect(place).draft {
            Draft::Draft6 | Draft::Draft7 => true,
            Draft::Draft4 | Draft::Draft201909 | Draft::Draft202012 => false,
        }
    }

    /// Whether a media type is not checked although the content is encoded.
    fn is_unchecked(&self, schema: NodeId, media_type: NodeId) -> bool {
        let source = &self.graph.sources[self.document];
        source.get(schema, "contentEncoding").is_some()
            && matches!(&source[media_type], Node::String(name) if name != "application/json")
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
        if self.graph.kind(document) == DocumentKind::MetaSchema {
            return self.standard(place, document);
        }
        let written = self.graph.sources[document].pointer(node);
        let rewritten = self.pointer(Place { document, node });
        if written == rewritten {
            return self.empty(place);
        }
        Some({
            self.changed = true;
            format!("{}#{}", self.graph.uri(document), pointer::fragment(&rewritten))
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

    /// A reference to a meta-schema, which validators know under its own URI alone; this graph
    /// accepts both `http` and `https` there.
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
        pointer::of(steps.iter().rev())
    }
}
