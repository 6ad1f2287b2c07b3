//! The dynamic scope: the schema that each dynamic name means on a path through the graph.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::resolve::{DynamicName, Graph, Resource};
use crate::source::{DocumentId, Place};

/// A scope, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ScopeId(usize);

impl ScopeId {
    /// The scope that binds nothing.
    pub const EMPTY: Self = Self(0);
}

type Bindings = BTreeMap<DynamicName, Place>;

/// Every scope that was met.
#[derive(Debug)]
pub(super) struct Scopes {
    bindings: Vec<Bindings>,
    ids: HashMap<Bindings, ScopeId>,
    /// The names that some reference asks for.
    names: BTreeSet<DynamicName>,
    /// The documents that have a dynamic reference, or refer to one that has. The others mean
    /// the same in every scope.
    documents: HashSet<DocumentId>,
}

impl Scopes {
    pub fn of(graph: &Graph) -> Self {
        let mut names = BTreeSet::new();
        let mut asking = HashSet::new();
        for (place, landing) in graph.landings() {
            if let Some(name) = &landing.dynamic {
                names.insert(name.clone());
                asking.insert(place.document);
            }
        }
        let mut documents = HashSet::new();
        if !asking.is_empty() {
            let all = graph.documents().map(|(document, _)| document);
            let reaches = |document: &DocumentId| {
                graph.needed_by(*document).iter().any(|needed| asking.contains(needed))
            };
            documents.extend(all.filter(reaches));
        }
        let empty = Bindings::new();
        let ids = HashMap::from([(empty.clone(), ScopeId::EMPTY)]);
        Self { bindings: vec![empty], ids, names, documents }
    }

    /// The scope after a step to `place`: the outermost resource that has a name keeps it.
    pub fn enter(&mut self, graph: &Graph, scope: ScopeId, place: Place) -> ScopeId {
        if !self.documents.contains(&place.document) {
            return ScopeId::EMPTY;
        }
        let mut bindings = self.bindings[scope.0].clone();
        for (name, target) in dynamic_names(graph.resource(place)) {
            if self.names.contains(&name) {
                bindings.entry(name).or_insert(target);
            }
        }
        let next = ScopeId(self.bindings.len());
        let known = self.ids.entry(bindings);
        if let std::collections::hash_map::Entry::Vacant(new) = &known {
            self.bindings.push(new.key().clone());
        }
        *known.or_insert(next)
    }

    /// What a name means in a scope.
    pub fn target(&self, scope: ScopeId, name: &DynamicName) -> Option<Place> {
        self.bindings[scope.0].get(name).copied()
    }
}

fn dynamic_names(resource: &Resource) -> impl Iterator<Item = (DynamicName, Place)> {
    let anchors = resource.anchors.iter().filter(|(_, anchor)| anchor.dynamic);
    let anchors = anchors.map(|(name, anchor)| (DynamicName::Anchor(name.clone()), anchor.place));
    anchors.chain(resource.recursive.then_some((DynamicName::Recursive, resource.place)))
}
