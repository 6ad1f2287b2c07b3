//! Reads the values of a YAML text: YAML 1.2 with the core schema, as far as JSON has the same
//! values.
//!
//! What JSON does not have is refused: tags, keys that are not scalars, `.inf` and `.nan`, more than
//! one document, merge keys, and anchors that contain themselves. An alias stands for a copy of what
//! its anchor marks; the copies of a document are limited, so that a small file cannot grow without
//! end.

mod anchors;
mod builder;
mod scalar;

#[cfg(test)]
mod tests;

use std::path::Path;

use saphyr_parser::Parser;

use super::MAX_NESTING;
use super::document::{Document, Values};
use crate::diagnostic::{Code, Diagnostic};
use crate::position::{Lines, Location};
use builder::Builder;

/// Why a text is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    code: Code,
    /// The byte it is about.
    offset: usize,
    sentence: String,
    /// The next step, where the code has no better one.
    help: Option<&'static str>,
}

impl Fault {
    fn new(offset: usize, sentence: impl Into<String>) -> Self {
        Self { code: Code::MalformedYaml, offset, sentence: sentence.into(), help: None }
    }

    fn too_deep(offset: usize) -> Self {
        let sentence = format!("the document nests more than {MAX_NESTING} levels deep");
        Self { code: Code::TooDeep, ..Self::new(offset, sentence) }
    }

    fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }
}

/// Reads a document from a text without byte order mark.
pub(super) fn parse(path: &Path, text: String) -> Result<Document, Diagnostic> {
    let lines = Lines::of(&text);
    match values(&text) {
        Ok(values) => Ok(Document::new(path, text, lines, values)),
        Err(Fault { code, offset, sentence, help }) => {
            let (line, column) = lines.position(&text, offset);
            let path = path.to_owned();
            let place = Location { path, line, column, pointer: String::new() };
            let help = help.unwrap_or(code.help());
            Err(Diagnostic::new(code, sentence).at(place).help(help))
        }
    }
}

fn values(text: &str) -> Result<Values, Fault> {
    let offsets = Offsets::of(text);
    let mut builder = Builder::new(text);
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let offset = offsets.byte(error.marker().index());
            Fault::new(offset, format!("invalid YAML: {}", error.info()))
        })?;
        builder.event(event, offsets.byte(span.start.index()))?;
    }
    builder.finish()
}

/// Converts positions in characters, as the parser counts them, to bytes.
struct Offsets {
    /// The byte of each character; empty where every character is one byte.
    bytes: Vec<usize>,
    end: usize,
}

impl Offsets {
    fn of(text: &str) -> Self {
        let bytes = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(at, _)| at).collect()
        };
        Self { bytes, end: text.len() }
    }

    fn byte(&self, character: usize) -> usize {
        if self.bytes.is_empty() {
            character.min(self.end)
        } else {
            self.bytes.get(character).copied().unwrap_or(self.end)
        }
    }
}
