//! After `resolve`: the URI and draft of each document, the documents it needs, and the targets of
//! its references.

use std::fmt::Write as _;

use counterpart_compiler::resolve::{DocumentKind, Graph};
use counterpart_compiler::source::{DocumentId, NodeId, Place};
use counterpart_report::sanitize_line;
use serde_json::{Value, json};

use super::{Said, place};

/// Describes one document.
pub fn document(graph: &Graph, id: DocumentId) -> Said {
    let root = Place { document: id, node: NodeId::ROOT };
    let draft = graph.dialect(root).draft;
    let kind = match graph.kind(id) {
        DocumentKind::Contract => "contract",
        DocumentKind::Referenced => "referenced",
        DocumentKind::Service => "part of a service",
        DocumentKind::MetaSchema => "meta-schema",
    };
    let path = graph.sources[id].path.to_string_lossy();
    let uri = graph.uri(id);
    let needs: Vec<&str> =
        graph.needed_by(id).into_iter().skip(1).map(|id| graph.uri(id)).collect();
    let references = references(graph, id);

    let mut text = format!("{}\n  uri      {}\n", sanitize_line(&path), sanitize_line(uri));
    let _ = writeln!(text, "  draft    {}\n  kind     {kind}", draft.uri());
    for need in &needs {
        let _ = writeln!(text, "  needs    {}", sanitize_line(need));
    }
    for (from, to) in &references {
        let from = graph.sources.locate(*from);
        let line = format!("{}  ->  {}", from.pointer, target(graph, *to));
        let _ = writeln!(text, "  {}", sanitize_line(&line));
    }
    let references: Vec<Value> = references
        .into_iter()
        .map(|(from, to)| json!({"from": place(&graph.sources, from), "to": place(&graph.sources, to)}))
        .collect();
    let data = json!({
        "path": path,
        "uri": uri,
        "draft": draft.uri(),
        "kind": kind,
        "needs": needs,
        "references": references,
    });
    Said { text, data }
}

/// The references of a document, in the order of its text.
fn references(graph: &Graph, id: DocumentId) -> Vec<(Place, Place)> {
    let mut references: Vec<_> = graph
        .landings()
        .filter(|(from, _)| from.document == id)
        .map(|(from, landing)| (from, landing.target))
        .collect();
    references.sort_unstable();
    references
}

fn target(graph: &Graph, at: Place) -> String {
    let location = graph.sources.locate(at);
    format!("{location} #{}", location.pointer)
}
