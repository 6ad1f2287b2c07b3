//! Tests that each law can fail: a fault is put into a model or into emitted files, and the law
//! reports it.

use std::sync::Arc;
use std::time::Instant;

use counterpart_compiler::model::{Object, Scalar, Shape, Text};
use counterpart_compiler::resolve::Draft;
use counterpart_compiler::{Compiled, Files};
use counterpart_rust::Printing;
use counterpart_typescript::TypeScriptOutput;
use serde_json::{Value, json};

use super::{Law, described, model, named, scratch, written};
use crate::jobs::Answer;
use crate::pipeline::{self, Compilation, Entry};
use crate::{folders, node};

fn schema() -> Value {
    json!({
        "$schema": Draft::Draft202012.uri(),
        "type": "object",
        "properties": { "count": { "type": "integer" }, "note": { "type": "string" } },
        "required": ["count"],
    })
}

fn compiled(schema: &Value) -> Compiled {
    model::compiled(&[("schema.json", schema)], Draft::Draft202012).unwrap()
}

fn object(compiled: &mut Compiled) -> &mut Object {
    let shapes = compiled.model.definitions.iter_mut().map(|definition| &mut definition.shape);
    let mut objects =
        shapes.filter_map(|shape| if let Shape::Object(it) = shape { Some(it) } else { None });
    objects.next().unwrap()
}

#[test]
fn a_name_that_moves_is_reported() {
    let before = compiled(&schema());
    assert!(named::of_change("nothing changes", &before, &before).is_empty());
    let mut after = before.clone();
    "Renamed".clone_into(&mut after.model.definitions[0].name);
    let found = named::of_change("it is renamed", &before, &after);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].law, Law::Named);
    assert!(found[0].detail.contains("Renamed"), "{}", found[0].detail);
}

#[test]
fn a_variant_with_a_number_is_reported() {
    let branch =
        |key: &str| json!({ "type": "object", "required": [key], "properties": { key: {} } });
    let mut faulty = compiled(&json!({ "oneOf": [branch("a"), branch("b")] }));
    assert!(named::of_change("nothing changes", &faulty, &faulty).is_empty());
    for definition in &mut faulty.model.definitions {
        if let Shape::Union(union) = &mut definition.shape {
            union.variants[1].name = format!("{}2", union.variants[0].name);
        }
    }
    let found = named::of_change("nothing changes", &faulty, &faulty);
    assert_eq!(found.len(), 1);
    assert!(found[0].detail.contains("no collision is reported"), "{}", found[0].detail);
}

#[test]
fn a_description_that_a_half_lacks_is_reported() {
    let mut schema = schema();
    described::describe(&mut schema, &mut 1000);
    let model = compiled(&schema).model;
    let settings = model::settings().code();
    let rust = counterpart_rust::emit(&model, settings, &Printing::default());
    let script = counterpart_typescript::emit(&model, settings, &TypeScriptOutput::default());
    assert_eq!(described::lost(&model, &rust, &script), Vec::<String>::new());
    for (word, of) in [("Word1001x", "Schema.count"), ("Word1003x", "Schema")] {
        let lost = described::lost(&model, &without(&rust, word), &script);
        assert_eq!(lost, [format!("Rust lacks the description {word} of {of}")]);
        let lost = described::lost(&model, &rust, &without(&script, word));
        assert_eq!(lost, [format!("TypeScript lacks the description {word} of {of}")]);
    }
}

/// The files without the lines that have a word.
fn without(files: &Files, word: &str) -> Files {
    let mut kept = Files::default();
    for (path, text) in files.iter() {
        let lines: Vec<&str> = text.lines().filter(|line| !line.contains(word)).collect();
        kept.add(path, lines.join("\n"));
    }
    kept
}

/// A fault with the reports that the laws give for it.
struct Fault {
    name: &'static str,
    change: fn(&mut Compiled),
    /// A file of the JavaScript, a text in it, and what replaces the text.
    script: Option<(&'static str, &'static str, &'static str)>,
    reports: &'static [(Law, &'static str)],
}

const FAULTS: [Fault; 5] = [
    Fault { name: "whole", change: |_| {}, script: None, reports: &[] },
    Fault {
        name: "mistyped",
        change: |it| object(it).fields[0].shape = Shape::Scalar(Scalar::String(Text::default())),
        script: None,
        reports: &[
            (Law::Held, "Rust does not hold it"),
            (Law::Held, "a TypeScript type does not hold it"),
        ],
    },
    Fault {
        name: "unread",
        change: |it| drop(object(it).fields.pop()),
        script: None,
        reports: &[
            (Law::WrittenBack, "Rust loses something"),
            (Law::WrittenBack, "JavaScript loses something"),
        ],
    },
    Fault {
        name: "refusing",
        change: |_| {},
        script: Some(("schema.js", "!isInteger$(", "isInteger$(")),
        reports: &[(Law::Held, "JavaScript does not hold it")],
    },
    Fault {
        name: "miswriting",
        change: |_| {},
        script: Some((
            "support/runtime.js",
            "toJson: (v) => JSON.stringify(",
            "toJson: (v) => ((it) => JSON.stringify({ ...it, count: \"1\" }))(",
        )),
        reports: &[
            (Law::WrittenBack, "JavaScript loses something"),
            (Law::WrittenBack, "JavaScript writes what is refused"),
        ],
    },
];

/// Writes a schema with an instance that it admits, and compiles it with the fault.
fn planted(fault: &Fault) -> (Entry, Answer) {
    let work = scratch().join("faults");
    let folder = work.join("entries").join(fault.name);
    folders::write(&folder.join("schema.json"), &schema().to_string()).unwrap();
    folders::write(&folder.join("counterpart.toml"), "").unwrap();
    let instance = json!({ "count": 3, "note": "x" });
    folders::write(&folder.join("valid/one.json"), &instance.to_string()).unwrap();
    let entry = Entry::read(&folder, ["valid", "invalid"], Arc::default()).unwrap();
    let mut compiled = compiled(&schema());
    (fault.change)(&mut compiled);
    let (settings, identifier) = (model::settings(), entry.identifier());
    let compilation =
        pipeline::emit(&compiled, &settings, &identifier, &work, Instant::now()).unwrap();
    assert!(matches!(compilation, Compilation::Compiled(_)));
    if let Some((file, from, to)) = fault.script {
        let path = work.join("closed").join(&identifier).join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{}: {file} has no `{from}`", fault.name);
        std::fs::write(path, text.replace(from, to)).unwrap();
    }
    (entry, Answer::Done(serde_json::to_value(compilation).unwrap()))
}

#[test]
fn what_is_not_held_or_not_written_back_is_reported() {
    node::install().unwrap();
    let (entries, answers): (Vec<Entry>, Vec<Answer>) = FAULTS.iter().map(planted).unzip();
    let work = scratch().join("faults");
    let subjects = pipeline::run_compiled(&entries, answers, &[], &work).unwrap();
    for (fault, subject) in FAULTS.iter().zip(&subjects) {
        let found = written::of_one(subject);
        let shown: Vec<&String> = found.iter().map(|it| &it.detail).collect();
        assert_eq!(found.len(), fault.reports.len(), "{}: {shown:#?}", fault.name);
        for (broken, (law, text)) in found.iter().zip(fault.reports) {
            assert_eq!(broken.law, *law, "{}: {shown:#?}", fault.name);
            assert!(broken.detail.starts_with(text), "{}: {shown:#?}", fault.name);
        }
    }
}
