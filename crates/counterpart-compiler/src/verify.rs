//! Values that a schema shows to its readers must meet it: `default`, `examples`, and the value
//! of a typed constant.

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{SchemaId, Schemas};
use crate::project::{Formats, ProjectFile};
use crate::resolve::{Graph, Standing};
use crate::shape::is_constant;
use crate::source::{DocumentId, NodeId, Place};

/// Checks every shown value of the project's own contracts. What does not meet its schema is
/// reported, and taken out of the annotations.
pub(crate) fn values(
    graph: &Graph,
    schemas: &mut Schemas,
    settings: &ProjectFile,
) -> Vec<Diagnostic> {
    let mut shown: BTreeMap<DocumentId, Vec<SchemaId>> = BTreeMap::new();
    for (id, schema) in schemas.iter() {
        let document = schema.place.document;
        let has_values = schema.annotations.default.is_some()
            || !schema.annotations.examples.is_empty()
            || is_constant(&graph.sources[document], schema.place.node);
        if has_values && graph.standing(document) == Standing::Contract {
            shown.entry(document).or_default().push(id);
        }
    }
    let mut diagnostics = Vec::new();
    for (document, ids) in shown {
        if let Some(validator) = validator(graph, schemas, document, &ids, settings) {
            for id in ids {
                check(graph, schemas, id, &validator, &mut diagnostics);
            }
        }
    }
    diagnostics
}

/// One validator for all schemas of a document that show values: the property `N` of its instances
/// meets schema `N`. One compilation, however many there are.
fn validator(
    graph: &Graph,
    schemas: &Schemas,
    document: DocumentId,
    ids: &[SchemaId],
    settings: &ProjectFile,
) -> Option<Validator> {
    let needed = graph.needed_by(document);
    let resources = needed.iter().filter(|other| graph.standing(**other) != Standing::Standard);
    let mut registry = jsonschema::Registry::new();
    for other in resources {
        let value = stating_dialect(graph, *other);
        for uri in graph.uris(*other) {
            registry = registry.add(uri, value.clone()).ok()?;
        }
    }
    let registry = registry.prepare().ok()?;
    let uri = graph.uri(document);
    let properties = ids.iter().map(|id| {
        let pointer = graph.sources[document].pointer(schemas[*id].place.node);
        let rewritten = graph.rewritten(document);
        let pointer = rewritten.map_or(pointer.clone(), |it| it.pointer(&pointer));
        (id.index().to_string(), json!({ "$ref": format!("{uri}#{}", fragment(&pointer)) }))
    });
    let wrapper = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": properties.collect::<Map<_, _>>(),
    });
    let options = jsonschema::options().with_registry(&registry);
    let options = match settings.formats {
        Formats::Assert => options.should_validate_formats(true),
        Formats::Annotate => options.should_validate_formats(false),
        Formats::Draft => options,
    };
    options.build(&wrapper).ok()
}

/// A document with its `$schema` written out.
fn stating_dialect(graph: &Graph, document: DocumentId) -> Value {
    let mut value = match graph.rewritten(document) {
        Some(rewritten) => rewritten.value.clone(),
        None => graph.sources[document].value(NodeId::ROOT),
    };
    if let Value::Object(properties) = &mut value {
        let draft = graph.dialect(Place { document, node: NodeId::ROOT }).draft;
        properties.entry("$schema").or_insert_with(|| draft.uri().into());
    }
    value
}

/// A JSON Pointer as the fragment of a URI: what a fragment may not hold is percent-encoded.
pub(crate) fn fragment(pointer: &str) -> String {
    pointer.bytes().fold(String::new(), |mut text, byte| {
        let plain = byte.is_ascii_alphanumeric() || b"/~-._!$&'()*+,;=:@?".contains(&byte);
        if plain {
            text.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
            text.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
        text
    })
}

fn check(
    graph: &Graph,
    schemas: &mut Schemas,
    id: SchemaId,
    validator: &Validator,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let place = schemas[id].place;
    let document = &graph.sources[place.document];
    let meets = |value: &Value| {
        let wrapped =
            Value::Object([(id.index().to_string(), value.clone())].into_iter().collect());
        validator.is_valid(&wrapped)
    };
    let mut report = |code, keyword: &str, sentence: &str| {
        let node = document.get(place.node, keyword).unwrap_or(place.node);
        let place = Place { node, ..place };
        diagnostics.push(graph.sources.diagnose(code, place, sentence));
    };
    if is_constant(document, place.node)
        && let Some(node) = document.get(place.node, "const")
        && !meets(&document.value(node))
    {
        report(Code::MismatchedConstant, "const", "the constant does not meet its own schema");
    }
    let annotations = &mut schemas[id].annotations;
    if annotations.default.as_ref().is_some_and(|value| !meets(value)) {
        annotations.default = None;
        report(Code::MismatchedExample, "default", "the default does not meet its own schema");
    }
    let before = annotations.examples.len();
    annotations.examples.retain(meets);
    if annotations.examples.len() < before {
        report(Code::MismatchedExample, "examples", "an example does not meet its own schema");
    }
}
