//! Finds the entries of one document.

use super::EntryKind;
use crate::source::{Document, Node, NodeId};

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
pub(super) fn entries(document: &Document) -> Vec<(NodeId, EntryKind)> {
    let Node::Object(keywords) = &document[NodeId::ROOT] else {
        return vec![(NodeId::ROOT, EntryKind::Root)];
    };
    let held = HOLDERS.iter().flat_map(|holder| held_by(document, NodeId::ROOT, holder));
    let held: Vec<_> = held.map(|(key, node)| (node, kind(document, key, node))).collect();
    let only_holds = keywords.keys().all(|key| NOT_ASSERTING.contains(&key.as_str()));
    let root = (!only_holds || held.is_empty()).then_some((NodeId::ROOT, EntryKind::Root));
    root.into_iter().chain(held).collect()
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

fn kind(document: &Document, key: &str, node: NodeId) -> EntryKind {
    match document.get(node, "const") {
        Some(value) if is_screaming(key) => EntryKind::Constant { value },
        Some(_) | None => EntryKind::Definition,
    }
}

/// Whether a key is written in `SCREAMING_SNAKE_CASE`.
fn is_screaming(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_uppercase())
        && key.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}
