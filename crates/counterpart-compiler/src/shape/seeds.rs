//! Which schemas of a document have a name of their own.

use crate::model::{Annotations, Contract, Origin, SchemaId, Supply};
use crate::source::{Document, DocumentId, Node, NodeId, Place, Sources};

/// What is known of a contract before its shapes.
#[derive(Clone, Debug)]
pub struct Seed {
    /// The document.
    pub document: DocumentId,
    /// The file stem.
    pub name: String,
    /// The URI references resolve against.
    pub uri: String,
    /// The digest of all its documents.
    pub digest: String,
    /// The documents that validating its instances needs, its own first.
    pub documents: Vec<DocumentId>,
    /// Where its types come from.
    pub supply: Supply,
    /// Whether it is a contract of the project; of other documents only what is referred to gets
    /// a definition.
    pub own: bool,
    /// The schemas that have a name of their own, in source order: see [`super::places`].
    pub named: Vec<(Place, SchemaId, Origin)>,
}

impl Seed {
    /// The contract, without what is in it.
    pub(super) fn contract(&self, sources: &Sources) -> Contract {
        let document = &sources[self.document];
        let text = |key| document.string(NodeId::ROOT, key).map(str::to_owned);
        Contract {
            name: self.name.clone(),
            uri: self.uri.clone(),
            document: self.document,
            annotations: Annotations {
                title: text("title"),
                description: text("description"),
                ..Annotations::default()
            },
            digest: self.digest.clone(),
            definitions: Vec::new(),
            constants: Vec::new(),
            documents: self.documents.clone(),
            supply: self.supply.clone(),
        }
    }
}

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
