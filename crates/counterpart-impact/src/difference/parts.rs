//! Values of enums, variants of unions and fields of objects that are new, gone, or no longer what
//! they were.

use counterpart_compiler::model::{DefinitionId, Enum, Field, Model, Object, Shape, Union};
use counterpart_compiler::source::{Node, NodeId, Place};
use counterpart_compiler::target::TargetNames;

use super::words::{code, text};
use super::{Both, Change, Kind, called};

pub(super) fn changes(both: &Both<'_>) -> Vec<Change> {
    let (old, new) = (&both.sides.old[both.old].shape, &both.sides.new[both.new].shape);
    match (old, new) {
        (Shape::Enum(old), Shape::Enum(new)) => enums(both, old, new),
        (Shape::Union(old), Shape::Union(new)) => listed(both, &tags(old), &tags(new)),
        (Shape::Object(old), Shape::Object(new)) => objects(both, old, new),
        _ => Vec::new(),
    }
}

/// A part with the generated name that stands for it.
type Listed = (String, String);

fn values(list: &Enum, names: &[TargetNames], id: DefinitionId) -> Vec<Listed> {
    let values = list.values.iter().enumerate().map(|(at, value)| {
        let text = text(&value.value);
        let name = called(names, id, at).unwrap_or_else(|| text.clone());
        (text, name)
    });
    values.collect()
}

/// The values that tell the variants of a union apart. None where a property does not.
pub(super) fn tags(union: &Union) -> Vec<Listed> {
    let Some(tag) = &union.tag else { return Vec::new() };
    let pairs = union.variants.iter().zip(&tag.values);
    pairs
        .flat_map(|(variant, values)| {
            values.iter().map(|value| (value.clone(), variant.name.clone()))
        })
        .collect()
}

fn enums(both: &Both<'_>, old: &Enum, new: &Enum) -> Vec<Change> {
    let [before, now] = both.sides.names;
    let (olds, news) = (values(old, before, both.old), values(new, now, both.new));
    let mut changes = listed(both, &olds, &news);
    if old.open != new.open {
        let what = if new.open { "any other string as well" } else { "listed values only" };
        let sentence = format!("{} admits {what}.", both.name());
        changes.push(both.change(Kind::TypeChanged, sentence));
    }
    changes
}

fn listed(both: &Both<'_>, old: &[Listed], new: &[Listed]) -> Vec<Change> {
    let kept = |list: &[Listed], part: &str| list.iter().any(|(other, _)| other == part);
    let siblings = || old.iter().filter(|(part, _)| kept(new, part)).cloned();
    let mut changes = Vec::new();
    let gone = old.iter().filter(|(part, _)| !kept(new, part));
    for (part, name) in gone {
        let sentence = format!("{} has lost the value {}.", both.name(), code(part));
        let change = both.change(Kind::ValueRemoved, sentence).of(part).named(name);
        let place = named_at(both.sides.old, both.old, part);
        changes.push(change.beside(siblings()).at(both.sides, Some(place), None));
    }
    for (part, name) in new.iter().filter(|(part, _)| !kept(old, part)) {
        let sentence = format!("{} has the new value {}.", both.name(), code(part));
        let change = both.change(Kind::ValueAdded, sentence).of(part).named(name);
        let place = named_at(both.sides.new, both.new, part);
        changes.push(change.beside(siblings()).at(both.sides, None, Some(place)));
    }
    for (part, name) in new {
        let before = old.iter().find(|(other, _)| other == part);
        if let Some((_, was)) = before.filter(|(_, was)| was != name) {
            let sentence = format!(
                "The variant of {} for {} is called `{name}`, no longer `{was}`.",
                both.name(),
                code(part)
            );
            let mut change = both.change(Kind::DefinitionRenamed, sentence).named(was);
            change.part = Some(part.clone());
            changes.push(change);
        }
    }
    changes
}

/// Where a definition names a value: in its `enum` or in a branch with `const`; else where it stands.
fn named_at(model: &Model, id: DefinitionId, part: &str) -> Place {
    let place = model[id].place;
    let document = &model.sources[place.document];
    let says = |node: NodeId| text(&document.value(node)) == part;
    let items = |node: NodeId| match &document[node] {
        Node::Array(items) => items.clone(),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Object(_) => vec![],
    };
    let mut open = vec![place.node];
    while let Some(schema) = open.pop() {
        let listed = document.get(schema, "enum").map(items).unwrap_or_default();
        let only = document.get(schema, "const");
        if let Some(node) = listed.into_iter().chain(only).find(|node| says(*node)) {
            return Place { document: place.document, node };
        }
        for keyword in ["anyOf", "oneOf"] {
            open.extend(document.get(schema, keyword).map(items).unwrap_or_default());
        }
    }
    place
}

fn objects(both: &Both<'_>, old: &Object, new: &Object) -> Vec<Change> {
    let find = |object: &'_ Object, key: &str| -> Option<Field> {
        object.fields.iter().find(|field| field.key == key).cloned()
    };
    let [before, now] = both.sides.names;
    let name = |names: &[TargetNames], id: DefinitionId, object: &Object, key: &str| {
        let at = object.fields.iter().position(|field| field.key == key);
        at.and_then(|at| called(names, id, at)).unwrap_or_else(|| key.to_owned())
    };
    let siblings = || {
        let kept = old.fields.iter().filter(|field| find(new, &field.key).is_some());
        kept.map(|field| (field.key.clone(), name(before, both.old, old, &field.key)))
    };
    let change = |kind, was: Option<&Field>, is: Option<&Field>, sentence: String| {
        let change = both.change(kind, sentence);
        let place = |field: Option<&Field>| field.map(|field| -> Place { field.place });
        let named = is.or(was).map(|field| field.key.clone()).unwrap_or_default();
        let change = change.of(&named).at(both.sides, place(was), place(is));
        let change = was
            .iter()
            .fold(change, |change, field| change.named(&name(before, both.old, old, &field.key)));
        let change = is
            .iter()
            .fold(change, |change, field| change.named(&name(now, both.new, new, &field.key)));
        change.beside(siblings())
    };
    let whose = both.name();
    let mut changes = Vec::new();
    for field in &old.fields {
        if find(new, &field.key).is_none() {
            let sentence = format!("{whose} has lost the field {}.", code(&field.key));
            changes.push(change(Kind::FieldRemoved, Some(field), None, sentence));
        }
    }
    for field in &new.fields {
        let key = code(&field.key);
        let Some(before) = find(old, &field.key) else {
            let need = if field.required { "required" } else { "optional" };
            let sentence = format!("{whose} has the new {need} field {key}.");
            changes.push(change(Kind::FieldAdded, None, Some(field), sentence));
            continue;
        };
        if before.required != field.required {
            let (kind, what) = if field.required {
                (Kind::FieldRequired, "must be there now")
            } else {
                (Kind::FieldOptional, "may be absent now")
            };
            let sentence = format!("The field {key} of {whose} {what}.");
            changes.push(change(kind, Some(&before), Some(field), sentence));
        }
    }
    changes
}
