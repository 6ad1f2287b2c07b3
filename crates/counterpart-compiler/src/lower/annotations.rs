//! What a schema says to its readers, and to counterpart.

use super::reader::Reader;
use crate::diagnostic::Code;
use crate::model::{Annotations, Extension};
use crate::source::Node;

impl Reader<'_, '_> {
    /// Reads the annotations. Up to draft 7 they do not count beside `$ref` (`alone`) by the
    /// letter, but they refuse nothing and were written to be read.
    pub fn annotations(&mut self, alone: bool) {
        let text = |keyword| self.text(keyword).map(str::to_owned);
        let source = self.source();
        let examples = match self.node("examples") {
            Some(Node::Array(items)) => items.iter().map(|item| source.value(*item)).collect(),
            None
            | Some(
                Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Object(_),
            ) => Vec::new(),
        };
        self.annotations = Annotations {
            title: text("title"),
            description: text("description"),
            default: self.get("default").filter(|_| !alone).map(|node| source.value(node)),
            examples,
            deprecated: self.is_true("deprecated"),
            read_only: self.is_true("readOnly"),
            write_only: self.is_true("writeOnly"),
            format: None,
            extension: self.extension(),
        };
    }

    fn extension(&mut self) -> Extension {
        let Some(node) = self.get("x-counterpart") else { return Extension::default() };
        let read = serde_json::from_value::<Extension>(self.source().value(node));
        let read = read.map_err(|error| error.to_string()).and_then(|extension| {
            let fault = extension.fault();
            fault.map_or(Ok(extension), |fault| Err(fault.to_owned()))
        });
        read.unwrap_or_else(|reason| {
            let sentence = format!("`x-counterpart` cannot be read: {reason}");
            self.report(Code::BadExtension, node, sentence);
            Extension::default()
        })
    }
}
