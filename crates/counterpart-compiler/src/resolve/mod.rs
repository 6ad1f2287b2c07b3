//! Resolves references: documents become one graph in which every reference has a target, in every
//! draft.
//!
//! Base URIs: a document's `$id` where it is absolute, else it is resolved against the URI the
//! document was found under: the URL that is mapped to it, or `counterpart:///` and its path in
//! the project. A reference is resolved against the base URI and looked up, in this order, among
//! the resources already read, the documents of the project by their `$id`, the meta-schemas of the
//! drafts, the files of the project, and the URL map. A relative reference that finds nothing so is
//! tried against the URI its document was found under: a document with an absolute `$id` finds
//! the files beside it. Last, an entry of the URL map may spell a relative reference as written.

mod builder;
mod check;
mod dialect;
mod forms;
mod graph;
mod index;
mod keywords;
mod known;
mod library;
mod metaschema;
mod not_schema;
mod patterns;
mod positions;
mod references;
mod refusals;
mod rewrite;
mod standard;
mod unread;
mod uri;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

pub use dialect::{Dialect, Draft, Vocabularies, Vocabulary};
pub use graph::{Anchor, DocumentKind, DynamicName, Graph, Landing, Resource, ResourceId};
pub(crate) use library::rooted;
pub(crate) use positions::is_schema;
pub(crate) use uri::of_file as uri_of_file;

use crate::diagnostic::Diagnostic;
use crate::project::{Content, Patterns, Urls};
use crate::service::Services;
use crate::tree::{Disk, Tree};

/// The input of the compiler.
#[derive(Clone, Debug)]
pub struct Input {
    /// The contracts.
    pub contracts: Vec<SourceFile>,
    /// The files in the folder of the contracts that are not contracts. Those that no contract refers
    /// to are reported where they may have been meant as one.
    pub others: Vec<PathBuf>,
    /// The folder that [`SourceFile::name`]s are relative to. Other files below it are read where
    /// a reference leads to them.
    pub root: PathBuf,
    /// Where documents with a URL are.
    pub urls: Urls,
    /// The draft of contracts that state none. A referenced document that states none has the draft
    /// of the document that refers to it.
    pub default_draft: Draft,
    /// Whether unresolved references and invalid regular expressions are gaps
    /// ([`Model::gaps`](crate::model::Model::gaps)) rather than errors. Versions of a contract can be
    /// compared in spite of gaps; code must not be generated from them.
    pub tolerant: bool,
    /// What the keywords about encoded content mean. A compilation takes it from the settings.
    pub content: Content,
    /// What happens when a regular expression may take more than linear time. A compilation takes it
    /// from the settings.
    pub patterns: Patterns,
    /// The services of the project, whose schemas are contracts, too.
    pub services: Services,
    /// The files among which referenced documents are found.
    pub tree: Arc<dyn Tree>,
}

impl Default for Input {
    /// No contracts; references are read from disk.
    fn default() -> Self {
        Self {
            contracts: Vec::new(),
            others: Vec::new(),
            root: PathBuf::new(),
            urls: Urls::default(),
            default_draft: Draft::default(),
            tolerant: false,
            content: Content::default(),
            patterns: Patterns::default(),
            services: Services::default(),
            tree: Arc::new(Disk),
        }
    }
}

/// The file of a contract.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path below the root, `schemas/orders.json`: the same on every machine.
    pub name: PathBuf,
    /// Its path as diagnostics name it.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The result of [`resolve`].
#[derive(Clone, Debug)]
pub struct Resolution {
    /// The graph. Where there are errors, it is incomplete.
    pub graph: Graph,
    /// The diagnostics, in the order of the documents.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the contracts and every document they refer to.
#[must_use]
pub fn resolve(input: Input) -> Resolution {
    builder::Builder::new(input).build()
}
