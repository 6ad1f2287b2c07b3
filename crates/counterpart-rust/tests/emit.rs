//! What the emitter prints, read as Rust; the corpus and the cases have it compiled and run.

// A test may fail by panicking, in its helpers too.
#![allow(clippy::expect_used)]

use std::path::{Path, PathBuf};

use counterpart_compiler::compile_input;
use counterpart_compiler::project::{External, Integers, ProjectFile, Undeclared};
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
        ///
        /// `minimum` 0, `maximum` 150.
        pub age: Option<u64>,
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
    assert!(!text.contains("::counterpart::__private::builder!"));
    let kept = "pubrest_:::std::collections::BTreeMap<String,::counterpart::Value>";
    assert!(dense(&text).contains(kept), "{text}");
    assert!(Printing::default().attribute(".", "#[oops").is_err());
}

#[test]
fn a_property_with_one_value_is_written_and_not_filled_in() {
    let text = plain(
        r#"{"$defs": {
            "Placed": {"type": "object", "required": ["type", "id", "version"], "properties": {
                "type": {"const": "placed", "description": "What happened."},
                "version": {"enum": [5000000000]},
                "id": {"type": "string"},
                "gift": {"const": true}
            }},
            "Limit": {"oneOf": [{"const": "unlimited"}, {"type": "integer"}]}
        }}"#,
    );
    let expected = "    /// `Placed`.
    ///
    /// `type` is always `\"placed\"`.
    ///
    /// What happened.
    ///
    /// `version` is always `5000000000`.
";
    assert!(text.contains(expected), "{text}");
    let expected = "    pub struct Placed {
        /// `id`.
        pub id: String,
        /// `gift`.
        ///
        /// Always `true` where it is there.
        pub gift: Option<()>,
    }
";
    assert!(text.contains(expected), "{text}");
    for row in [
        "_ = constant(\"type\", \"placed\"),",
        "_ = constant(\"version\", 5000000000i64),",
        "gift as _3 = presence(\"gift\", true),",
        "Unlimited[\"unlimited\"](16, [],),",
    ] {
        assert!(text.contains(row), "{row}\n{text}");
    }
    assert!(!text.contains("PlacedType") && !text.contains("LimitUnlimited"), "{text}");
}

#[test]
fn bounds_choose_no_type_unless_a_setting_asks() {
    let json = r#"{"$defs": {"Sizes": {"type": "object", "properties": {
        "count": {"type": "integer", "minimum": 0, "maximum": 100},
        "offset": {"type": "integer", "minimum": -5, "maximum": 5},
        "port": {"type": "integer", "minimum": 0, "maximum": 65535, "format": "uint16"},
        "any": {"type": "integer", "format": "int32"}
    }}}}"#;
    let wide = dense(&plain(json));
    let smallest = ProjectFile { integers: Integers::Smallest, ..ProjectFile::of(REGISTRY) };
    let small = dense(&text(&[("sample", json)], &smallest, &Printing::default()));
    for (field, in_wide, in_small) in [
        ("count", "u64", "u8"),
        ("offset", "i64", "i32"),
        ("port", "u16", "u16"),
        // Its format asserts nothing, so greater values are admitted.
        ("any", "i64", "i64"),
    ] {
        assert!(wide.contains(&format!("pub{field}:Option<{in_wide}>")), "{field}: {wide}");
        assert!(small.contains(&format!("pub{field}:Option<{in_small}>")), "{field}: {small}");
    }
}

#[test]
fn of_the_runtime_only_public_types_and_one_module_are_named() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xtask/cases");
    let mut named = std::collections::BTreeSet::new();
    for case in std::fs::read_dir(cases).expect("there are cases") {
        let golden = case.expect("a case is readable").path().join("rust.rs");
        let Ok(text) = std::fs::read_to_string(golden) else { continue };
        for rest in dense(&text).split("::counterpart::").skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            named.insert(rest[..end].to_owned());
        }
    }
    assert!(named.remove("__private"), "{named:?}");
    let is_type = |name: &String| name.starts_with(char::is_uppercase);
    assert!(named.iter().all(is_type), "{named:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let json = r#"{"$defs": {"A": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}}"#;
    assert_eq!(plain(json), plain(json));
}

#[test]
fn properties_are_counted_only_where_every_one_is_seen() {
    let table = |additional: &str| {
        plain(&format!(
            r#"{{"$defs": {{"Few": {{"type": "object", "maxProperties": 1,
                "properties": {{"a": {{"type": "string"}}}}{additional}}}}}}}"#
        ))
    };
    assert!(table(r#", "additionalProperties": false"#).contains("count: (0, 1)"));
    for open in [r#", "additionalProperties": true"#, ""] {
        let text = table(open);
        assert!(!text.contains("count: ("), "{text}");
        assert!(text.contains("Plan::Whole("), "{text}");
    }
}
