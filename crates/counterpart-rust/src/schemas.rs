//! The JSON Schemas that the generated code carries: references into the documents.

use std::fmt::Write;

use counterpart_compiler::model::{Definition, Model};
use counterpart_compiler::source::{DocumentId, NodeId, Place};
use serde_json::{Map, Value, json};

/// The URI of a place: its document and, as a fragment, its JSON Pointer.
fn reference(model: &Model, place: Place) -> String {
    let pointer = model.sources[place.document].pointer(place.node);
    let uri = uri(model, place.document);
    if pointer.is_empty() {
        return uri.to_owned();
    }
    let mut text = format!("{uri}#");
    for byte in pointer.bytes() {
        // What RFC 3986 allows in a fragment stands for itself.
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            text.push(byte.into());
        } else {
            // Writing to a string does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// The URI under which the generated code knows a document.
pub fn uri(model: &Model, document: DocumentId) -> &str {
    model.known(document).uris.first().map_or("", String::as_str)
}

/// The schema of a definition: what it refers to, in the draft of its document.
pub fn of(model: &Model, definition: &Definition) -> Value {
    let references = definition.conjunction.iter();
    let mut references: Vec<_> =
        references.map(|place| json!({ "$ref": reference(model, *place) })).collect();
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), draft(model, definition.place.document).into());
    match references.pop() {
        Some(Value::Object(only)) if references.is_empty() => schema.extend(only),
        last => {
            references.extend(last);
            schema.insert("allOf".to_owned(), Value::Array(references));
        }
    }
    Value::Object(schema)
}

/// The text of a document. It states its dialect, as a validator that meets it alone needs it to.
pub fn text(model: &Model, document: DocumentId) -> String {
    let mut value = model.sources[document].value(NodeId::ROOT);
    if let Some(members) = value.as_object_mut()
        && !members.contains_key("$schema")
    {
        members.insert("$schema".to_owned(), model.known(document).schema.clone().into());
    }
    value.to_string()
}

/// The draft of a document, by the URI of its meta-schema: what holds references together is written
/// in it, since a dialect of it may know fewer keywords.
fn draft(model: &Model, document: DocumentId) -> &'static str {
    model.known(document).dialect
}
