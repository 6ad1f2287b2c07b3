//! Recognises the value of a keyword in the form of another draft, which explains why the meta-schema
//! of the document's own draft refuses it.

use serde_json::{Map, Value, json};

use super::{Draft, refusals};
use crate::source::{Document, Node, NodeId};

/// The drafts in which a form is looked for: those in use first.
const ORDER: [Draft; 5] =
    [Draft::Draft7, Draft::Draft202012, Draft::Draft4, Draft::Draft201909, Draft::Draft6];

/// The next step for a refused value at `node`, where the keyword that holds it has the form of
/// another draft. `scanned` says which nodes are schemas.
pub(super) fn help(
    source: &Document,
    scanned: &[bool],
    node: NodeId,
    draft: Draft,
) -> Option<String> {
    let mut at = node;
    let (schema, keyword) = loop {
        let (parent, step) = (source.parent(at)?, source.step(at)?);
        if scanned[parent.0 as usize] {
            break (parent, step);
        }
        at = parent;
    };
    let alone = alone(source, schema, &keyword, at);
    if refusals::is_valid(draft, &alone) {
        return None;
    }
    let other =
        ORDER.into_iter().find(|other| *other != draft && refusals::is_valid(*other, &alone));
    match (other, instead(&keyword, &source[at], draft)) {
        (Some(other), Some(write)) => {
            Some(format!("this is the form of {}; state it in `$schema`, or {write}", other.name()))
        }
        (Some(other), None) => {
            Some(format!("this is the form of {}; state it in `$schema`", other.name()))
        }
        (None, _) => draft_3(&keyword, &source[at]).map(str::to_owned),
    }
}

/// A schema of the keyword alone, with the bounds that a flag of draft 4 needs beside it.
fn alone(source: &Document, schema: NodeId, keyword: &str, value: NodeId) -> Value {
    let bound = match keyword {
        "exclusiveMinimum" => Some("minimum"),
        "exclusiveMaximum" => Some("maximum"),
        _ => None,
    };
    let bound = bound.filter(|name| source.get(schema, name).is_some());
    let bound = bound.map(|name| (name.to_owned(), json!(0)));
    let own = (keyword.to_owned(), source.value(value));
    Value::Object(std::iter::once(own).chain(bound).collect::<Map<_, _>>())
}

/// What the document's own draft has for a form of another.
fn instead(keyword: &str, value: &Node, draft: Draft) -> Option<&'static str> {
    match (keyword, value) {
        ("items", Node::Array(_)) => Some("write `prefixItems`"),
        ("exclusiveMinimum", Node::Bool(_)) => {
            Some("write the bound of `minimum` as `exclusiveMinimum` itself")
        }
        ("exclusiveMaximum", Node::Bool(_)) => {
            Some("write the bound of `maximum` as `exclusiveMaximum` itself")
        }
        ("exclusiveMinimum", Node::Number(_)) => {
            Some("write the bound as `minimum`, with `exclusiveMinimum: true` beside it")
        }
        ("exclusiveMaximum", Node::Number(_)) => {
            Some("write the bound as `maximum`, with `exclusiveMaximum: true` beside it")
        }
        (_, Node::Bool(true)) if draft == Draft::Draft4 => Some("write `{}` for `true`"),
        (_, Node::Bool(false)) if draft == Draft::Draft4 => {
            Some("write `{\"not\": {}}` for `false`")
        }
        _ => None,
    }
}

/// What to write for a form of draft 3, which is not supported.
fn draft_3(keyword: &str, value: &Node) -> Option<&'static str> {
    match (keyword, value) {
        ("required", Node::Bool(_)) => Some(
            "this is the form of draft 3; write the names of required properties as an array in the \
             `required` of the object that holds them",
        ),
        ("type", Node::String(name)) if name == "any" => {
            Some("this is the form of draft 3; leave `type` out")
        }
        _ => None,
    }
}
