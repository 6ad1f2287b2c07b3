//! The law about descriptions: each that stands at something with a type reaches both languages.

use std::collections::BTreeSet;

use counterpart_compiler::Files;
use counterpart_compiler::model::{Model, Shape};
use counterpart_rust::Printing;
use counterpart_typescript::TypeScriptOutput;
use fastrand::Rng;
use serde_json::{Value, json};

use super::{Broken, Case, Law, model};

/// What breaks the law, once every schema of a case has a description of its own.
pub fn broken(rng: &mut Rng, case: &Case) -> Vec<Broken> {
    let mut schema = case.schema.clone();
    let first = rng.u32(1000..9000) * 1000;
    let mut next = first;
    describe(&mut schema, &mut next);
    let Some(compiled) = model::compiled(&[("schema.json", &schema)], case.draft) else {
        return Vec::new();
    };
    let model = &compiled.model;
    let settings = model::settings().code();
    let rust = counterpart_rust::emit(model, settings, &Printing::default());
    let script = counterpart_typescript::emit(model, settings, &TypeScriptOutput::default());
    let lost = lost(model, &rust, &script).into_iter();
    lost.map(|detail| Broken { law: Law::Described, detail: format!("{detail}\n  {schema}") })
        .collect()
}

/// The descriptions that each half lacks in the files that were emitted.
pub(super) fn lost(model: &Model, rust: &Files, script: &Files) -> Vec<String> {
    let declarations = script.iter().filter(|(path, _)| path.to_string_lossy().ends_with(".d.ts"));
    let halves = [
        ("Rust", docs_of(rust.iter().map(|(_, text)| text))),
        ("TypeScript", docs_of(declarations.map(|(_, text)| text))),
    ];
    let mut found = Vec::new();
    for (half, text) in halves {
        let lost: Vec<String> = expected(model)
            .into_iter()
            .filter(|(word, _)| !text.contains(word.as_str()))
            .map(|(word, of)| format!("{word} of {of}"))
            .collect();
        if !lost.is_empty() {
            found.push(format!("{half} lacks the description {}", lost.join(", ")));
        }
    }
    found
}

/// The comments of some files: the Rust half holds the documents too.
fn docs_of<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let is_comment = |line: &&str| {
        let line = line.trim_start();
        ["///", "/**", "*"].iter().any(|start| line.starts_with(start))
    };
    texts.flat_map(|text| text.lines().filter(is_comment)).collect()
}

/// Gives every schema below this one a description that no other has. A schema that is a reference
/// alone has that of its target.
pub(super) fn describe(schema: &mut Value, next: &mut u32) {
    let Some(members) = schema.as_object_mut() else { return };
    for (key, value) in members.iter_mut() {
        match (key.as_str(), value) {
            ("properties" | "$defs" | "definitions" | "patternProperties", Value::Object(held)) => {
                for schema in held.values_mut() {
                    describe(schema, next);
                }
            }
            ("items" | "additionalProperties" | "then" | "else", schema) => describe(schema, next),
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => {
                for schema in schemas {
                    describe(schema, next);
                }
            }
            _ => {}
        }
    }
    if !members.contains_key("$ref") {
        *next += 1;
        members.insert("description".to_owned(), json!(format!("Word{next}x.")));
    }
}

/// The descriptions that the types must have: those of definitions, and those that an object's own
/// schemas give its properties. Each with what it is about.
fn expected(model: &Model) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    for definition in &model.definitions {
        let raw = |place: &counterpart_compiler::source::Place| {
            model.sources[place.document].value(place.node)
        };
        let word = |schema: &Value| schema["description"].as_str().map(|it| it.replace('.', ""));
        if definition.conjunction.len() == 1 {
            let said = word(&raw(&definition.place));
            all.extend(said.map(|word| (word, definition.name.clone())));
        }
        let Shape::Object(object) = &definition.shape else { continue };
        for field in &object.fields {
            let of_places = definition.conjunction.iter().map(raw);
            let own = of_places
                .filter_map(|schema| word(schema.get("properties")?.get(field.key.as_str())?));
            let mut own: Vec<String> = own.collect();
            let said = field.annotations.description.as_ref().map(|it| it.replace('.', ""));
            // Where several schemas make the object, others may describe the property too, through
            // references; one of them is the field's.
            let of_one = definition.conjunction.len() == 1;
            let expected = if of_one { own.pop() } else { said.or_else(|| own.pop()) };
            let name = format!("{}.{}", definition.name, field.key);
            all.extend(expected.map(|word| (word, name)));
        }
    }
    all
}
