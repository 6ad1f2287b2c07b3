//! Knows where the subschemas of a schema stand, draft by draft.

use super::dialect::Draft;
use crate::source::{Document, Node, NodeId};

/// How subschemas stand in the value of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    /// The value is one.
    Value,
    /// Its items are.
    Items,
    /// The value is one, or an array of them.
    ValueOrItems,
    /// Its properties are.
    Properties,
    /// Its properties are, except those that are arrays of names.
    PropertiesNotArrays,
}

/// How subschemas stand in the value of `keyword`, if any do.
pub(crate) fn position(draft: Draft, keyword: &str) -> Option<Position> {
    let (position, first, last) = match keyword {
        "additionalProperties" | "not" => (Position::Value, Draft::Draft4, Draft::Draft202012),
        "allOf" | "anyOf" | "oneOf" => (Position::Items, Draft::Draft4, Draft::Draft202012),
        "properties" | "patternProperties" | "definitions" => {
            (Position::Properties, Draft::Draft4, Draft::Draft202012)
        }
        "dependencies" => (Position::PropertiesNotArrays, Draft::Draft4, Draft::Draft202012),
        "additionalItems" => (Position::Value, Draft::Draft4, Draft::Draft201909),
        "items" if draft == Draft::Draft202012 => (Position::Value, draft, draft),
        "items" => (Position::ValueOrItems, Draft::Draft4, Draft::Draft201909),
        "contains" | "propertyNames" => (Position::Value, Draft::Draft6, Draft::Draft202012),
        "if" | "then" | "else" => (Position::Value, Draft::Draft7, Draft::Draft202012),
        "unevaluatedItems" | "unevaluatedProperties" | "contentSchema" => {
            (Position::Value, Draft::Draft201909, Draft::Draft202012)
        }
        "$defs" | "dependentSchemas" => {
            (Position::Properties, Draft::Draft201909, Draft::Draft202012)
        }
        "prefixItems" => (Position::Items, Draft::Draft202012, Draft::Draft202012),
        _ => return None,
    };
    (first <= draft && draft <= last).then_some(position)
}

/// The subschemas of the schema at `node`, in source order.
pub(crate) fn subschemas(document: &Document, node: NodeId, draft: Draft) -> Vec<NodeId> {
    let Node::Object(keywords) = &document[node] else { return Vec::new() };
    let mut found = Vec::new();
    for (keyword, value) in keywords {
        match (position(draft, keyword), &document[*value]) {
            (Some(Position::Value | Position::ValueOrItems), Node::Object(_) | Node::Bool(_)) => {
                found.push(*value);
            }
            (Some(Position::Items | Position::ValueOrItems), Node::Array(items)) => {
                found.extend(items);
            }
            (Some(Position::Properties), Node::Object(properties)) => {
                found.extend(properties.values());
            }
            (Some(Position::PropertiesNotArrays), Node::Object(properties)) => {
                let schemas = properties.values().filter(|value| is_schema(document, **value));
                found.extend(schemas);
            }
            _ => {}
        }
    }
    found
}

/// Whether the value at `node` has the form of a schema.
pub(crate) fn is_schema(document: &Document, node: NodeId) -> bool {
    matches!(document[node], Node::Object(_) | Node::Bool(_))
}
