//! After `source`: the documents that were read.

use counterpart_compiler::resolve::Graph;
use counterpart_compiler::source::DocumentId;
use counterpart_report::sanitize_line;
use serde_json::json;

use super::Said;

/// Describes one document.
pub fn document(graph: &Graph, id: DocumentId) -> Said {
    let document = &graph.sources[id];
    let path = document.path.to_string_lossy();
    let (bytes, lines, values) =
        (document.text.len(), document.text.lines().count(), document.len());
    let shown = sanitize_line(&path);
    let text = format!("{shown}\n  {bytes} bytes, {lines} lines, {values} values\n");
    Said { text, data: json!({"path": path, "bytes": bytes, "lines": lines, "values": values}) }
}
