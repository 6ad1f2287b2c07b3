//! The JSON Schemas that the generated code carries: references into the documents.

use std::collections::BTreeMap;
use std::fmt::Write;

use counterpart_model::model::{Definition, Model};
use counterpart_model::source::{DocumentId, NodeId, Place};
use serde_json::{Map, Value, json};

/// The URI of a place: its document and, as a fragment, its JSON Pointer.
pub fn reference(model: &Model, place: Place) -> String {
    at_pointer(model, place.document, &model.sources[place.document].pointer(place.node))
}

/// The same in the document that validators read.
pub fn checked_reference(model: &Model, place: Place) -> String {
    let pointer = model.sources[place.document].pointer(place.node);
    let rewritten = model.known(place.document).rewritten.as_ref();
    let pointer = rewritten.map_or(pointer.clone(), |it| it.pointer(&pointer));
    at_pointer(model, place.document, &pointer)
}

fn at_pointer(model: &Model, document: DocumentId, pointer: &str) -> String {
    let uri = uri(model, document);
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

/// The schema of a definition: what it refers to, in the dialect of its document.
pub fn of(model: &Model, definition: &Definition) -> Value {
    let references = definition.conjunction.iter();
    let mut references: Vec<_> =
        references.map(|place| json!({ "$ref": reference(model, *place) })).collect();
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), dialect(model, definition.place.document).into());
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
    let value = model.sources[document].value(NodeId::ROOT);
    finished(model, document, value, uri(model, document))
}

/// The text of a document for a validator that knows it under several URIs. Under each but its own
/// it claims that URI, since two resources that claim the same get in each other's way.
pub fn text_at(model: &Model, document: DocumentId, at: &str) -> String {
    let rewritten = model.known(document).rewritten.as_ref();
    let value = rewritten.map(|it| it.value.clone());
    let value = value.unwrap_or_else(|| model.sources[document].value(NodeId::ROOT));
    finished(model, document, value, at)
}

fn finished(model: &Model, document: DocumentId, mut value: Value, at: &str) -> String {
    let dialect = dialect(model, document);
    if let Some(members) = value.as_object_mut() {
        if !members.contains_key("$schema") {
            members.insert("$schema".to_owned(), dialect.into());
        }
        if at != uri(model, document) {
            let key = if dialect.contains("draft-04") { "id" } else { "$id" };
            members.insert(key.to_owned(), at.into());
        }
    }
    value.to_string()
}

/// The schema that a compiled validator is made of: the property of an instance that is named like
/// a reference meets what the reference leads to. Beside each name stands the reference itself.
pub fn wrapper(dialect: &str, references: &BTreeMap<String, String>) -> Value {
    let properties = references.iter().map(|(name, it)| (name.clone(), json!({ "$ref": it })));
    json!({ "$schema": dialect, "properties": properties.collect::<Map<_, _>>() })
}

/// The `$schema` of a document, stated or not.
pub fn dialect(model: &Model, document: DocumentId) -> &str {
    let stated = model.sources[document].string(NodeId::ROOT, "$schema");
    stated.unwrap_or(model.known(document).dialect)
}
