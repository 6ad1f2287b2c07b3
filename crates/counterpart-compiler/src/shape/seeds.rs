//! Collects what is known of each contract before its types: its name, and the schemas that are
//! definitions.

use std::collections::{BTreeMap, HashSet};

use super::contract_names::{Collision, ContractName, contract_names};
use crate::entries::{ConstantValue, Entries, EntryKind};
use crate::lower::{Heading, Lowered};
use crate::model::{Contract, Origin, SchemaId, Supply};
use crate::project::ProjectFile;
use crate::source::{DocumentId, NodeId, Place, Sources};

/// What is known of a contract before its types.
#[derive(Clone, Debug)]
pub struct Seed {
    /// The document.
    pub document: DocumentId,
    /// The file stem, behind its folders where another file has the same.
    pub name: String,
    /// Another contract that would have the same name.
    pub collides: Option<Collision>,
    /// What it has from the document as a whole.
    pub heading: Heading,
    /// Where its types come from.
    pub supply: Supply,
    /// The schemas that are definitions, in source order.
    pub named: Vec<Named>,
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
    /// Its value, where it is a typed constant unless a reference leads to it.
    pub constant: Option<ConstantValue>,
}

impl Seed {
    /// The contract, still without definitions.
    pub(super) fn contract(&self) -> Contract {
        let Heading { uri, annotations, digest, documents, own: _ } = self.heading.clone();
        Contract {
            name: self.name.clone(),
            uri,
            document: self.document,
            annotations,
            digest,
            definitions: Vec::new(),
            constants: Vec::new(),
            documents,
            supply: self.supply.clone(),
        }
    }
}

/// The seeds of the project's contracts and of the documents they refer to, sorted by name.
#[must_use]
pub fn seeds(
    sources: &Sources,
    entries: &Entries,
    lowered: &Lowered,
    settings: &ProjectFile,
) -> Vec<Seed> {
    let by_document = named(entries, lowered);
    let documents: Vec<DocumentId> = by_document.keys().copied().collect();
    let is_own = |document| lowered.documents.get(&document).is_some_and(|heading| heading.own);
    let mut names = contract_names(sources, &documents, is_own);
    let mut seeds = Vec::new();
    for (document, mut named) in by_document {
        let Some(heading) = lowered.documents.get(&document) else { continue };
        named.sort_by_key(|named| (named.place.node, named.schema));
        let ContractName { name, collides } = names.remove(&document).unwrap_or_default();
        let external = settings.external.get(&name).cloned();
        let supply = external.map_or(Supply::Generated, Supply::External);
        let heading = heading.clone();
        seeds.push(Seed { document, name, collides, heading, supply, named });
    }
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
        let (origin, constant) = match &entry.kind {
            EntryKind::Root => (Origin::Root, None),
            EntryKind::Definition => (Origin::Authored, None),
            EntryKind::Constant(value) => (Origin::Authored, Some(value.clone())),
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
