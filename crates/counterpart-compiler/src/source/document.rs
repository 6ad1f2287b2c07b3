//! A JSON document as a tree of nodes with places.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde_json::{Map, Number, Value};

use super::lines::Lines;
use super::place::{Location, Place, pointer_step};
use super::scan;
use crate::diagnostic::{Code, Diagnostic};

/// The index of a [`Document`] in its [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(crate) u32);

impl DocumentId {
    /// The position in [`Sources`], from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of a value in its [`Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The document's own value.
    pub const ROOT: Self = Self(0);
}

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
    /// An object, in source order. Of keys that are there twice, the last stands.
    Object(IndexMap<String, NodeId>),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    /// The byte at which the value (for a property: its key) starts.
    pub offset: usize,
    pub parent: NodeId,
}

/// A JSON document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file, as it was named when it was read.
    pub path: PathBuf,
    /// Its text, without byte order mark.
    pub text: String,
    lines: Lines,
    nodes: Vec<Node>,
    origins: Vec<Origin>,
    repeated: Vec<NodeId>,
}

impl Document {
    /// Reads a document from its bytes.
    ///
    /// # Errors
    /// When the bytes are not UTF-8, not JSON, or nest deeper than [`MAX_NESTING`](super::MAX_NESTING).
    pub fn parse(path: &Path, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        scan::document(path, bytes)
    }

    pub(super) fn new(path: &Path, text: String, lines: Lines, scanned: scan::Scanned) -> Self {
        let scan::Scanned { nodes, origins, repeated } = scanned;
        Self { path: path.to_owned(), text, lines, nodes, origins, repeated }
    }

    /// The values of properties whose key is there more than once in its object.
    #[must_use]
    pub fn repeated_keys(&self) -> &[NodeId] {
        &self.repeated
    }

    /// How many values it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether it has no value (it always has one).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
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
            Node::Object(properties) => {
                properties.get(step.replace("~1", "/").replace("~0", "~").as_str()).copied()
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => None,
        })
    }

    /// The value that holds `node`; `None` for the document's own value.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        (node != NodeId::ROOT).then(|| self.origins[node.0 as usize].parent)
    }

    /// The key or index of `node` in the value that holds it, not escaped.
    #[must_use]
    pub fn step(&self, node: NodeId) -> Option<String> {
        match &self[self.parent(node)?] {
            Node::Array(items) => items.binary_search(&node).ok().map(|at| at.to_string()),
            // Nodes are numbered in the order of the text, and so are properties, save repeated ones.
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
        steps.iter().rev().fold(String::new(), |pointer, step| pointer + "/" + &pointer_step(step))
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

/// Every document that was read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    documents: Vec<Document>,
}

impl Sources {
    /// Adds a document.
    pub fn add(&mut self, document: Document) -> DocumentId {
        let id = DocumentId(u32::try_from(self.documents.len()).unwrap_or(u32::MAX));
        self.documents.push(document);
        id
    }

    /// Every document with its id.
    pub fn iter(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        (0u32..).map(DocumentId).zip(&self.documents)
    }

    /// The place spelled out.
    #[must_use]
    pub fn locate(&self, place: Place) -> Location {
        let document = &self[place.document];
        let (line, column) = document.position(place.node);
        Location {
            path: document.path.clone(),
            line,
            column,
            pointer: document.pointer(place.node),
        }
    }

    /// A diagnostic at a place.
    #[must_use]
    pub fn diagnose(&self, code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(self.locate(place))
    }
}

impl std::ops::Index<DocumentId> for Sources {
    type Output = Document;

    fn index(&self, id: DocumentId) -> &Document {
        &self.documents[id.0 as usize]
    }
}
