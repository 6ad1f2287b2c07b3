//! Reports keywords that do not do what their author expects: misspelt ones, those of another draft
//! or another schema language, and those without effect where they stand.

mod idle;
mod misspelt;
mod other;
mod table;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::{Draft, Graph};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Document, DocumentId, Node, NodeId, Place};

/// One schema object, with what decides the meaning of its keywords.
struct Schema<'g> {
    source: &'g Document,
    keywords: &'g IndexMap<String, NodeId>,
    draft: Draft,
}

/// A keyword that does not do what its author expects.
struct Finding {
    code: Code,
    /// The value of the keyword.
    node: NodeId,
    sentence: String,
    help: String,
}

/// The keywords of a document that do not do what their author expects.
pub(super) fn in_document(graph: &Graph, document: DocumentId) -> Vec<Diagnostic> {
    let source = &graph.sources[document];
    let own = defined_by_dialect(graph, document);
    let scanned = (0u32..).map(NodeId).zip(&graph.entry(document).scanned);
    let mut found = Vec::new();
    for (node, _) in scanned.filter(|(_, scanned)| **scanned) {
        let Node::Object(keywords) = &source[node] else { continue };
        let draft = graph.dialect(Place { document, node }).draft;
        let schema = Schema { source, keywords, draft };
        let findings = findings(&schema, &own);
        found.extend(findings.into_iter().map(|finding| {
            let place = Place { document, node: finding.node };
            graph.sources.diagnose(finding.code, place, finding.sentence).help(finding.help)
        }));
    }
    found
}

/// Whether a draft defines a keyword of this name.
pub(super) fn is_keyword(name: &str) -> bool {
    table::of(name).is_some()
}

/// Whether a member of an object is a keyword that only a schema has: one that refers, holds
/// definitions or schemas, or a `type` with a name of JSON Schema.
pub(super) fn is_schema_keyword(name: &str, value: &Value) -> bool {
    match name {
        "$ref" | "$id" => value.is_string(),
        "$defs" | "definitions" | "properties" | "patternProperties" => value.is_object(),
        "allOf" | "anyOf" | "oneOf" => value.is_array(),
        "type" => value.as_str().is_some_and(|name| {
            ["array", "boolean", "integer", "null", "number", "object", "string"].contains(&name)
        }),
        _ => false,
    }
}

fn findings(schema: &Schema<'_>, own: &BTreeSet<&str>) -> Vec<Finding> {
    if schema.stands_alone() {
        return idle::beside_reference(schema).into_iter().collect();
    }
    let mut found = Vec::new();
    for (keyword, node) in schema.keywords {
        if own.contains(keyword.as_str()) {
            continue;
        }
        let finding = match table::of(keyword) {
            Some(known) if known.is_in(schema.draft) => idle::keyword(schema, known, *node),
            Some(known) => other::draft(schema, known, *node),
            None => other::language(schema, keyword, *node)
                .or_else(|| misspelt::keyword(schema, keyword, *node)),
        };
        found.extend(finding);
    }
    found
}

impl<'g> Schema<'g> {
    fn get(&self, keyword: &str) -> Option<&'g Node> {
        self.keywords.get(keyword).map(|node| &self.source[*node])
    }

    fn has(&self, keyword: &str) -> bool {
        self.keywords.contains_key(keyword)
    }

    /// Whether a `$ref` makes its draft ignore every other keyword.
    fn stands_alone(&self) -> bool {
        self.draft.reference_stands_alone() && matches!(self.get("$ref"), Some(Node::String(_)))
    }
}

/// The keywords that a meta-schema of the project's own defines.
fn defined_by_dialect(graph: &Graph, document: DocumentId) -> BTreeSet<&str> {
    let stated = graph.sources[document].string(NodeId::ROOT, "$schema");
    if stated.is_none_or(|stated| Draft::of_uri(stated).is_some()) {
        return BTreeSet::new();
    }
    let described = graph.entry(document).refers_to.iter().filter_map(|meta| {
        let source = &graph.sources[*meta];
        let properties = source.get(NodeId::ROOT, "properties").map(|node| &source[node]);
        match properties {
            Some(Node::Object(properties)) => Some(properties.keys().map(String::as_str)),
            None
            | Some(
                Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Array(_),
            ) => None,
        }
    });
    described.flatten().collect()
}
