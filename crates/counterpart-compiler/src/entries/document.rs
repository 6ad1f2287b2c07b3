//! Finds the entries of one document.

use super::{ConstantValue, Entry, EntryKind};
use crate::source::{Document, DocumentId, Node, NodeId, Place};

/// The keywords that hold definitions.
const HOLDERS: [&str; 2] = ["$defs", "definitions"];

/// Keywords that hold schemas or describe the document, and assert nothing themselves. A document
/// without others is not a definition.
const NOT_ASSERTING: &[&str] = &[
    "$schema",
    "$id",
    "id",
    "$comment",
    "$defs",
    "definitions",
    "title",
    "description",
    "$anchor",
    "$vocabulary",
    "x-counterpart",
];

/// The entries of a document.
pub(super) fn entries(id: DocumentId, document: &Document) -> Vec<Entry> {
    let place = |node| Place { document: id, node };
    let root = Entry { place: place(NodeId::ROOT), kind: EntryKind::Root };
    let Node::Object(keywords) = &document[NodeId::ROOT] else { return vec![root] };
    let held = HOLDERS.iter().flat_map(|holder| held_by(document, NodeId::ROOT, holder));
    let held = held.map(|(key, node)| {
        let constant = document.get(node, "const").filter(|_| is_screaming(key));
        let kind = constant.map_or(EntryKind::Definition, |value| {
            let parts = parts(document, value).into_iter().map(place).collect();
            EntryKind::Constant(ConstantValue {
                value: document.value(value),
                at: place(value),
                parts,
            })
        });
        Entry { place: place(node), kind }
    });
    let held: Vec<_> = held.collect();
    let only_holds = keywords.keys().all(|key| NOT_ASSERTING.contains(&key.as_str()));
    let root = (!only_holds || held.is_empty()).then_some(root);
    root.into_iter().chain(held).collect()
}

/// The items of an array, or the properties of an object.
fn parts(document: &Document, value: NodeId) -> Vec<NodeId> {
    match &document[value] {
        Node::Array(items) => items.clone(),
        Node::Object(properties) => properties.values().copied().collect(),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => Vec::new(),
    }
}

/// The keys of all nodes that stand directly in `$defs` or `definitions`.
pub(super) fn keys(document: &Document) -> Vec<(NodeId, String)> {
    let nodes = document.nodes();
    let holders = nodes.flat_map(|node| HOLDERS.iter().map(move |holder| (node, holder)));
    let held = holders.flat_map(|(node, holder)| held_by(document, node, holder));
    held.map(|(key, node)| (node, key.to_owned())).collect()
}

/// The keys and values of the object under a keyword.
fn held_by<'d>(
    document: &'d Document,
    node: NodeId,
    holder: &str,
) -> impl Iterator<Item = (&'d str, NodeId)> {
    let held = document.get(node, holder).and_then(|held| match &document[held] {
        Node::Object(held) => Some(held),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Array(_) => None,
    });
    held.into_iter().flatten().map(|(key, node)| (key.as_str(), *node))
}

/// Whether a key is written in `SCREAMING_SNAKE_CASE`.
fn is_screaming(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_uppercase())
        && key.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}
