//! Tests of resolution, one peculiarity at a time.

mod checks;
mod dialects;
mod documents;
mod references;
mod resources;
mod rewrite;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::{Draft, Graph, Input, Resolution, SourceFile, resolve};
use crate::diagnostic::Code;
use crate::project::Urls;
use crate::source::{DocumentId, NodeId, Place};

/// The contracts `(name below the project, schema)`, in a project without other files.
fn input(contracts: &[(&str, Value)]) -> Input {
    let contracts = contracts.iter().map(|(name, schema)| SourceFile {
        name: name.into(),
        path: name.into(),
        bytes: schema.to_string().into_bytes(),
    });
    Input { contracts: contracts.collect(), root: "/no/such/folder".into(), ..Input::default() }
}

/// An input whose URL map leads to files in `folder`.
fn mapped(folder: &Path, contracts: &[(&str, Value)], urls: &[(&str, &str, Value)]) -> Input {
    let mut entries = BTreeMap::new();
    for (url, file, schema) in urls {
        std::fs::write(folder.join(file), schema.to_string()).unwrap();
        entries.insert((*url).to_owned(), (*file).to_owned());
    }
    let (root, urls) = (folder.to_owned(), Urls::new(folder, &entries));
    Input { root, urls, ..input(contracts) }
}

/// The graph of contracts that have no fault.
fn graph(contracts: &[(&str, Value)]) -> Graph {
    let Resolution { graph, diagnostics } = resolve(input(contracts));
    assert_eq!(diagnostics, []);
    graph
}

/// The codes of what is wrong with contracts, with the pointers.
fn faults(input: Input) -> Vec<(Code, String)> {
    let diagnostics = resolve(input).diagnostics;
    let fault = |found: &crate::diagnostic::Diagnostic| {
        (found.code, found.places.first().map_or_else(String::new, |place| place.pointer.clone()))
    };
    diagnostics.iter().map(fault).collect()
}

fn at(graph: &Graph, document: u32, pointer: &str) -> Place {
    let document = DocumentId(document);
    let node = graph.sources[document].at_pointer(NodeId::ROOT, pointer).unwrap();
    Place { document, node }
}

/// Where the reference whose string is at a pointer of a document leads: document and pointer.
fn landing(graph: &Graph, document: u32, pointer: &str) -> Option<(u32, String)> {
    let target = graph.landing(at(graph, document, pointer))?.target;
    Some((target.document.0, graph.sources[target.document].pointer(target.node)))
}

fn draft(graph: &Graph, document: u32, pointer: &str) -> Draft {
    graph.dialect(at(graph, document, pointer)).draft
}
