//! What the emitter prints, read as Rust; the corpus and the cases have it compiled and run.

// A test may fail by panicking, in its helpers too.
#![allow(clippy::expect_used)]

use std::path::{Path, PathBuf};

use counterpart_compiler::compile_input;
use counterpart_compiler::project::{External, ProjectFile, Undeclared};
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_compiler::target::Registry;
use counterpart_rust::{FILE, ID, Printing, TARGET, emit};

const REGISTRY: Registry = &[&TARGET];

/// The text for documents, each a name and its JSON.
fn text(documents: &[(&str, &str)], settings: &ProjectFile, printing: &Printing) -> String {
    let contracts = documents.iter().map(|(name, json)| SourceFile {
        name: PathBuf::from(format!("schemas/{name}.json")),
        path: PathBuf::from(format!("/project/schemas/{name}.json")),
        bytes: json.as_bytes().to_vec(),
    });
    let input = Input {
        contracts: contracts.collect(),
        root: PathBuf::from("/project"),
        ..Input::default()
    };
    let compiled = compile_input(input, settings).expect("the documents compile");
    let files = emit(&compiled.model, settings.code(), printing);
    files.get(Path::new(FILE)).expect("one file is printed").to_owned()
}

fn plain(json: &str) -> String {
    text(&[("sample", json)], &ProjectFile::of(REGISTRY), &Printing::default())
}

/// The text without white space, for what may be broken over lines.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn an_object_reads_as_if_written_by_hand() {
    let text = plain(
        r#"{"$defs": {"Person": {"type": "object", "required": ["name"], "properties": {
            "name": {"type": "string", "description": "What to call them."},
            "age": {"type": "integer", "minimum": 0, "maximum": 150},
            "email": {"type": ["string", "null"]}
        }}}}"#,
    );
    let expected = "    pub struct Person {
        /// What to call them.
        pub name: String,
        /// `age`.
        pub age: Option<u8>,
        /// `email`.
        pub email: Option<Option<String>>,
    }
";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]"));
}

#[test]
fn what_a_contract_holds_is_data() {
    let text = plain(
        r#"{"$defs": {
            "Option": {"type": "object", "properties": {"a": {"type": "string"}}},
            "String": {"type": "string", "minLength": 1},
            "value": {"type": "string", "maxLength": 9},
            "Held": {"type": "object",
                "description": "*/ }\r\n```\npanic!()\n\u202e\n        panic!()",
                "properties": {"a\"b\n*/": {"type": "string"}, "fn": {"type": "boolean"}}}
        }}"#,
    );
    syn::parse_file(&text).expect("it is Rust");
    assert!(!text.contains('\u{202e}') && !text.contains('\r'));
    assert!(text.contains("```text"), "a fence would be a doctest: {text}");
    assert!(text.contains("::core::option::Option<bool>"), "the contract has its own Option");
}

#[test]
fn traits_hold_through_recursion() {
    let text = plain(
        r##"{"$defs": {
            "Tree": {"type": "object", "required": ["next"], "properties": {
                "next": {"$ref": "#/$defs/Leaf"}, "weight": {"type": "number"}}},
            "Leaf": {"type": "object", "properties": {"up": {"$ref": "#/$defs/Tree"}}},
            "Flag": {"enum": ["on", "off"]}
        }}"##,
    );
    let derives = |item: &str| {
        let above = text.split(item).next().unwrap_or_default();
        above.rsplit("#[derive(").next().unwrap_or_default().to_owned()
    };
    assert!(!derives("pub struct Tree").contains("Eq, Hash"), "{text}");
    assert!(!derives("pub struct Leaf").contains("Eq, Hash"));
    assert!(derives("pub enum Flag").contains("Copy"));
    assert!(text.contains("Option<Box<Tree>>"));
}

#[test]
fn contracts_of_another_crate_are_referred_to() {
    let external = External::new([(ID.to_owned(), "::acme::common".to_owned())].into());
    let settings = ProjectFile {
        external: [("common".to_owned(), external)].into(),
        ..ProjectFile::of(REGISTRY)
    };
    let common = r#"{"$defs": {"Id": {"type": "string"}}}"#;
    let order = r#"{"$defs": {"Order": {"type": "object", "required": ["id"],
        "properties": {"id": {"$ref": "common.json#/$defs/Id"}}}}}"#;
    let documents = [("common", common), ("order", order)];
    let text = text(&documents, &settings, &Printing::default());
    assert!(text.contains("pub id: ::acme::common::Id"), "{text}");
    assert!(!text.contains("pub mod common"));
}

#[test]
fn the_caller_decides_what_is_printed_beside() {
    let printing = Printing::default()
        .builders(false)
        .derive("sample::Flag", "::strum::EnumIter")
        .expect("a path is Rust");
    let settings = ProjectFile { undeclared: Undeclared::Keep, ..ProjectFile::of(REGISTRY) };
    let json = r#"{"$defs": {"Flag": {"enum": ["on"]},
        "Open": {"type": "object", "properties": {"rest": {"type": "boolean"}}}}}"#;
    let text = text(&[("sample", json)], &settings, &printing);
    assert_eq!(text.matches("::strum::EnumIter").count(), 1);
    assert!(!text.contains("::counterpart::builder!"));
    let kept = "pubrest_:::std::collections::BTreeMap<String,::counterpart::Value>";
    assert!(dense(&text).contains(kept), "{text}");
    assert!(Printing::default().attribute(".", "#[oops").is_err());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let json = r#"{"$defs": {"A": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}}"#;
    assert_eq!(plain(json), plain(json));
}
