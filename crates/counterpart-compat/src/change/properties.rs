//! Changes of what properties an object has.

use std::collections::HashSet;

use counterpart_compiler::model::{Logic, Meaning};
use counterpart_compiler::source::{Document, NodeId};

use super::Change;
use super::context::{Context, Located};
use super::text::{name, shown};
use crate::direction::Compatibility;
use crate::rules;
use crate::truth::Truth;

/// The change, where it is one of which properties there are.
pub(super) fn change(context: Context<'_>) -> Option<Change> {
    match context.found.keyword {
        "required" => missing(context),
        "false" | "additionalProperties" | "unevaluatedProperties" => unwanted(context),
        _ => undeclared(context),
    }
}

/// `required` refuses: a property is not there.
fn missing(context: Context<'_>) -> Option<Change> {
    let refused = context.refused().as_object()?;
    let key = context.reader().required().find(|key| !refused.contains_key(*key))?;
    let (rule, words) = match context.direction {
        Compatibility::Backward => {
            (&rules::PROPERTY_BECAME_REQUIRED, format!("the property {} is required", name(key)))
        }
        Compatibility::Forward
            if context.writer().is_none() || declaring(context, key).is_some() =>
        {
            (&rules::PROPERTY_BECAME_OPTIONAL, format!("the property {} is optional", name(key)))
        }
        Compatibility::Forward => (
            &rules::PROPERTY_REMOVED,
            format!("the property {}, which was required, is no longer declared", name(key)),
        ),
    };
    let below: &[&str] = match context.direction {
        Compatibility::Backward => &["required"],
        Compatibility::Forward => &["properties", key],
    };
    let change = Change::of(context, rule, (words, key.to_owned()), below);
    let own = context.writer().map(|writer| writer.place);
    let branch = declaring(context, key).filter(|at| Some(at.place) != own);
    match (context.direction, branch) {
        (Compatibility::Forward, Some(branch)) => {
            let required = |at: Located<'_>| at.below(&["required"]).0;
            let (old, new) = (Some(required(context.reader())), Some(required(branch)));
            Some(Change { old, new, gone: false, ..change })
        }
        (Compatibility::Backward, _) | (Compatibility::Forward, None) => Some(change),
    }
}

/// Where the writer declares a property of the refused object: in its own schema, or in a branch of it
/// that admits the object.
fn declaring<'m>(context: Context<'m>, key: &str) -> Option<Located<'m>> {
    let writer = context.writer()?;
    if writer.declares(key) {
        return Some(writer);
    }
    let model = context.writing();
    let fits = |id| crate::evaluate::admits(model, id, context.refused()) != Truth::False;
    let mut seen = HashSet::new();
    let mut open = model.schemas.at(writer.place).to_vec();
    while let Some(id) = open.pop() {
        if !seen.insert(id) || !fits(id) {
            continue;
        }
        let schema = &model.schemas[id];
        let at = Located::of(model, schema.place);
        if at.declares(key) {
            return Some(at);
        }
        for constraint in &schema.constraints {
            if let Meaning::Logic(
                Logic::AllOf(branches) | Logic::AnyOf(branches) | Logic::OneOf(branches),
            ) = &constraint.meaning
            {
                open.extend(branches);
            }
            open.extend(constraint.meaning.reference());
        }
    }
    None
}

/// A closed object refuses: a property is there.
fn unwanted(context: Context<'_>) -> Option<Change> {
    let reader = context.reader();
    let Located { document, place, .. } = reader;
    // The `false` of `additionalProperties` stands below the object that it closes.
    let below = context.found.keyword == "false";
    if below && !closes(document, place.node) {
        return None;
    }
    let object = if below { document.parent(place.node)? } else { place.node };
    let key = refused_key(context, reader.at(object))?;
    let known = context.writer().is_some_and(|writer| {
        let Located { document, place, .. } = writer;
        writer.at(object_of(document, place.node)).declares(&key)
            || declared_as(document, place.node).as_ref() == Some(&key)
    });
    let (rule, words) = match (context.direction, known) {
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
    let below: &[&str] = if known { &["properties", &key] } else { &[context.found.keyword] };
    // Which undeclared property is shown is a matter of the witness.
    let detail = if known { key.clone() } else { String::new() };
    Some(Change::of(context, rule, (words, detail), below))
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
fn refused_key(context: Context<'_>, object: Located<'_>) -> Option<String> {
    let last = context.found.instance.rsplit_once('/');
    let outer = last.map(|(_, key)| key.replace("~1", "/").replace("~0", "~"));
    let own = context
        .refused()
        .as_object()
        .and_then(|members| members.keys().find(|key| !object.declares(key)).cloned());
    match (outer, own) {
        (Some(outer), None) => Some(outer),
        // Named by what the writer knows, where both could be meant.
        (Some(outer), Some(own)) => {
            let known = |key: &String| context.writer().is_some_and(|writer| writer.declares(key));
            Some(if known(&own) || !known(&outer) { own } else { outer })
        }
        (None, own) => own,
    }
}

/// The schema of a property refuses, and the writer does not declare the property: whatever stands
/// there came from an open object.
fn undeclared(context: Context<'_>) -> Option<Change> {
    let Located { document, place, .. } = context.reader();
    let key = declared_as(document, place.node)?;
    let writer_declares = context.writer().is_some_and(|writer| {
        declared_as(writer.document, writer.place.node).as_ref() == Some(&key)
            || !writer.is_any() && !writer.declares_some()
            || writer.declares(&key)
    });
    if writer_declares {
        return None;
    }
    let value = shown(context.refused());
    let (rule, words) = match context.direction {
        Compatibility::Backward => (
            &rules::PROPERTY_ADDED,
            format!(
                "the property {} is declared; before, it was undeclared and could have any value, such \
                 as {value}",
                name(&key)
            ),
        ),
        Compatibility::Forward => (
            &rules::PROPERTY_REMOVED,
            format!(
                "the property {} is no longer declared, so it may have any value, such as {value}",
                name(&key)
            ),
        ),
    };
    Some(Change::of(context, rule, (words, key), &[]))
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
