//! After `entries`: the nodes of each document at which a name begins.

use std::fmt::Write as _;

use counterpart_compiler::entries::{EntryKind, entries};
use counterpart_compiler::resolve::Graph;
use counterpart_compiler::source::DocumentId;
use counterpart_report::sanitize_line;
use serde_json::{Value, json};

use super::{Said, place};

/// Describes one document.
pub fn document(graph: &Graph, id: DocumentId) -> Said {
    let found = entries(graph);
    let path = graph.sources[id].path.to_string_lossy();
    let mut text = format!("{}\n", sanitize_line(&path));
    let mut data: Vec<Value> = Vec::new();
    for entry in found.of(id) {
        let kind = match entry.kind {
            EntryKind::Root => "root",
            EntryKind::Definition => "definition",
            EntryKind::Constant(_) => "constant",
        };
        let key = found.key(entry.place);
        let location = graph.sources.locate(entry.place);
        let at = sanitize_line(&format!("{location} #{}", location.pointer));
        let _ = writeln!(text, "  {kind:<10}  {at}");
        data.push(json!({"kind": kind, "key": key, "place": place(&graph.sources, entry.place)}));
    }
    Said { text, data: json!({"path": path, "entries": data}) }
}
