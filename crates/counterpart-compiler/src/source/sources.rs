//! All documents that were read.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

use super::document::Document;
use super::ids::{DocumentId, NodeId, Place};
use crate::diagnostic::{Code, Diagnostic};
use crate::hex;
use crate::position::Location;

/// All documents that were read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    documents: Vec<Document>,
}

impl Sources {
    /// Adds a document.
    pub fn add(&mut self, document: Document) -> DocumentId {
        let id = DocumentId(u32::try_from(self.documents.len()).unwrap_or(u32::MAX));
        self.documents.push(document);
        id
    }

    /// The documents [in JSON](Document::as_json), under the same ids.
    #[must_use]
    pub fn as_json(&self) -> Cow<'_, Self> {
        let documents: Vec<_> = self.documents.iter().map(Document::as_json).collect();
        if documents.iter().all(|document| matches!(document, Cow::Borrowed(_))) {
            return Cow::Borrowed(self);
        }
        let documents = documents.into_iter().map(Cow::into_owned).collect();
        Cow::Owned(Self { documents })
    }

    /// Every document with its id.
    pub fn iter(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        (0u32..).map(DocumentId).zip(&self.documents)
    }

    /// The file, line, column and JSON Pointer of a place.
    #[must_use]
    pub fn locate(&self, place: Place) -> Location {
        let document = &self[place.document];
        if let Some(origin) = document.origin(place.node) {
            return self.locate(origin);
        }
        let (line, column) = document.position(place.node);
        Location {
            path: document.path.clone(),
            line,
            column,
            pointer: document.pointer(place.node),
        }
    }

    /// A diagnostic at a place.
    #[must_use]
    pub fn diagnose(&self, code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(self.locate(place))
    }

    /// The SHA-256 of documents as compact JSON, each followed by a line break: 64 hexadecimal
    /// digits. Insignificant white space does not change it.
    #[must_use]
    pub fn digest(&self, documents: &[DocumentId]) -> String {
        let mut hash = Sha256::new();
        for document in documents {
            hash.update(self[*document].value(NodeId::ROOT).to_string());
            hash.update(b"\n");
        }
        hex::lower(&hash.finalize())
    }
}

impl std::ops::Index<DocumentId> for Sources {
    type Output = Document;

    fn index(&self, id: DocumentId) -> &Document {
        &self.documents[id.0 as usize]
    }
}
