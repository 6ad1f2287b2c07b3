//! The graph to schemas: what each keyword means. The only place that knows drafts and raw
//! keywords.
//!
//! Dynamic references are settled here: a schema whose meaning depends on how it was reached
//! becomes one node for each way that matters, so that every reference of the model is plain.

mod annotations;
mod arrays;
mod endless;
mod logic;
mod numbers;
mod objects;
mod reader;
mod scope;
mod strings;
mod values;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::Diagnostic;
use crate::model::{Annotations, Schema, SchemaId, Schemas};
use crate::project::Formats;
use crate::resolve::Graph;
use crate::source::Place;
use reader::Reader;
use scope::{ScopeId, Scopes};

/// A lowering in progress: asked for a schema, it lowers that and all that can be reached from it.
#[derive(Debug)]
pub struct Lowering<'g> {
    graph: &'g Graph,
    formats: Formats,
    scopes: Scopes,
    schemas: Schemas,
    ids: HashMap<(Place, ScopeId), SchemaId>,
    open: Vec<(SchemaId, ScopeId)>,
    gaps: BTreeMap<SchemaId, String>,
    diagnostics: Vec<Diagnostic>,
}

/// What a lowering yields.
#[derive(Clone, Debug, Default)]
pub struct Lowered {
    /// The schemas.
    pub schemas: Schemas,
    /// The schema of each place, as it is when evaluation starts there.
    pub by_place: HashMap<Place, SchemaId>,
    /// The schemas that stand for references without landing, with what these meant to name.
    pub gaps: BTreeMap<SchemaId, String>,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'g> Lowering<'g> {
    /// Starts.
    #[must_use]
    pub fn new(graph: &'g Graph, formats: Formats) -> Self {
        Self {
            graph,
            formats,
            scopes: Scopes::of(graph),
            schemas: Schemas::default(),
            ids: HashMap::new(),
            open: Vec::new(),
            gaps: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The schema at a place, as it is when evaluation starts there.
    pub fn schema(&mut self, place: Place) -> SchemaId {
        let wanted = self.node(place, ScopeId::EMPTY);
        while let Some((id, scope)) = self.open.pop() {
            let place = self.schemas[id].place;
            let mut reader = Reader::new(self, place, scope);
            reader.read();
            let Reader { annotations, constraints, .. } = reader;
            self.schemas[id] = Schema { place, annotations, constraints };
        }
        wanted
    }

    /// Ends: looks for endless references among what was lowered.
    #[must_use]
    pub fn finish(self) -> Lowered {
        let Self { graph, mut scopes, schemas, ids, gaps, mut diagnostics, .. } = self;
        diagnostics.extend(endless::references(&graph.sources, &schemas));
        let by_place = ids
            .into_iter()
            .filter(|((place, scope), _)| scopes.enter(graph, ScopeId::EMPTY, *place) == *scope)
            .map(|((place, _), id)| (place, id))
            .collect();
        Lowered { schemas, by_place, gaps, diagnostics }
    }

    /// A schema of which nothing is known, where a reference leads nowhere.
    fn gap(&mut self, place: Place, meant: String) -> SchemaId {
        let (annotations, constraints) = (Annotations::default(), Vec::new());
        let id = self.schemas.add(Schema { place, annotations, constraints });
        self.gaps.insert(id, meant);
        id
    }

    /// The schema at a place reached in a scope. It may be filled in later.
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
