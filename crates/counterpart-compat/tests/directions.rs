//! Which definitions are compared by themselves, and in which directions.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use counterpart_build::TARGETS;
use counterpart_compat::direction::{Compatibility, Traffic, full_name};
use counterpart_compat::pair::{Bond, Pairs, entries};
use counterpart_compiler::model::Model;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};

fn model(files: &[(&str, &str)]) -> Model {
    let contract = |(name, text): &(&str, &str)| {
        let name = PathBuf::from(name);
        SourceFile { path: name.clone(), name, bytes: text.as_bytes().to_vec() }
    };
    let contracts = files.iter().map(contract).collect();
    let input = Input { contracts, ..Input::default() };
    counterpart_compiler::compile_input(input, &ProjectFile::of(TARGETS)).unwrap().model
}

/// The directions of a definition that `a` writes and `b` reads, where they are these systems.
fn directions(a: &str, b: &str) -> Vec<Compatibility> {
    let model = model(&[("d.json", r#"{ "$defs": { "D": { "enum": ["x"] } } }"#)]);
    let text =
        format!("[systems.a]\nwrites = [\"d#D\"]\n{a}\n[systems.b]\nreads = [\"d#D\"]\n{b}\n");
    let settings: ProjectFile = toml::from_str(&text).unwrap();
    let definition = &model.definitions[0];
    let traffic = Traffic::of(&model, definition, &settings.systems);
    Compatibility::ALL.into_iter().filter(|direction| traffic.goes(*direction)).collect()
}

#[test]
fn a_server_is_deployed_before_its_clients() {
    let (server, client) = ("role = \"server\"", "role = \"client\"");
    let live = "live = [{ path = \"/d\", contract = \"d#D\" }]";
    assert_eq!(directions(client, server), [Compatibility::Backward]);
    assert_eq!(directions(server, client), [Compatibility::Forward]);
    assert_eq!(directions("", server), [Compatibility::Backward]);
    assert_eq!(directions(server, ""), [Compatibility::Forward]);
    assert_eq!(directions(live, ""), [Compatibility::Forward]);
    assert_eq!(directions("", live), [Compatibility::Backward]);
    assert_eq!(directions("", ""), Compatibility::ALL);
    assert_eq!(directions(server, server), Compatibility::ALL);
    assert_eq!(directions(client, client), Compatibility::ALL);
}

#[test]
fn what_a_system_reads_of_its_own_is_older_data() {
    let both = "reads = [\"d#D\"]\n";
    let directions = directions(both, "role = \"client\"");
    // b may be older than a as well.
    assert_eq!(directions, Compatibility::ALL);
    let model = model(&[("d.json", r#"{ "$defs": { "D": { "enum": ["x"] } } }"#)]);
    let alone = "[systems.a]\nwrites = [\"d#D\"]\nreads = [\"d#D\"]\n";
    let settings: ProjectFile = toml::from_str(alone).unwrap();
    let traffic = Traffic::of(&model, &model.definitions[0], &settings.systems);
    assert!(traffic.goes(Compatibility::Backward) && !traffic.goes(Compatibility::Forward));
}

#[test]
fn a_definition_may_declare_its_direction() {
    let text =
        r#"{ "$defs": { "D": { "enum": ["x"], "x-counterpart": { "direction": "response" } } } }"#;
    let model = model(&[("d.json", text)]);
    let traffic = Traffic::of(&model, &model.definitions[0], &ProjectFile::of(TARGETS).systems);
    assert!(traffic.goes(Compatibility::Forward) && !traffic.goes(Compatibility::Backward));
}

fn alone(files: &[(&str, &str)]) -> Vec<String> {
    let model = model(files);
    let names = entries(&model, |id| model[id].name == "Named");
    names.into_iter().map(|id| full_name(&model, &model[id])).collect()
}

#[test]
fn parts_are_compared_in_what_they_are_part_of() {
    let document = r##"{ "type": "object", "properties": { "p": { "$ref": "#/$defs/Part" } },
        "$defs": { "Part": { "enum": ["x"] }, "Named": { "enum": ["y"] }, "Other": { "$ref": "#/$defs/Part" } } }"##;
    assert_eq!(alone(&[("doc.json", document)]), ["doc", "doc#Named"]);
    let library = r##"{ "$defs": { "A": { "properties": { "b": { "$ref": "#/$defs/B" } } }, "B": { "enum": ["x"] } } }"##;
    assert_eq!(alone(&[("lib.json", library)]), ["lib#A"]);
    let used = r#"{ "$defs": { "C": { "items": { "$ref": "lib.json" } } } }"#;
    let root = r#"{ "type": "string" }"#;
    assert_eq!(alone(&[("c.json", used), ("lib.json", root)]), ["c#C", "lib"]);
}

#[test]
fn of_a_cycle_that_nothing_else_refers_to_one_is_compared() {
    let cycle = r##"{ "$defs": {
        "A": { "properties": { "b": { "$ref": "#/$defs/B" } } },
        "B": { "properties": { "a": { "$ref": "#/$defs/A" } } } } }"##;
    assert_eq!(alone(&[("cycle.json", cycle)]), ["cycle#A"]);
}

#[test]
fn what_says_the_same_under_another_name_is_the_same() {
    let old = r#"{ "$defs": { "A": { "enum": ["x", "y"] }, "T": { "type": "string" } } }"#;
    let new = r#"{ "$defs": { "B": { "enum": ["y", "x"] }, "U": { "type": "string" } } }"#;
    let (old, new) = (model(&[("d.json", old)]), model(&[("d.json", new)]));
    let pairs = Pairs::of(&old, &new);
    assert_eq!(pairs.both.len(), 1);
    assert_eq!(pairs.both[0].bond, Bond::Renamed);
    // So many definitions are strings that nothing follows from it.
    assert_eq!((pairs.removed.len(), pairs.added.len()), (1, 1));
}
