//! Finds documents by URI: among the contracts, in the project, through the URL map.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::builder::Builder;
use super::dialect::Draft;
use super::graph::{Context, DocumentInfo, DocumentKind, Resource, ResourceId};
use super::{Input, standard, uri};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Document, DocumentId, NodeId, Place};

/// What a look-up by URI finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A resource.
    Resource(ResourceId),
    /// A document that cannot be read, which was reported.
    Broken,
    /// Nothing.
    Nothing,
}

impl Builder {
    /// The resource at an absolute URI. A document that was not read yet is read, by `draft` where
    /// it states none.
    pub fn find(&mut self, uri: &str, draft: Draft) -> Found {
        if let Some(resource) = self.by_uri.get(uri) {
            return Found::Resource(*resource);
        }
        if let Some(document) = self.claimed.remove(uri) {
            self.read_as_schema(document);
            // The claim may rest on a keyword that means nothing in the document's own draft.
            if let Some(resource) = self.by_uri.get(uri) {
                return Found::Resource(*resource);
            }
        }
        if let Some((own, text)) = standard::document(uri) {
            return self.read_standard(uri, own, text);
        }
        if let Some(file) = uri::to_file(uri) {
            return self.read_file(&self.input.root.join(file), uri, draft, Found::Nothing);
        }
        match self.input.urls.file(uri) {
            Some(file) => self.read_file(&file, uri, draft, Found::Broken),
            None => Found::Nothing,
        }
    }

    /// Parses a document and adds it, not yet read as a schema.
    pub fn add_file(
        &mut self,
        path: &Path,
        bytes: Vec<u8>,
        retrieval: &str,
        kind: DocumentKind,
        default_draft: Draft,
    ) -> Option<DocumentId> {
        let document = match Document::parse(path, bytes) {
            Ok(document) => document,
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                return None;
            }
        };
        Some(self.add_document(document, retrieval, kind, default_draft))
    }

    /// Adds a document, not yet read as a schema.
    pub fn add_document(
        &mut self,
        document: Document,
        retrieval: &str,
        kind: DocumentKind,
        default_draft: Draft,
    ) -> DocumentId {
        let scanned = vec![false; document.len()];
        let document = self.graph.sources.add(document);
        let place = Place { document, node: NodeId::ROOT };
        let resource = self.add_resource(place, retrieval);
        let context = Context { resource, dialect: default_draft.into() };
        self.graph.entries.push(DocumentInfo {
            kind,
            retrieval: retrieval.to_owned(),
            uris: vec![retrieval.to_owned()],
            contexts: HashMap::from([(NodeId::ROOT, context)]),
            scanned,
            landed: Vec::new(),
            refers_to: BTreeSet::new(),
        });
        document
    }

    /// Adds a resource, which no look-up finds yet.
    pub fn add_resource(&mut self, place: Place, uri: &str) -> ResourceId {
        let id = ResourceId(u32::try_from(self.graph.resources.len()).unwrap_or(u32::MAX));
        let (uri, anchors) = (uri.to_owned(), BTreeMap::new());
        self.graph.resources.push(Resource { place, uri, anchors, recursive: false });
        id
    }

    /// Lets a further URI lead to a document.
    pub fn alias(&mut self, uri: &str, resource: ResourceId) {
        if self.by_uri.insert(uri.to_owned(), resource).is_none() {
            let place = self.graph[resource].place;
            if place.node == NodeId::ROOT {
                self.graph.entry_mut(place.document).uris.push(uri.to_owned());
            }
        }
    }

    /// The resource of a file, read when it is asked for first and found under `uri`.
    pub fn read_file(&mut self, file: &Path, uri: &str, draft: Draft, missing: Found) -> Found {
        let file = normal(file);
        if let Some(known) = self.by_path.get(&file) {
            return known.map_or(Found::Broken, |document| self.root_as(document, uri));
        }
        let name = self.input.tree.name(&file).into_owned();
        let document = match self.input.tree.read(&file) {
            Ok(bytes) => self.add_file(&name, bytes, uri, DocumentKind::Referenced, draft),
            Err(error) if error.kind() == ErrorKind::NotFound && missing == Found::Nothing => {
                return Found::Nothing;
            }
            Err(error) => {
                let sentence =
                    format!("{} (mapped for `{uri}`) cannot be read: {error}", name.display());
                self.diagnostics.push(Diagnostic::new(Code::Unreadable, sentence));
                None
            }
        };
        self.by_path.insert(file, document);
        document.map_or(Found::Broken, |document| self.root_as(document, uri))
    }

    fn read_standard(&mut self, uri: &str, own: &str, text: &serde_json::Value) -> Found {
        if uri != own {
            let found = self.find(own, Draft::default());
            if let Found::Resource(resource) = found {
                self.alias(uri, resource);
            }
            return found;
        }
        let path = PathBuf::from(own.split_once("://").map_or(own, |(_, place)| place));
        let bytes = format!("{text:#}").into_bytes();
        let document = self.add_file(&path, bytes, own, DocumentKind::MetaSchema, Draft::default());
        document.map_or(Found::Broken, |document| self.root_as(document, own))
    }

    /// The root resource of a document, found under `uri`.
    fn root_as(&mut self, document: DocumentId, uri: &str) -> Found {
        let place = Place { document, node: NodeId::ROOT };
        self.read_as_schema(document);
        let resource = self.graph.resource_id(place);
        self.alias(uri, resource);
        Found::Resource(resource)
    }
}

/// The input with a root above all its contracts, so that no name holds `..`.
pub(crate) fn rooted(mut input: Input) -> Input {
    let plain = |step| matches!(step, Component::Normal(_) | Component::CurDir);
    if input.contracts.iter().all(|contract| contract.name.components().all(plain)) {
        return input;
    }
    let root = std::path::absolute(&input.root).unwrap_or_else(|_| input.root.clone());
    let files: Vec<_> =
        input.contracts.iter().map(|contract| normal(&root.join(&contract.name))).collect();
    let mut root = normal(&root);
    while !files.iter().all(|file| file.starts_with(&root)) && root.pop() {}
    for (contract, file) in input.contracts.iter_mut().zip(files) {
        contract.name = file.strip_prefix(&root).map(Path::to_owned).unwrap_or(file);
    }
    input.root = root;
    input
}

/// The path without `.` and `..`, so that a file has one name.
pub(super) fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut normal, component| {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(normal.components().next_back(), Some(Component::Normal(_))) =>
            {
                normal.pop();
            }
            Component::Prefix(_)
            | Component::RootDir
            | Component::ParentDir
            | Component::Normal(_) => normal.push(component),
        }
        normal
    })
}
