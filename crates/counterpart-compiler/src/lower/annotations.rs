//! Reads the annotations of schemas.

use super::Shown;
use super::reader::Reader;
use crate::diagnostic::Code;
use crate::model::{Annotations, Extension, Width};
use crate::source::{Document, Node, NodeId};

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
