//! The state of a resolution, and the order of its steps.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::path::PathBuf;

use super::dialect::{Dialect, Draft};
use super::graph::{DocumentKind, Graph, ResourceId};
use super::references::Reference;
use super::{Input, Resolution, check, keywords, library, not_schema, patterns, rewrite, uri};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{Document, DocumentId, NodeId, Place};

/// The state of a resolution.
#[derive(Debug)]
pub(super) struct Builder {
    pub input: Input,
    pub graph: Graph,
    /// The resources that were read, by their URIs.
    pub by_uri: HashMap<String, ResourceId>,
    /// Contracts that were not read yet, by the URI their `$id` claims.
    pub claimed: HashMap<String, DocumentId>,
    /// Files that were looked for, with what was found.
    pub by_path: HashMap<PathBuf, Option<DocumentId>>,
    /// The dialects of meta-schemas; `None` while one is being determined, and for those without.
    pub dialects: HashMap<String, Option<Dialect>>,
    /// References that are still to be resolved.
    pub references: VecDeque<Reference>,
    /// The URLs that are not mapped to a file, with the references to them.
    pub unmapped: BTreeMap<String, Vec<Place>>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Builder {
    pub fn new(input: Input) -> Self {
        Self {
            graph: Graph { content: input.content, patterns: input.patterns, ..Graph::default() },
            input: library::rooted(input),
            by_uri: HashMap::new(),
            claimed: HashMap::new(),
            by_path: HashMap::new(),
            dialects: HashMap::new(),
            references: VecDeque::new(),
            unmapped: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    pub fn build(mut self) -> Resolution {
        self.read_contracts();
        let contracts = self.graph.documents().filter(|(_, kind)| *kind == DocumentKind::Contract);
        let contracts: Vec<_> = contracts.map(|(document, _)| document).collect();
        for document in contracts {
            self.read_as_schema(document);
        }
        while let Some(reference) = self.references.pop_front() {
            self.follow(&reference);
        }
        self.report_unmapped();
        self.check();
        let Self { input, graph, mut diagnostics, .. } = self;
        if input.tolerant {
            diagnostics.iter_mut().filter(|found| leaves_a_gap(found.code)).for_each(|found| {
                found.severity = Severity::Warning;
            });
        }
        diagnostics.sort_by(|a, b| {
            let place = |diagnostic: &Diagnostic| {
                let place = diagnostic.places.first();
                place.map(|at| (at.path.clone(), at.line, at.column))
            };
            place(a).cmp(&place(b)).then_with(|| a.code.cmp(&b.code))
        });
        Resolution { graph, diagnostics }
    }

    /// Parses every contract before any is read as a schema, so that they can refer to each other.
    fn read_contracts(&mut self) {
        self.add_services();
        for contract in std::mem::take(&mut self.input.contracts) {
            let retrieval = uri::of_file(&contract.name);
            let file = self.input.root.join(&contract.name);
            let draft = self.input.default_draft;
            let document = self.add_file(
                &contract.path,
                contract.bytes,
                &retrieval,
                DocumentKind::Contract,
                draft,
            );
            if let Some(document) = document {
                self.claim(document, &retrieval);
            }
            self.by_path.insert(library::normal(&file), document);
        }
    }

    /// Adds the files of the services, then the contracts that were made from them.
    fn add_services(&mut self) {
        let draft = Draft::default();
        for (_, file) in self.input.services.files.clone().iter() {
            let retrieval = uri::of_file(&file.path);
            self.add_document(file.clone(), &retrieval, DocumentKind::Service, draft);
        }
        for bundled in self.input.services.bundled().cloned().collect::<Vec<_>>() {
            let retrieval = uri::of_file(&bundled.name);
            match Document::parse(&bundled.path, bundled.text.into_bytes()) {
                Ok(document) => {
                    let document = document.made_from(bundled.places);
                    let kind = DocumentKind::Contract;
                    let document = self.add_document(document, &retrieval, kind, draft);
                    self.claim(document, &retrieval);
                }
                Err(diagnostic) => self.diagnostics.push(diagnostic),
            }
        }
    }

    fn claim(&mut self, document: DocumentId, retrieval: &str) {
        let source = &self.graph.sources[document];
        let id = source.string(NodeId::ROOT, "$id").or_else(|| source.string(NodeId::ROOT, "id"));
        let uri = id.and_then(|id| uri::resolve(retrieval, uri::split(id).0).ok());
        for uri in uri.into_iter().chain([retrieval.to_owned()]) {
            self.claimed.entry(uri).or_insert(document);
        }
    }

    fn report_unmapped(&mut self) {
        for (url, places) in std::mem::take(&mut self.unmapped) {
            let name = url.rsplit('/').find(|step| !step.is_empty()).unwrap_or("document");
            let name = name.strip_suffix(".json").unwrap_or(name);
            let sentence = format!("`{url}` is not mapped to a local file");
            let help = format!(
                "save the document and add this line under [urls] in counterpart.toml: {} = {}",
                toml::Value::from(url.as_str()),
                toml::Value::from(format!("vendor/{name}.json")),
            );
            let diagnostic = Diagnostic::new(Code::UnmappedReference, sentence).help(help);
            let locations = places.iter().map(|place| self.graph.sources.locate(*place));
            self.diagnostics.push(locations.fold(diagnostic, Diagnostic::at));
        }
    }

    fn check(&mut self) {
        let mut patterns = patterns::Checked::default();
        let mut seen = HashSet::new();
        let found = not_schema::contracts(&self.graph, self.input.tolerant);
        self.diagnostics.extend(found);
        self.report_unread();
        for (document, kind) in self.graph.documents() {
            match kind {
                DocumentKind::Contract | DocumentKind::Referenced => {}
                DocumentKind::Service | DocumentKind::MetaSchema => continue,
            }
            let found = [
                check::repeated_keys(&self.graph, document),
                check::against_meta_schema(&self.graph, document),
                check::uri_references(&self.graph, document),
                patterns.in_document(&self.graph, document),
                keywords::in_document(&self.graph, document),
            ];
            let found = found.into_iter().flatten();
            self.diagnostics.extend(found.filter(|found| seen.insert(found.to_string())));
        }
        let translations = patterns.translations();
        self.graph.rewritten = rewrite::documents(&self.graph, &translations);
    }
}

/// Whether a tolerant resolution treats diagnostics with this code as gaps.
fn leaves_a_gap(code: Code) -> bool {
    Code::GAPS.contains(&code)
}
