//! The JSON Schemas that the generated code carries: references into the documents.

use std::collections::BTreeMap;
use std::fmt::Write;

use counterpart_compiler::model::{Definition, Model};
use counterpart_compiler::resolve::Draft;
use counterpart_compiler::source::{DocumentId, NodeId, Place};
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
    let value = model.sources[document].value(NodeId::ROOT);
    finished(model, document, value, None)
}

/// The text of a document for validators. Where it says so, it claims of itself to stand at this
/// URI, as two resources that claim the same get in each other's way.
pub fn checked_text(model: &Model, document: DocumentId, claimed: Option<&str>) -> String {
    let rewritten = model.known(document).rewritten.as_ref();
    let value = rewritten.map(|it| it.value.clone());
    let value = value.unwrap_or_else(|| model.sources[document].value(NodeId::ROOT));
    finished(model, document, value, claimed)
}

/// The same for the validator that is compiled.
pub fn compiled_text(model: &Model, document: DocumentId, claimed: Option<&str>) -> String {
    match &model.known(document).compiled {
        Some(value) => finished(model, document, value.clone(), claimed),
        None => checked_text(model, document, claimed),
    }
}

fn finished(
    model: &Model,
    document: DocumentId,
    mut value: Value,
    claimed: Option<&str>,
) -> String {
    let dialect = dialect(model, document);
    if let Some(members) = value.as_object_mut() {
        if !members.contains_key("$schema") {
            members.insert("$schema".to_owned(), dialect.into());
        }
        if let Some(uri) = claimed {
            members.insert(id_keyword(model, document).to_owned(), uri.into());
        }
    }
    value.to_string()
}

/// Whether a document says where it stands, so that whoever knows it under another URI finds it
/// under its own too.
pub fn has_id(model: &Model, document: DocumentId) -> bool {
    let id = model.sources[document].string(NodeId::ROOT, id_keyword(model, document));
    id.is_some_and(|id| !id.starts_with('#'))
}

fn id_keyword(model: &Model, document: DocumentId) -> &'static str {
    if model.known(document).dialect == Draft::Draft4.uri() { "id" } else { "$id" }
}

/// The schema that a compiled validator is made of: the property of an instance that is named like
/// a reference meets what the reference leads to. Beside each name stands the reference itself.
pub fn wrapper(draft: &str, references: &BTreeMap<String, String>) -> Value {
    let properties = references.iter().map(|(name, it)| (name.clone(), json!({ "$ref": it })));
    json!({ "$schema": draft, "properties": properties.collect::<Map<_, _>>() })
}

/// The draft of a document, by the URI of its meta-schema: what holds references together is written
/// in it, since a dialect of it may know fewer keywords.
pub fn draft(model: &Model, document: DocumentId) -> &'static str {
    model.known(document).dialect
}

/// The `$schema` of a document, stated or not.
fn dialect(model: &Model, document: DocumentId) -> &str {
    &model.known(document).schema
}
