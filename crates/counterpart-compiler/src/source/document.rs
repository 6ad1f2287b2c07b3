//! A document as a tree of JSON values with places.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde_json::{Map, Number, Value};

use super::ids::{NodeId, Place};
use super::syntax::Syntax;
use crate::json::pointer;
use crate::position::Lines;

/// One JSON value of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number
    Number(Number),
    /// A string
    String(String),
    /// An array
    Array(Vec<NodeId>),
    /// An object, in source order. Of a repeated key, it has the last value.
    Object(IndexMap<String, NodeId>),
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    /// The byte at which the value (for a property: its key) starts.
    pub offset: usize,
    /// The value that holds it; the root holds itself.
    pub parent: NodeId,
}

/// The values of a document, in the order of its text; a value holds those behind it.
#[derive(Debug, Default)]
pub(super) struct Values {
    pub nodes: Vec<Node>,
    /// Where each of the nodes comes from.
    pub origins: Vec<Origin>,
    /// The values whose key stands before them in the same object.
    pub repeated: Vec<NodeId>,
}

/// A document, written in JSON or YAML.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file, under the name by which it was read.
    pub path: PathBuf,
    /// Its text, without byte order mark.
    pub text: String,
    lines: Lines,
    nodes: Vec<Node>,
    origins: Vec<Origin>,
    repeated: Vec<NodeId>,
    /// For a document that was made from others: the place that each value was made from.
    made_from: Vec<Place>,
}

impl Document {
    pub(super) fn new(path: &Path, text: String, lines: Lines, values: Values) -> Self {
        let Values { nodes, origins, repeated } = values;
        Self { path: path.to_owned(), text, lines, nodes, origins, repeated, made_from: Vec::new() }
    }

    /// The document, which was made from others: the places that its values were made from, in the
    /// order of its text.
    #[must_use]
    pub(crate) fn made_from(self, places: Vec<Place>) -> Self {
        Self { made_from: places, ..self }
    }

    /// The place that a value was made from, in a document that was made from others.
    #[must_use]
    pub fn origin(&self, node: NodeId) -> Option<Place> {
        self.made_from.get(node.index()).copied()
    }

    /// The values of properties whose key stands more than once in its object.
    #[must_use]
    pub fn repeated_keys(&self) -> &[NodeId] {
        &self.repeated
    }

    /// The document in JSON, with the same values under the same ids: itself, unless it is YAML.
    #[must_use]
    pub fn as_json(&self) -> Cow<'_, Self> {
        if Syntax::of(&self.path) != Some(Syntax::Yaml) {
            return Cow::Borrowed(self);
        }
        let text = format!("{:#}\n", self.value(NodeId::ROOT));
        let json = Self::parse(&self.path.with_extension("json"), text.into_bytes());
        json.map_or(Cow::Borrowed(self), Cow::Owned)
    }

    /// The number of its values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether it has no value (it always has one).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every value, in the order of the text.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        let count = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        (0..count).map(NodeId)
    }

    /// The value of `node`.
    #[must_use]
    pub fn value(&self, node: NodeId) -> Value {
        match &self[node] {
            Node::Null => Value::Null,
            Node::Bool(value) => Value::Bool(*value),
            Node::Number(number) => Value::Number(number.clone()),
            Node::String(text) => Value::String(text.clone()),
            Node::Array(items) => items.iter().map(|item| self.value(*item)).collect(),
            Node::Object(properties) => {
                let pairs = properties.iter().map(|(key, node)| (key.clone(), self.value(*node)));
                Value::Object(pairs.collect::<Map<_, _>>())
            }
        }
    }

    /// The property `key` of `node`, if it is an object that has it.
    #[must_use]
    pub fn get(&self, node: NodeId, key: &str) -> Option<NodeId> {
        let Node::Object(properties) = &self[node] else { return None };
        properties.get(key).copied()
    }

    /// The string under `key` of `node`, if there is one.
    #[must_use]
    pub fn string(&self, node: NodeId, key: &str) -> Option<&str> {
        let Node::String(text) = &self[self.get(node, key)?] else { return None };
        Some(text)
    }

    /// The value at a JSON Pointer below `from`.
    #[must_use]
    pub fn at_pointer(&self, from: NodeId, pointer: &str) -> Option<NodeId> {
        if pointer.is_empty() {
            return Some(from);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(from, |node, step| match &self[node] {
            Node::Array(items) => {
                let plain = step == "0" || !step.starts_with(['0', '+']);
                let index = plain.then(|| step.parse::<usize>().ok()).flatten()?;
                items.get(index).copied()
            }
            Node::Object(properties) => properties.get(&*pointer::unescaped(step)).copied(),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => None,
        })
    }

    /// The value that holds `node`; `None` for the value of the document itself.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        (node != NodeId::ROOT).then(|| self.origins[node.0 as usize].parent)
    }

    /// The key or index of `node` in the value that holds it, not escaped.
    #[must_use]
    pub fn step(&self, node: NodeId) -> Option<String> {
        match &self[self.parent(node)?] {
            Node::Array(items) => items.binary_search(&node).ok().map(|at| at.to_string()),
            // Nodes and properties have the order of the text, except repeated properties.
            Node::Object(properties) => properties
                .binary_search_by(|_, value| value.cmp(&node))
                .ok()
                .or_else(|| properties.values().position(|value| *value == node))
                .and_then(|at| properties.get_index(at).map(|(key, _)| key.clone())),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => None,
        }
    }

    /// The JSON Pointer of `node`.
    #[must_use]
    pub fn pointer(&self, node: NodeId) -> String {
        let mut steps = Vec::new();
        let mut at = node;
        while let (Some(parent), Some(step)) = (self.parent(at), self.step(at)) {
            steps.push(step);
            at = parent;
        }
        pointer::of(steps.iter().rev())
    }

    /// Line and column of `node`, both from 1.
    #[must_use]
    pub fn position(&self, node: NodeId) -> (usize, usize) {
        self.lines.position(&self.text, self.offset(node))
    }

    /// The byte at which `node` starts; for a property, its key.
    #[must_use]
    pub fn offset(&self, node: NodeId) -> usize {
        self.origins[node.0 as usize].offset
    }
}

impl std::ops::Index<NodeId> for Document {
    type Output = Node;

    fn index(&self, node: NodeId) -> &Node {
        &self.nodes[node.0 as usize]
    }
}
