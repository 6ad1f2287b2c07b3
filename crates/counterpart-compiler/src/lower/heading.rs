//! What a contract has from its document as a whole.

use super::annotations;
use crate::model::Annotations;
use crate::resolve::{DocumentKind, Graph};
use crate::source::DocumentId;

/// What a contract has from its document as a whole.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The URI that references resolve against.
    pub uri: String,
    /// What the document says of itself: its title and description.
    pub annotations: Annotations,
    /// The digest of all documents that its meaning depends on.
    pub digest: String,
    /// The documents that validating its instances needs, its own first; without the meta-schemas
    /// of the drafts.
    pub documents: Vec<DocumentId>,
    /// Whether it is a contract of the project.
    pub own: bool,
}

impl Heading {
    /// The heading of a document.
    pub(super) fn of(graph: &Graph, document: DocumentId) -> Self {
        let needed = graph.needed_by(document);
        let digest = graph.sources.digest(&needed);
        let standard = |other: &DocumentId| graph.kind(*other) == DocumentKind::MetaSchema;
        let documents = needed.into_iter().filter(|other| *other == document || !standard(other));
        Self {
            uri: graph.uri(document).to_owned(),
            annotations: annotations::of_document(&graph.sources[document]),
            digest,
            documents: documents.collect(),
            own: graph.kind(document) == DocumentKind::Contract,
        }
    }
}
