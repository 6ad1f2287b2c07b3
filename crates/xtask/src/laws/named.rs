//! The law about names: each depends on what a thing is, not on what stands around it.

use std::collections::BTreeSet;

use counterpart_compiler::diagnostic::Code;
use counterpart_compiler::{Compiled, model::Shape};
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{Broken, Case, Law, model};

/// The keywords whose members or items may stand in any order.
const MAPS: [&str; 5] =
    ["properties", "$defs", "definitions", "patternProperties", "dependentSchemas"];
const LISTS: [&str; 4] = ["anyOf", "oneOf", "required", "enum"];

/// What breaks the law.
pub fn broken(rng: &mut Rng, case: &Case) -> Vec<Broken> {
    let Some(before) = model::compiled(&[("schema.json", &case.schema)], case.draft) else {
        return Vec::new();
    };
    let moved = shuffled(rng, &case.schema);
    let mut more = case.schema.clone();
    add_unrelated(&mut more);
    let other = json!({ "type": "object", "properties": { "mode": { "enum": ["p", "q"] } } });
    let changes: [(&str, &[(&str, &Value)]); 3] = [
        ("parts of it are moved", &[("schema.json", &moved)]),
        ("an unrelated definition is added", &[("schema.json", &more)]),
        (
            "an unrelated contract is added",
            &[("another.json", &other), ("schema.json", &case.schema)],
        ),
    ];
    let mut found = Vec::new();
    for (change, documents) in changes {
        let Some(after) = model::compiled(documents, case.draft) else { continue };
        found.extend(of_change(change, &before, &after));
    }
    found
}

/// What breaks the law in the model of a document before and after an unrelated change.
pub(super) fn of_change(change: &str, before: &Compiled, after: &Compiled) -> Vec<Broken> {
    // A collision that is reported may move a name.
    if is_reported(before) || is_reported(after) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (was, is) = (names(before), names(after));
    let lost: Vec<&String> = was.difference(&is).collect();
    if !lost.is_empty() {
        let new: Vec<&String> = is.difference(&was).collect();
        let detail = format!("when {change}, {lost:?} become {new:?}");
        found.push(Broken { law: Law::Named, detail });
    }
    if let Some(name) = numbered(before) {
        let detail = format!("{name} has a number and no collision is reported");
        found.push(Broken { law: Law::Named, detail });
    }
    found
}

/// The names of a contract's definitions, and of their variants, fields and values in Rust.
fn names(compiled: &Compiled) -> BTreeSet<String> {
    let model = &compiled.model;
    let own = model.contracts.iter().filter(|contract| contract.name == "schema");
    let own = own.flat_map(|contract| &contract.definitions);
    own.flat_map(|id| {
        let definition = &model[*id];
        let variants = match &definition.shape {
            Shape::Union(union) => union.variants.iter().map(|it| it.name.clone()).collect(),
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Reference(_) => Vec::new(),
        };
        let name = definition.name.clone();
        let variants = variants.into_iter().map(move |it| format!("{name}::{it}"));
        variants.chain([definition.name.clone()])
    })
    .collect()
}

fn is_reported(compiled: &Compiled) -> bool {
    compiled.warnings.iter().any(|warning| warning.code == Code::NameCollision)
}

/// A variant that is only told from another by a number.
fn numbered(compiled: &Compiled) -> Option<String> {
    if is_reported(compiled) {
        return None;
    }
    compiled.model.definitions.iter().find_map(|definition| {
        let Shape::Union(union) = &definition.shape else { return None };
        let names: Vec<&str> = union.variants.iter().map(|it| it.name.as_str()).collect();
        let alike = names.iter().find(|name| {
            let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
            stem.len() < name.len() && names.contains(&stem)
        });
        alike.map(|name| format!("variant {name} of {}", definition.name))
    })
}

/// The same schema with the parts of it in another order.
fn shuffled(rng: &mut Rng, schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let moved = members.iter().map(|(key, value)| {
                let value = shuffled(rng, value);
                let value = match value {
                    Value::Object(entries) if MAPS.contains(&key.as_str()) => {
                        let mut entries: Vec<(String, Value)> = entries.into_iter().collect();
                        rng.shuffle(&mut entries);
                        Value::Object(entries.into_iter().collect())
                    }
                    Value::Array(mut items) if LISTS.contains(&key.as_str()) => {
                        rng.shuffle(&mut items);
                        Value::Array(items)
                    }
                    other => other,
                };
                (key.clone(), value)
            });
            Value::Object(moved.collect::<Map<String, Value>>())
        }
        Value::Array(items) => items.iter().map(|item| shuffled(rng, item)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => schema.clone(),
    }
}

/// Adds a definition that nothing refers to, before all others.
fn add_unrelated(schema: &mut Value) {
    let Some(members) = schema.as_object_mut() else { return };
    let holder = if members.contains_key("definitions") { "definitions" } else { "$defs" };
    let unrelated = json!({
        "type": "object",
        "properties": { "mode": { "enum": ["s", "t"] }, "inner": { "type": "object",
            "properties": { "deep": { "type": "string" } } } },
    });
    let mut all = Map::from_iter([("AnUnrelatedThing".to_owned(), unrelated)]);
    // Without definitions of its own, a document may stop being a definition itself.
    let Some(Value::Object(old)) = members.get(holder) else { return };
    all.extend(old.clone());
    members.insert(holder.to_owned(), Value::Object(all));
}
