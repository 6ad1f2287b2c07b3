//! Collects what is known of each contract before its types: its name, and the schemas that are
//! definitions.

use std::collections::{BTreeMap, HashSet};

use super::contract_names::{ContractName, contract_names};
use crate::entries::{Entries, EntryKind};
use crate::lower::Lowered;
use crate::model::{Annotations, Contract, Origin, SchemaId, Supply};
use crate::project::ProjectFile;
use crate::resolve::{DocumentKind, Graph};
use crate::source::{DocumentId, NodeId, Place};

/// What is known of a contract before its types.
#[derive(Clone, Debug)]
pub struct Seed {
    /// The document.
    pub document: DocumentId,
    /// The file stem, behind its folders where another file has the same.
    pub name: String,
    /// Another contract that would have the same name.
    pub collides: Option<Collision>,
    /// The URI that references resolve against.
    pub uri: String,
    /// What the document says of itself.
    pub annotations: Annotations,
    /// The digest of all its documents.
    pub digest: String,
    /// The documents that validating its instances needs, its own first.
    pub documents: Vec<DocumentId>,
    /// Where its types come from.
    pub supply: Supply,
    /// Whether it is a contract of the project. In other documents, only what a reference leads to
    /// becomes a definition.
    pub own: bool,
    /// The schemas that are definitions, in source order.
    pub named: Vec<Named>,
}

/// Two contracts that want the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The name that both want.
    pub wanted: String,
    /// The document of the other.
    pub other: DocumentId,
}

/// A schema that is a definition.
#[derive(Clone, Debug)]
pub struct Named {
    /// Where it stands.
    pub place: Place,
    /// The schema.
    pub schema: SchemaId,
    /// Why it is a definition.
    pub origin: Origin,
    /// Its key, where it stands directly in `$defs` or `definitions`.
    pub key: Option<String>,
    /// The value of its `const`, where it is a typed constant unless a reference leads to it.
    pub constant: Option<NodeId>,
}

impl Seed {
    /// The contract, still without definitions.
    pub(super) fn contract(&self) -> Contract {
        Contract {
            name: self.name.clone(),
            uri: self.uri.clone(),
            document: self.document,
            annotations: self.annotations.clone(),
            digest: self.digest.clone(),
            definitions: Vec::new(),
            constants: Vec::new(),
            documents: self.documents.clone(),
            supply: self.supply.clone(),
        }
    }
}

/// The seeds of the project's contracts and of the documents they refer to, sorted by name.
#[must_use]
pub fn seeds(
    graph: &Graph,
    entries: &Entries,
    lowered: &Lowered,
    settings: &ProjectFile,
) -> Vec<Seed> {
    let by_document = named(entries, lowered);
    let mut names = contract_names(&graph.sources, by_document.keys().copied());
    let mut seeds: Vec<Seed> = by_document
        .into_iter()
        .map(|(document, mut named)| {
            named.sort_by_key(|named| (named.place.node, named.schema));
            let name = names.remove(&document).unwrap_or_default();
            seed(graph, lowered, document, name, named, settings)
        })
        .collect();
    seeds.sort_by(|a, b| a.name.cmp(&b.name));
    seeds
}

/// The definitions by document: the entries, then whatever else a reference leads to.
fn named(entries: &Entries, lowered: &Lowered) -> BTreeMap<DocumentId, Vec<Named>> {
    let mut by_document: BTreeMap<DocumentId, Vec<Named>> = BTreeMap::new();
    let mut seen = HashSet::new();
    let mut add = |place: Place, schema, origin, constant| {
        if seen.insert(schema) {
            let key = entries.key(place).map(str::to_owned);
            let named = Named { place, schema, origin, key, constant };
            by_document.entry(place.document).or_default().push(named);
        }
    };
    for entry in entries.iter() {
        let (origin, constant) = match entry.kind {
            EntryKind::Root => (Origin::Root, None),
            EntryKind::Definition => (Origin::Authored, None),
            EntryKind::Constant { value } => (Origin::Authored, Some(value)),
        };
        if let Some(schema) = lowered.by_place.get(&entry.place) {
            add(entry.place, *schema, origin, constant);
        }
    }
    for target in lowered.schemas.iter().flat_map(|(_, schema)| schema.references()) {
        let place = lowered.schemas[target].place;
        let origin = if place.node == NodeId::ROOT { Origin::Root } else { Origin::Referenced };
        add(place, target, origin, None);
    }
    by_document
}

fn seed(
    graph: &Graph,
    lowered: &Lowered,
    document: DocumentId,
    ContractName { name, collides }: ContractName,
    named: Vec<Named>,
    settings: &ProjectFile,
) -> Seed {
    let needed = graph.needed_by(document);
    let standard = |document: &DocumentId| graph.kind(*document) == DocumentKind::MetaSchema;
    let external = settings.external.get(&name).cloned();
    let supply = external.map_or(Supply::Generated, Supply::External);
    Seed {
        document,
        uri: graph.uri(document).to_owned(),
        annotations: lowered.documents.get(&document).cloned().unwrap_or_default(),
        digest: graph.sources.digest(&needed),
        documents: needed
            .into_iter()
            .filter(|other| *other == document || !standard(other))
            .collect(),
        supply,
        own: graph.kind(document) == DocumentKind::Contract,
        named,
        name,
        collides,
    }
}
