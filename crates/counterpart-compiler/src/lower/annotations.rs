//! Reads the annotations of schemas.

use super::Shown;
use super::reader::Reader;
use crate::diagnostic::Code;
use crate::model::{Annotations, Extension, Width};
use crate::source::{Document, Node, NodeId};

/// Keywords of other tools that say something of each value of `enum`.
const VALUE_DESCRIPTIONS: [&str; 3] =
    ["enumDescriptions", "x-enumDescriptions", "x-enum-descriptions"];

/// The title and description of a document, whether or not it is a definition.
pub(super) fn of_document(document: &Document) -> Annotations {
    let text = |keyword| document.string(NodeId::ROOT, keyword).map(str::to_owned);
    Annotations { title: text("title"), description: text("description"), ..Annotations::default() }
}

impl Reader<'_, '_> {
    /// Reads the annotations. Up to draft 7, keywords beside `$ref` (`alone`) are ignored; titles and
    /// descriptions are read all the same, since they refuse nothing.
    pub fn annotations(&mut self, alone: bool) {
        let text = |keyword| self.text(keyword).map(str::to_owned);
        let source = self.source();
        let examples = match self.node("examples") {
            Some(Node::Array(items)) => items.clone(),
            None
            | Some(
                Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Object(_),
            ) => Vec::new(),
        };
        let default = self.get("default").filter(|_| !alone);
        self.annotations = Annotations {
            title: text("title"),
            description: text("description"),
            of_values: self.of_values(),
            default: default.map(|node| source.value(node)),
            examples: examples.iter().map(|node| source.value(*node)).collect(),
            deprecated: self.is_true("deprecated"),
            read_only: self.is_true("readOnly"),
            write_only: self.is_true("writeOnly"),
            format: None,
            width: self.text("format").and_then(Width::named),
            extension: self.extension(),
        };
        self.shown = Shown { default, examples };
    }

    /// What is said of each value of `enum`: a list beside it, or an object by value. JSON Schema has no
    /// keyword for it; these are those of editors and of tools for `OpenAPI`.
    fn of_values(&self) -> Vec<String> {
        let said = VALUE_DESCRIPTIONS.into_iter().find_map(|keyword| self.get(keyword));
        let (Some(said), Some(Node::Array(values))) = (said, self.node("enum")) else {
            return Vec::new();
        };
        let source = self.source();
        let text = |node: NodeId| match &source[node] {
            Node::String(text) => Some(text.clone()),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Array(_) | Node::Object(_) => None,
        };
        match &source[said] {
            Node::Array(texts) => texts.iter().map(|it| text(*it).unwrap_or_default()).collect(),
            Node::Object(_) => {
                let key = |it: &NodeId| text(*it).unwrap_or_else(|| source.value(*it).to_string());
                let of_value = |it| source.string(said, &key(it)).unwrap_or_default().to_owned();
                values.iter().map(of_value).collect()
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => Vec::new(),
        }
    }

    fn extension(&mut self) -> Extension {
        let Some(node) = self.get("x-counterpart") else { return Extension::default() };
        let read = serde_json::from_value::<Extension>(self.source().value(node));
        let read = read.map_err(|error| error.to_string()).and_then(|extension| {
            let fault = extension.fault();
            fault.map_or(Ok(extension), |fault| Err(fault.to_owned()))
        });
        read.unwrap_or_else(|reason| {
            let sentence = format!("`x-counterpart` is invalid: {reason}");
            self.report(Code::BadExtension, node, sentence);
            Extension::default()
        })
    }
}
