//! What doc comments say: descriptions, and the constraints that types cannot express.

use counterpart_compiler::docs::{Notes, paragraphs};
use counterpart_compiler::model::{Annotations, Shape};
use serde_json::Value;

use super::syntax::Docs;

/// Values longer than this are no help in a comment.
const LONGEST_VALUE: usize = 1000;

/// The docs of something with these annotations and notes, of this shape.
pub fn docs(annotations: &Annotations, shape: &Shape, notes: &Notes) -> Docs {
    let mut docs = Docs { paragraphs: paragraphs(annotations), tags: notes.bounds.clone() };
    docs.paragraphs.extend(remarks(notes));
    if annotations.extension.secret || shape.text().is_some_and(|text| text.secret) {
        docs.paragraphs.push("Secret: show it only through `mask()`.".to_owned());
    }
    let compact =
        |value: &Value| Some(value.to_string()).filter(|text| text.len() <= LONGEST_VALUE);
    docs.tags.extend(annotations.default.as_ref().and_then(compact).map(|text| ("default", text)));
    docs.tags.extend(annotations.examples.iter().filter_map(compact).map(|text| ("example", text)));
    if annotations.write_only {
        docs.tags.push(("writeOnly", String::new()));
    }
    if annotations.deprecated {
        docs.tags.push(("deprecated", String::new()));
    }
    docs
}

/// The docs of a value or a variant, which stands inside a type.
pub fn brief(annotations: &Annotations) -> Docs {
    let deprecated = annotations.deprecated.then_some(("deprecated", String::new()));
    Docs { paragraphs: paragraphs(annotations), tags: deprecated.into_iter().collect() }
}

/// What is said of parts that have no docs of their own.
pub fn remarks(notes: &Notes) -> impl Iterator<Item = String> {
    notes.remarks.iter().map(|remark| format!("`{}`: {}", remark.part, remark.text))
}
