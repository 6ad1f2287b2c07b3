//! Reads OpenAPI documents: what they say of operations becomes services, and the schemas in them
//! become a contract for each document. The only place that knows OpenAPI's keys.
//!
//! ```text
//! library      the files, and where references lead
//! bundle       the schemas of a document as one contract; schema copies each, handle stands for types
//! operations   paths → operations; parameters, contents, answers, headers, security, extension
//! link         types for the operations, once the contract is compiled
//! ```

mod answers;
mod bundle;
mod contents;
mod extension;
mod handle;
mod headers;
mod library;
mod link;
mod made;
mod media;
mod operations;
mod parameters;
mod path;
mod schema;
mod security;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use self::bundle::{Bundle, Version};
use self::handle::Handle;
use self::library::Library;
pub(crate) use self::library::normal;
pub(crate) use self::link::Types;
use self::link::{Linker, each};
use self::operations::{Read, Shared, servers};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::service::{Policy, Refused, Server, Service, TagDocs};
use crate::model::{Contract, ContractId};
use crate::project::Urls;
use crate::source::{DocumentId, NodeId, Place, Sources, Syntax};
use crate::tree::Tree;

/// The services of a project, before their schemas are compiled.
#[derive(Clone, Debug, Default)]
pub struct Services {
    /// The files that were read. Their ids are those that they have in the graph.
    pub(crate) files: Sources,
    list: Vec<Unlinked>,
    /// What is wrong with the documents.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A service whose operations have numbers in the place of types.
#[derive(Clone, Debug)]
struct Unlinked {
    service: Service,
    handles: Vec<Handle>,
    bundled: Bundled,
}

/// The contract of a service: a schema document that was made from the service's files.
#[derive(Clone, Debug)]
pub(crate) struct Bundled {
    /// Its path below the root of the project, from which its URI is made.
    pub name: PathBuf,
    /// Its path; the contract is named after its stem.
    pub path: PathBuf,
    /// Its text, in JSON.
    pub text: String,
    /// The places that its values were made from, in the order of the text.
    pub places: Vec<Place>,
}

/// The files of a project that services have to know of.
pub(crate) struct Around<'p> {
    /// The files of the project.
    pub tree: &'p dyn Tree,
    /// The folder that names are relative to.
    pub root: &'p Path,
    /// The folder of the services.
    pub folder: &'p Path,
    /// Where documents with a URL are.
    pub urls: Urls,
    /// The contracts of the project: each file with its URI.
    pub contracts: BTreeMap<PathBuf, String>,
}

impl Services {
    /// Reads every service of a project; none where there is no such folder.
    pub(crate) fn read(around: &Around<'_>) -> Self {
        let mut paths = around.tree.files(around.folder).unwrap_or_default();
        paths.retain(|path| Syntax::of(path).is_some());
        paths.sort();
        let mut library = Library::new(around.tree, around.urls.clone());
        let stems = around.contracts.keys().filter_map(|path| path.file_stem()?.to_str());
        let mut taken: BTreeSet<String> = stems.map(folded).collect();
        let mut list = Vec::new();
        for path in paths {
            // What cannot be read was reported.
            let Ok(root) = library.open(&path) else { continue };
            let Some(version) = version(&mut library, root) else { continue };
            let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or("service").to_owned();
            let api = format!("{stem}-api");
            let name = if taken.insert(folded(&stem)) { stem.clone() } else { api };
            taken.insert(folded(&name));
            list.push(read(&mut library, around, version, root, (&path, &stem, &name)));
        }
        let Library { sources, diagnostics, .. } = library;
        Self { files: sources, list, diagnostics }
    }

    /// The contracts of the services, in their order. Their documents follow those of the files in the
    /// graph.
    pub(crate) fn bundled(&self) -> impl Iterator<Item = &Bundled> {
        self.list.iter().map(|unlinked| &unlinked.bundled)
    }

    /// Whether there is none.
    pub(crate) const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The services with their types.
    pub(crate) fn link(self, types: &Types<'_>, contracts: &[Contract]) -> Vec<Service> {
        let first = u32::try_from(self.files.iter().count()).unwrap_or(u32::MAX);
        let numbered = (first..).map(DocumentId).zip(self.list);
        let linked = numbered.filter_map(|(document, unlinked)| {
            let Unlinked { mut service, handles, bundled: _ } = unlinked;
            let contract = contracts.iter().position(|contract| contract.document == document)?;
            let contract = ContractId(u32::try_from(contract).ok()?);
            let lost = Linker::new(types, document).link(&mut service, &handles, contract);
            service.refused.extend(lost.into_iter().map(|operation| Refused {
                id: Some(operation.id),
                method: operation.method.name().to_owned(),
                path: operation.path.text,
                reason: "one of its types could not be made".to_owned(),
                place: operation.place,
            }));
            Some(service)
        });
        let mut services: Vec<Service> = linked.collect();
        services.sort_by(|a, b| a.key.cmp(&b.key));
        services
    }
}

