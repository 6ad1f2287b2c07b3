//! Changes of what properties an object has.

use std::collections::HashSet;

use counterpart_compiler::model::Rule;
use counterpart_compiler::source::{Document, Node, NodeId, Place};
use serde_json::Value;

use super::words::{name, shown};
use super::{Change, Sight};
use crate::direction::Compatibility;
use crate::rules;

/// The change, where it is one of which properties there are.
pub(super) fn change(sight: Sight<'_>) -> Option<Change> {
    match sight.found.keyword {
        "required" => missing(sight),
        "false" | "additionalProperties" | "unevaluatedProperties" => unwanted(sight),
        _ => undeclared(sight),
    }
}

/// `required` refuses: a property is not there.
fn missing(sight: Sight<'_>) -> Option<Change> {
    let (document, place) = sight.reader();
    let required = document.value(document.get(place.node, "required")?);
    let refused = sight.refused().as_object()?;
    let key = required
        .as_array()?
        .iter()
        .filter_map(Value::as_str)
        .find(|key| !refused.contains_key(*key))?;
    let (rule, words) = match sight.way {
        Compatibility::Backward => {
            (&rules::PROPERTY_BECAME_REQUIRED, format!("the property {} must be there", name(key)))
        }
        Compatibility::Forward if sight.writer().is_none() || declaring(sight, key).is_some() => {
            (&rules::PROPERTY_BECAME_OPTIONAL, format!("the property {} may be absent", name(key)))
        }
        Compatibility::Forward => (
            &rules::PROPERTY_REMOVED,
            format!("the property {}, which was required, is no longer declared", name(key)),
        ),
    };
    let below: &[&str] = match sight.way {
        Compatibility::Backward => &["required"],
        Compatibility::Forward => &["properties", key],
    };
    let change = Change::of(sight, rule, (words, key.to_owned()), below);
    let branch = declaring(sight, key).filter(|at| Some(*at) != sight.found.was);
    match (sight.way, branch) {
        (Compatibility::Forward, Some(branch)) => {
            let required = |document: &Document, at: Place| {
                document.get(at.node, "required").map_or(at, |node| Place { node, ..at })
            };
            let new = required(&sight.new.sources[branch.document], branch);
            Some(Change {
                old: Some(required(document, place)),
                new: Some(new),
                gone: false,
                ..change
            })
        }
        (Compatibility::Backward, _) | (Compatibility::Forward, None) => Some(change),
    }
}

/// Where the writer declares a property of the refused object: in its own schema, or in a branch of it
/// that admits the object.
fn declaring(sight: Sight<'_>, key: &str) -> Option<Place> {
    let (document, at) = sight.writer()?;
    if declares(document, at.node, key) {
        return Some(at);
    }
    let model = match sight.way {
        Compatibility::Backward => sight.old,
        Compatibility::Forward => sight.new,
    };
    let fits = |id| crate::evaluate::admits(model, id, sight.refused()) != Some(false);
    let mut seen = HashSet::new();
    let mut open: Vec<_> =
        model.schemas.iter().filter(|(_, schema)| schema.place == at).map(|(id, _)| id).collect();
    while let Some(id) = open.pop() {
        let place = model.schemas[id].place;
        if !seen.insert(id) || !fits(id) {
            continue;
        }
        if declares(&model.sources[place.document], place.node, key) {
            return Some(place);
        }
        for assertion in &model.schemas[id].assertions {
            if let Rule::AllOf(branches) | Rule::AnyOf(branches) | Rule::OneOf(branches) =
                &assertion.rule
            {
                open.extend(branches);
            }
            if let Rule::Reference(target) = &assertion.rule {
                open.push(*target);
            }
        }
    }
    None
}

