//! Which schemas of a document have a name of their own.

use crate::model::Origin;
use crate::source::{Document, Node, NodeId};

/// Keywords that hold schemas or say what the document is, and assert nothing themselves.
const CONTAINERS: &[&str] = &[
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

/// The places of a contract that are definitions whether or not anything refers to them: the
/// document itself, unless it only holds definitions, and every entry of its `$defs` and
/// `definitions`.
#[must_use]
pub fn places(document: &Document) -> Vec<(NodeId, Origin)> {
    let Node::Object(properties) = &document[NodeId::ROOT] else {
        return vec![(NodeId::ROOT, Origin::Root)];
    };
    let entries: Vec<(NodeId, Origin)> = ["$defs", "definitions"]
        .iter()
        .filter_map(|key| properties.get(*key))
        .filter_map(|node| match &document[*node] {
            Node::Object(entries) => Some(entries.values()),
            _ => None,
        })
        .flatten()
        .map(|node| (*node, Origin::Authored))
        .collect();
    let holds_only = properties.keys().all(|key| CONTAINERS.contains(&key.as_str()));
    let root = (!holds_only || entries.is_empty()).then_some((NodeId::ROOT, Origin::Root));
    root.into_iter().chain(entries).collect()
}
