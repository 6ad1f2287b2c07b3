//! Lowers the graph to schemas: the meaning of each keyword. Later stages know neither drafts nor
//! raw keywords.
//!
//! Dynamic references are resolved here. A schema whose meaning depends on the path that led to it
//! becomes one node for each different meaning, so that every reference of the model is static.

mod annotations;
mod arrays;
mod endless;
mod heading;
mod logic;
mod numbers;
mod objects;
mod reader;
mod scope;
mod strings;
mod values;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use heading::Heading;

use crate::diagnostic::Diagnostic;
use crate::model::{Annotations, Schema, SchemaId, Schemas};
use crate::project::Formats;
use crate::resolve::Graph;
use crate::source::{DocumentId, NodeId, Place};
use reader::Reader;
use scope::{ScopeId, Scopes};

/// A lowering in progress: it lowers each schema it is asked for, and all that can be reached from
/// it.
#[derive(Debug)]
struct Lowering<'g> {
    graph: &'g Graph,
    formats: Formats,
    scopes: Scopes,
    schemas: Schemas,
    ids: HashMap<(Place, ScopeId), SchemaId>,
    open: Vec<(SchemaId, ScopeId)>,
    gaps: BTreeMap<SchemaId, String>,
    shown: BTreeMap<SchemaId, Shown>,
    diagnostics: Vec<Diagnostic>,
}

/// Where the values stand that a schema shows to its readers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its default.
    pub default: Option<NodeId>,
    /// Its examples, in the order of the annotation.
    pub examples: Vec<NodeId>,
}

/// The result of [`lower`].
#[derive(Clone, Debug, Default)]
pub struct Lowered {
    /// The schemas.
    pub schemas: Schemas,
    /// The schema of each place, as it is when evaluation starts there.
    pub by_place: HashMap<Place, SchemaId>,
    /// The schemas that stand for unresolved references, with the URI that each names.
    pub gaps: BTreeMap<SchemaId, String>,
    /// Where the defaults and examples of schemas stand, for those that have any.
    pub shown: BTreeMap<SchemaId, Shown>,
    /// What a contract has from each document that holds one of the schemas.
    pub documents: BTreeMap<DocumentId, Heading>,
    /// The diagnostics.
    pub diagnostics: Vec<Diagnostic>,
}

/// Lowers the schemas at these places, and all that can be reached from them.
#[must_use]
pub fn lower(graph: &Graph, places: impl IntoIterator<Item = Place>, formats: Formats) -> Lowered {
    let mut lowering = Lowering::new(graph, formats);
    for place in places {
        lowering.schema(place);
    }
    lowering.finish()
}

impl<'g> Lowering<'g> {
    fn new(graph: &'g Graph, formats: Formats) -> Self {
        Self {
            graph,
            formats,
            scopes: Scopes::of(graph),
            schemas: Schemas::default(),
            ids: HashMap::new(),
            open: Vec::new(),
            gaps: BTreeMap::new(),
            shown: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The schema at a place, as it is when evaluation starts there.
    fn schema(&mut self, place: Place) {
        self.node(place, ScopeId::EMPTY);
        while let Some((id, scope)) = self.open.pop() {
            let place = self.schemas[id].place;
            let mut reader = Reader::new(self, place, scope);
            reader.read();
            let Reader { annotations, constraints, shown, .. } = reader;
            self.schemas[id] = Schema { place, annotations, constraints };
            if shown != Shown::default() {
                self.shown.insert(id, shown);
            }
        }
    }

    /// Looks for endless references among what was lowered.
    fn finish(self) -> Lowered {
        let Self { graph, mut scopes, schemas, ids, gaps, shown, mut diagnostics, .. } = self;
        diagnostics.extend(endless::references(&graph.sources, &schemas));
        let by_place = ids
            .into_iter()
            .filter(|((place, scope), _)| scopes.enter(graph, ScopeId::EMPTY, *place) == *scope)
            .map(|((place, _), id)| (place, id))
            .collect();
        let documents: BTreeSet<_> =
            schemas.iter().map(|(_, schema)| schema.place.document).collect();
        let documents = documents.into_iter().map(|id| (id, Heading::of(graph, id))).collect();
        Lowered { schemas, by_place, gaps, shown, documents, diagnostics }
    }

    /// A schema of which nothing is known, in place of an unresolved reference.
    fn gap(&mut self, place: Place, meant: String) -> SchemaId {
        let (annotations, constraints) = (Annotations::default(), Vec::new());
        let id = self.schemas.add(Schema { place, annotations, constraints });
        self.gaps.insert(id, meant);
        id
    }

    /// The schema at a place that is reached in a scope. It is filled in later.
    fn node(&mut self, place: Place, scope: ScopeId) -> SchemaId {
        let scope = self.scopes.enter(self.graph, scope, place);
        let Self { ids, schemas, open, .. } = self;
        *ids.entry((place, scope)).or_insert_with(|| {
            let (annotations, constraints) = (Annotations::default(), Vec::new());
            let id = schemas.add(Schema { place, annotations, constraints });
            open.push((id, scope));
            id
        })
    }
}