/// A closed object refuses: a property is there.
fn unwanted(sight: Sight<'_>) -> Option<Change> {
    let (document, place) = sight.reader();
    // The `false` of `additionalProperties` stands below the object that it closes.
    let below = sight.found.keyword == "false";
    if below && !closes(document, place.node) {
        return None;
    }
    let object = if below { document.parent(place.node)? } else { place.node };
    let key = refused_key(sight, document, object)?;
    let known = sight.writer().is_some_and(|(document, at)| {
        declares(document, object_of(document, at.node), &key)
            || declared_as(document, at.node).as_ref() == Some(&key)
    });
    let (rule, words) = match (sight.way, known) {
        (Compatibility::Backward, true) => {
            (&rules::PROPERTY_REMOVED, format!("the property {} is no longer declared", name(&key)))
        }
        (Compatibility::Forward, true) => {
            (&rules::PROPERTY_ADDED, format!("the property {} is declared", name(&key)))
        }
        (Compatibility::Backward, false) => (
            &rules::OBJECT_CLOSED,
            format!("undeclared properties, such as {}, are refused", name(&key)),
        ),
        (Compatibility::Forward, false) => (
            &rules::OBJECT_OPENED,
            format!("undeclared properties, such as {}, are admitted", name(&key)),
        ),
    };
    let below: &[&str] = if known { &["properties", &key] } else { &[sight.found.keyword] };
    // Which undeclared property is shown is a matter of the witness.
    let detail = if known { key.clone() } else { String::new() };
    Some(Change::of(sight, rule, (words, detail), below))
}

/// Whether a schema is what closes an object, or a declared property that may not be there.
fn closes(document: &Document, node: NodeId) -> bool {
    let step = |node: NodeId| document.step(node);
    let declared = document.parent(node).and_then(step).as_deref() == Some("properties");
    let keyword = step(node);
    declared || matches!(keyword.as_deref(), Some("additionalProperties" | "unevaluatedProperties"))
}

/// The property that a closed object refuses: the refused value itself, or one of its own that the
/// object does not declare.
fn refused_key(sight: Sight<'_>, document: &Document, object: NodeId) -> Option<String> {
    let last = sight.found.instance.rsplit_once('/');
    let outer = last.map(|(_, key)| key.replace("~1", "/").replace("~0", "~"));
    let own = sight
        .refused()
        .as_object()
        .and_then(|members| members.keys().find(|key| !declares(document, object, key)).cloned());
    match (outer, own) {
        (Some(outer), None) => Some(outer),
        // Named by what the writer knows, where both could be meant.
        (Some(outer), Some(own)) => {
            let known = |key: &String| {
                sight.writer().is_some_and(|(document, at)| declares(document, at.node, key))
            };
            Some(if known(&own) || !known(&outer) { own } else { outer })
        }
        (None, own) => own,
    }
}

/// The schema of a property refuses, and the writer does not declare the property: whatever stands
/// there came from an open object.
fn undeclared(sight: Sight<'_>) -> Option<Change> {
    let (document, place) = sight.reader();
    let key = declared_as(document, place.node)?;
    let writer_declares = sight.writer().is_some_and(|(document, at)| {
        declared_as(document, at.node).as_ref() == Some(&key)
            || !is_any(document, at.node) && !declares_some(document, at.node)
            || declares(document, at.node, &key)
    });
    if writer_declares {
        return None;
    }
    let value = shown(sight.refused());
    let (rule, words) = match sight.way {
        Compatibility::Backward => (
            &rules::PROPERTY_ADDED,
            format!(
                "the property {} is declared, where an undeclared one might hold anything, such \
                 as {value}",
                name(&key)
            ),
        ),
        Compatibility::Forward => (
            &rules::PROPERTY_REMOVED,
            format!(
                "the property {} is no longer declared, so that it may hold anything, such as \
                 {value}",
                name(&key)
            ),
        ),
    };
    Some(Change::of(sight, rule, (words, key), &[]))
}

/// The property whose schema stands here.
fn declared_as(document: &Document, node: NodeId) -> Option<String> {
    let parent = document.parent(node)?;
    (document.step(parent)? == "properties").then(|| document.step(node)).flatten()
}

/// The object schema that a place is in: itself, or the one whose keyword stands there.
fn object_of(document: &Document, node: NodeId) -> NodeId {
    let keyword = document.step(node);
    let below = matches!(
        keyword.as_deref(),
        Some("additionalProperties" | "unevaluatedProperties" | "patternProperties")
    );
    if below { document.parent(node).unwrap_or(node) } else { node }
}

fn declares(document: &Document, object: NodeId, key: &str) -> bool {
    document
        .get(object, "properties")
        .is_some_and(|properties| document.get(properties, key).is_some())
}

fn declares_some(document: &Document, object: NodeId) -> bool {
    document.get(object, "properties").is_some()
}

fn is_any(document: &Document, node: NodeId) -> bool {
    match &document[node] {
        Node::Bool(any) => *any,
        Node::Object(members) => members.is_empty(),
        Node::Null | Node::Number(_) | Node::String(_) | Node::Array(_) => false,
    }
}