/// What names of contracts must differ in.
fn folded(stem: &str) -> String {
    stem.to_lowercase().replace(['-', '.', ' '], "_")
}

/// The version of an OpenAPI document; nothing for a file that is a part of one, and for one that is
/// reported.
fn version(library: &mut Library<'_>, root: Place) -> Option<Version> {
    if library.get(root, "swagger").is_some() {
        let sentence = "this is a Swagger 2.0 document, which is not supported";
        library.report(Code::UnsupportedService, root, sentence);
        return None;
    }
    let stated = library.get(root, "openapi")?;
    let text = library.scalar(stated).unwrap_or_default();
    if text.starts_with("3.0") {
        return Some(Version::V30);
    }
    if text == "3" || text.starts_with("3.") {
        return Some(Version::V31);
    }
    let sentence = format!("`{text}` is no version of OpenAPI 3");
    library.report(Code::UnsupportedService, stated, sentence);
    None
}

fn read(
    library: &mut Library<'_>,
    around: &Around<'_>,
    version: Version,
    root: Place,
    (path, stem, name): (&Path, &str, &str),
) -> Unlinked {
    let schemes = security::schemes(library, root);
    let extension = library.get(root, extension::KEY);
    let policy = extension.map_or_else(Policy::default, |at| extension::policy(library, at));
    let shared =
        Shared { schemes: schemes.clone(), security: library.get(root, "security"), policy };

    let mut bundle = Bundle::new(library, version, root, &around.contracts);
    bundle.components();
    let mut read = Read::default();
    if let Some(paths) = bundle.library.get(root, "paths") {
        read.read(&mut bundle, &shared, paths);
    }
    let operations = std::mem::take(&mut read.operations);
    if let Some(webhooks) = bundle.library.get(root, "webhooks") {
        read.read(&mut bundle, &shared, webhooks);
    }
    let webhooks = std::mem::take(&mut read.operations);
    let operations = sound(&mut bundle, &mut read, operations);
    let webhooks = sound(&mut bundle, &mut read, webhooks);

    let info = bundle.library.get(root, "info").unwrap_or(root);
    let of_info = |key| bundle.library.get(info, key).and_then(|at| bundle.library.scalar(at));
    let title = of_info("title").unwrap_or_else(|| stem.to_owned());
    let docs: Vec<String> = ["summary", "description"].into_iter().filter_map(of_info).collect();
    let default = Server { url: "/".to_owned(), docs: None, variables: Vec::new(), place: root };
    let service = Service {
        key: stem.to_owned(),
        contract: ContractId(0),
        document: root.document,
        docs: (!docs.is_empty()).then(|| docs.join("\n\n")),
        version: of_info("version").unwrap_or_default(),
        servers: servers(&bundle, root).unwrap_or_else(|| vec![default]),
        operations,
        webhooks,
        refused: read.refused,
        schemes,
        tags: tags(&bundle, root),
        place: Place { node: NodeId::ROOT, ..root },
        title,
    };
    let (text, places, handles) = bundle.finish(&service.title);
    let path = normal(path);
    let below = path
        .strip_prefix(around.root)
        .unwrap_or_else(|_| path.file_name().map_or(path.as_path(), Path::new));
    let bundled = Bundled {
        name: below.to_owned(),
        path: around.tree.name(&path).with_file_name(format!("{name}.json")),
        text,
        places,
    };
    Unlinked { service, handles: handles.0, bundled }
}

/// The operations all of whose references lead somewhere; the others are refused.
fn sound(
    bundle: &mut Bundle<'_, '_>,
    read: &mut Read,
    operations: Vec<crate::model::service::Operation>,
) -> Vec<crate::model::service::Operation> {
    let mut sound = Vec::new();
    for mut operation in operations {
        let mut reason = None;
        each(&mut operation, &mut |slot| {
            reason = bundle.handles.0.get(slot.number()).and_then(|handle| bundle.fault(handle));
            reason.is_none()
        });
        match reason {
            None => sound.push(operation),
            Some(reason) => {
                let method = operation.method.name().to_owned();
                let id = Some(operation.id);
                read.refuse(bundle, id, &method, &operation.path.text, reason, operation.place);
            }
        }
    }
    sound
}

fn tags(bundle: &Bundle<'_, '_>, root: Place) -> Vec<TagDocs> {
    let listed = bundle.library.get(root, "tags").map(|tags| bundle.library.items(tags));
    let read = listed.unwrap_or_default().into_iter().filter_map(|at| {
        let name = bundle.library.get(at, "name").and_then(|at| bundle.library.scalar(at))?;
        Some(TagDocs { name, docs: bundle.library.text(at, "description").map(str::to_owned) })
    });
    read.collect()
}
