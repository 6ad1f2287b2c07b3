//! A service as a whole.

use super::operation::{Operation, Refused};
use super::security::Scheme;
use super::server::{Server, TagDocs};
use crate::model::ContractId;
use crate::source::{DocumentId, Place};

/// One OpenAPI document.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its key, the file stem: `service-keys`. Targets make the names of its modules from it.
    pub key: String,
    /// The contract that holds the types of the document. It has the service's key.
    pub contract: ContractId,
    /// The document.
    pub document: DocumentId,
    /// `info.title`
    pub title: String,
    /// `info.summary` and `info.description`, as paragraphs.
    pub docs: Option<String>,
    /// `info.version`
    pub version: String,
    /// Where it is served; one server `/` where the document names none.
    pub servers: Vec<Server>,
    /// The operations, in the order of the document.
    pub operations: Vec<Operation>,
    /// What the service sends to its clients by itself, in the order of the document. The paths are
    /// empty.
    pub webhooks: Vec<Operation>,
    /// The operations that cannot be offered, each with the reason.
    pub refused: Vec<Refused>,
    /// How clients may prove who they are, in the order of the document.
    pub schemes: Vec<Scheme>,
    /// The tags that the document describes, in its order.
    pub tags: Vec<TagDocs>,
    /// Where it stands: the document itself.
    pub place: Place,
}

impl Service {
    /// The operation of an id.
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }
}
