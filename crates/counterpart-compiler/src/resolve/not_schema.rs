//! Reports contracts that are no JSON Schema: descriptions of interfaces, and other JSON files.

use std::path::Path;

use indexmap::IndexMap;

use super::{DocumentKind, Graph, keywords};
use crate::diagnostic::{Code, Diagnostic};
use crate::json::pointer;
use crate::source::{Document, DocumentId, Node, NodeId, Place};

/// The languages that describe interfaces: the key of their version, their name, and where their
/// documents hold schemas.
const LANGUAGES: [(&str, &str, &str); 3] = [
    ("openapi", "OpenAPI", "/components/schemas"),
    ("swagger", "Swagger", "/definitions"),
    ("asyncapi", "AsyncAPI", "/components/schemas"),
];

/// The contracts that are no JSON Schema. One that yields a type without meaning is an error, unless
/// the resolution is tolerant.
pub(super) fn contracts(graph: &Graph, tolerant: bool) -> Vec<Diagnostic> {
    let own = graph.documents().filter(|(_, kind)| *kind == DocumentKind::Contract);
    own.filter_map(|(document, _)| contract(graph, document, tolerant)).collect()
}

fn contract(graph: &Graph, document: DocumentId, tolerant: bool) -> Option<Diagnostic> {
    let source = &graph.sources[document];
    let Node::Object(members) = &source[NodeId::ROOT] else { return None };
    let place = Place { document, node: NodeId::ROOT };
    let is_schema = members.keys().any(|name| keywords::is_keyword(name));
    if let Some((language, schemas)) = language(source, members) {
        let name = source.path.file_name().unwrap_or(source.path.as_os_str());
        let sentence = format!("this is an {language} document, not a JSON Schema");
        let help = help(source, Path::new(name), schemas);
        let found = graph.sources.diagnose(Code::NotASchema, place, sentence).help(help);
        let gives_nothing = !is_schema && !is_referred_to(graph, document);
        return Some(if gives_nothing && !tolerant { found.denied() } else { found });
    }
    let is_marked = members.keys().any(|name| name.starts_with("x-"));
    let says_nothing = !members.is_empty() && !is_schema && !is_marked;
    // Where keywords are misspelt or of another language, that is the cause.
    let cause_is_known = || !keywords::in_document(graph, document).is_empty();
    (says_nothing && !is_referred_to(graph, document) && !cause_is_known()).then(|| {
        let sentence =
            "no key of this document is a keyword of JSON Schema, so it accepts every value";
        graph.sources.diagnose(Code::NotASchema, place, sentence)
    })
}

/// The language of a description of interfaces, with its version, and where its schemas are.
fn language(
    source: &Document,
    members: &IndexMap<String, NodeId>,
) -> Option<(String, &'static str)> {
    let described =
        members.get("info").is_some_and(|node| matches!(source[*node], Node::Object(_)));
    let (key, name, schemas) =
        LANGUAGES.into_iter().find(|(key, ..)| members.contains_key(*key))?;
    let version = source.string(NodeId::ROOT, key).filter(|_| described)?;
    Some((format!("{name} {version}"), schemas))
}

/// What to write for the first of its schemas.
fn help(source: &Document, name: &Path, schemas: &str) -> String {
    let held = source.at_pointer(NodeId::ROOT, schemas).map(|node| &source[node]);
    let first = match held {
        Some(Node::Object(held)) => held.keys().next(),
        None
        | Some(Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Array(_)) => {
            None
        }
    };
    let Some(first) = first else {
        return format!("move it out of the schemas folder: it has no schemas at #{schemas}");
    };
    let at = pointer::fragment(&pointer::below(schemas, first));
    format!(
        "move it out of the schemas folder, and put a contract there that refers to its schemas: \
         `{{\"$defs\": {{\"{first}\": {{\"$ref\": \"../{}#{at}\"}}}}}}`",
        name.display()
    )
}

fn is_referred_to(graph: &Graph, document: DocumentId) -> bool {
    let mut others = graph.documents().filter(|(other, _)| *other != document);
    others.any(|(other, _)| graph.entry(other).refers_to.contains(&document))
}
