//! Finds the facts of every union: what both targets need to decide and report `anyOf` and `oneOf`
//! alike (`docs/violations.md`).
//!
//! ```text
//! gather         what a branch asserts at its own place, through references and allOf
//! values         lists of values: what they share, and whether one is in two of them
//! discriminator  the property that chooses the branch
//! repeated       recursive schemas that are checked more than once on the same value
//! shared         schemas that are applied to one value again and again
//! ```

mod discriminator;
mod gather;
mod repeated;
mod shared;
mod values;

use std::collections::HashMap;

use crate::json;
use crate::model::{
    Branch, Definition, Keyword, Kind, Kinds, Logic, Meaning, Recheck, Schema, SchemaId, Schemas,
    Score, UnionFacts,
};
use gather::{Gathered, Gatherer};

/// Adds the facts of every `anyOf` and `oneOf` to the schemas, and which of them are checked more than
/// once on the same value. Definitions give branches their names.
pub fn add_facts(schemas: &mut Schemas, definitions: &[Definition]) {
    let unions = facts(schemas, definitions);
    let mut rechecks = repeated::find(schemas, &unions);
    rechecks.extend(shared::find(schemas).into_iter().map(|schema| (schema, Recheck::Always)));
    schemas.set_unions(unions, rechecks);
}

fn facts(
    schemas: &Schemas,
    definitions: &[Definition],
) -> HashMap<(SchemaId, Keyword), UnionFacts> {
    let mut names = HashMap::new();
    for definition in definitions {
        names.entry(definition.schema).or_insert(definition.name.as_str());
    }
    let mut gatherer = Gatherer::new(schemas);
    let mut found = HashMap::new();
    for (id, schema) in schemas.iter() {
        for constraint in &schema.constraints {
            if let Meaning::Logic(Logic::AnyOf(branches) | Logic::OneOf(branches)) =
                &constraint.meaning
            {
                let facts = of_branches(&mut gatherer, &names, branches);
                found.insert((id, constraint.keyword), facts);
            }
        }
    }
    found
}

fn of_branches(
    gatherer: &mut Gatherer<'_>,
    names: &HashMap<SchemaId, &str>,
    branches: &[SchemaId],
) -> UnionFacts {
    let sheets: Vec<Gathered> = branches.iter().map(|branch| gatherer.gather(*branch)).collect();
    let lone = lone(&sheets);
    let discriminator = match lone {
        Some(_) => None,
        None => discriminator::find(gatherer, &sheets),
    };
    let called =
        branches.iter().enumerate().map(|(at, id)| called(gatherer.schemas, names, *id, at));
    let branches = called
        .zip(sheets)
        .map(|(called, sheet)| Branch { called, score: score(gatherer, sheet) })
        .collect();
    UnionFacts { lone, discriminator, branches }
}

/// The only branch that admits anything but `null`.
fn lone(branches: &[Gathered]) -> Option<usize> {
    if branches.len() == 1 {
        return Some(0);
    }
    let null = Kinds::one(Kind::Null);
    let mut others = branches.iter().enumerate().filter(|(_, branch)| branch.kinds() != null);
    match (others.next(), others.next()) {
        (Some((at, _)), None) => Some(at),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

/// The name of a branch in messages.
fn called(
    schemas: &Schemas,
    names: &HashMap<SchemaId, &str>,
    branch: SchemaId,
    at: usize,
) -> String {
    let mut schema = &schemas[branch];
    // A chain of references is at most as long as the number of schemas.
    for _ in 0..schemas.len() {
        let Some(target) = plain_reference(schema) else { break };
        if let Some(name) = names.get(&target) {
            return (*name).to_owned();
        }
        schema = &schemas[target];
    }
    match &schemas[branch].annotations.title {
        Some(title) => json::text(title),
        None => format!("number {}", at + 1),
    }
}

/// The target of a schema that only refers to another.
fn plain_reference(schema: &Schema) -> Option<SchemaId> {
    match schema.constraints.as_slice() {
        [only] => only.meaning.reference(),
        _ => None,
    }
}

fn score(gatherer: &mut Gatherer<'_>, sheet: Gathered) -> Score {
    let properties = sheet.properties.into_iter().filter_map(|(key, schemas)| {
        let expected = gatherer.expected_of(&schemas);
        (!expected.is_anything()).then_some((key, expected))
    });
    Score {
        properties: properties.collect(),
        own: sheet.own,
        required: sheet.required.into_iter().collect(),
        closed: sheet.closed.map(|names| names.into_iter().collect()),
    }
}
