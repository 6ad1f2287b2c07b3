//! The graph: documents, the resources in them, and the target of each reference.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::dialect::{Dialect, Draft};
use crate::model::Rewritten;
use crate::project::{Content, Patterns};
use crate::source::{DocumentId, NodeId, Place, Sources};

/// How a document came into the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// It is a contract of the project.
    Contract,
    /// A contract refers to it, or to a document that does.
    Referenced,
    /// It is a part of a service. No schema is read in it: they are copied to the service's contract.
    Service,
    /// It is a meta-schema of a draft, which every validator knows.
    MetaSchema,
}

/// The index of a [`Resource`] in its [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(pub(super) u32);

/// A schema with a URI of its own: a document, or what stands under an `$id` in one.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Its place.
    pub place: Place,
    /// Its absolute URI, without fragment: the base URI of what is in it.
    pub uri: String,
    /// The plain names in it.
    pub anchors: BTreeMap<String, Anchor>,
    /// Whether it has `$recursiveAnchor: true`.
    pub recursive: bool,
}

/// A plain name for a schema in a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The schema.
    pub place: Place,
    /// Whether a `$dynamicRef` may be led away from it.
    pub dynamic: bool,
}

/// The target of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    /// The schema it names.
    pub target: Place,
    /// For a dynamic reference to a dynamic anchor: the name under which the outermost schema
    /// resource on the way may have another target.
    pub dynamic: Option<DynamicName>,
}

/// A name that the dynamic scope binds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DynamicName {
    /// That of a `$dynamicAnchor`.
    Anchor(String),
    /// That of every `$recursiveAnchor: true`.
    Recursive,
}

/// The resource and dialect of a schema and of all below it, down to the next context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context {
    pub resource: ResourceId,
    pub dialect: Dialect,
}

/// What the graph knows about a document.
#[derive(Clone, Debug)]
pub(super) struct DocumentInfo {
    pub kind: DocumentKind,
    /// The URI it was found under. Relative references go by it where they fail to go by `$id`.
    pub retrieval: String,
    /// Every URI under which it was found.
    pub uris: Vec<String>,
    pub contexts: HashMap<NodeId, Context>,
    /// Which nodes were read as schemas.
    pub scanned: Vec<bool>,
    /// Schemas where no keyword leads, read because a reference does. No meta-schema saw them.
    pub landed: Vec<NodeId>,
    pub refers_to: BTreeSet<DocumentId>,
}

/// Every document that the contracts of a project need, with the targets of all references.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The documents.
    pub sources: Sources,
    pub(super) entries: Vec<DocumentInfo>,
    pub(super) resources: Vec<Resource>,
    pub(super) landings: HashMap<Place, Landing>,
    pub(super) gaps: HashMap<Place, String>,
    pub(super) rewritten: HashMap<DocumentId, Rewritten>,
    pub(super) content: Content,
    /// What happens when a regular expression may take more than linear time.
    pub(super) patterns: Patterns,
}

impl Graph {
    /// Every document, contracts first, with how it came into the graph.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentId, DocumentKind)> {
        (0u32..).map(DocumentId).zip(self.entries.iter().map(|entry| entry.kind))
    }

    /// How the document came into the graph.
    #[must_use]
    pub fn kind(&self, document: DocumentId) -> DocumentKind {
        self.entry(document).kind
    }

    /// The absolute URI of the document: its `$id`, else the URI it was found under.
    #[must_use]
    pub fn uri(&self, document: DocumentId) -> &str {
        self.base(Place { document, node: NodeId::ROOT })
    }

    /// Every absolute URI that leads to the document, its own first. A validator that is to
    /// resolve the references as this graph does must know the document under all of them.
    #[must_use]
    pub fn uris(&self, document: DocumentId) -> Vec<&str> {
        let own = self.uri(document);
        let others = self.entry(document).uris.iter().map(String::as_str);
        std::iter::once(own).chain(others.filter(|uri| *uri != own)).collect()
    }

    /// The documents that this one refers to, directly or not, itself first, the others in the
    /// order in which they came into the graph.
    #[must_use]
    pub fn needed_by(&self, document: DocumentId) -> Vec<DocumentId> {
        let mut found = BTreeSet::from([document]);
        let mut open = vec![document];
        while let Some(at) = open.pop() {
            open.extend(self.entry(at).refers_to.iter().filter(|next| found.insert(**next)));
        }
        found.remove(&document);
        std::iter::once(document).chain(found).collect()
    }

    /// The base URI at a place.
    #[must_use]
    pub fn base(&self, place: Place) -> &str {
        &self.resource(place).uri
    }

    /// The dialect at a place.
    #[must_use]
    pub fn dialect(&self, place: Place) -> Dialect {
        self.context(place).dialect
    }

    /// The resource that holds a place.
    #[must_use]
    pub fn resource(&self, place: Place) -> &Resource {
        &self[self.context(place).resource]
    }

    /// The resource that holds a place.
    #[must_use]
    pub fn resource_id(&self, place: Place) -> ResourceId {
        self.context(place).resource
    }

    /// Whether `contentEncoding` and `contentMediaType` refuse strings at a place. Draft 6 does not
    /// have them, but `jsonschema`, which judges, reads them there as in draft 7.
    #[must_use]
    pub fn asserts_content(&self, place: Place) -> bool {
        match (self.content, self.dialect(place).draft) {
            (Content::Draft, Draft::Draft6 | Draft::Draft7) => true,
            (Content::Annotate, _)
            | (Content::Draft, Draft::Draft4 | Draft::Draft201909 | Draft::Draft202012) => false,
        }
    }

    /// The target of a reference, by the place of its string. `None` when it could not be resolved,
    /// which was reported.
    #[must_use]
    pub fn landing(&self, reference: Place) -> Option<&Landing> {
        self.landings.get(&reference)
    }

    /// The absolute URI, as far as there is one, that an unresolved reference names, by the place of
    /// its string. Only a tolerant resolution has any.
    #[must_use]
    pub fn gap(&self, reference: Place) -> Option<&str> {
        self.gaps.get(&reference).map(String::as_str)
    }

    /// The rewritten document for the validator `jsonschema`, where it has to be rewritten.
    #[must_use]
    pub fn rewritten(&self, document: DocumentId) -> Option<&Rewritten> {
        self.rewritten.get(&document)
    }

    /// Every resolved reference: the place of its string, and its target. In no order.
    pub fn landings(&self) -> impl Iterator<Item = (Place, &Landing)> {
        self.landings.iter().map(|(place, landing)| (*place, landing))
    }

    pub(super) fn entry(&self, document: DocumentId) -> &DocumentInfo {
        &self.entries[document.0 as usize]
    }

    pub(super) fn entry_mut(&mut self, document: DocumentId) -> &mut DocumentInfo {
        &mut self.entries[document.0 as usize]
    }

    /// The nearest context at or above a place. The document's own value always has one.
    pub(super) fn context(&self, place: Place) -> Context {
        let contexts = &self.entry(place.document).contexts;
        let mut node = place.node;
        loop {
            if let Some(context) = contexts.get(&node) {
                return *context;
            }
            node = self.sources[place.document].parent(node).unwrap_or(NodeId::ROOT);
        }
    }
}

impl std::ops::Index<ResourceId> for Graph {
    type Output = Resource;

    fn index(&self, id: ResourceId) -> &Resource {
        &self.resources[id.0 as usize]
    }
}
