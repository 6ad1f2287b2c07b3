//! Whole packages, judged by the TypeScript compiler and run by Node.
//!
//! A case is a folder with its contracts, `use.ts` (what must compile) and `run.mjs` (what must
//! hold). `cargo xtask test` installs the compiler first; without it a case says so and is skipped.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what went wrong by failing")]

mod case;

use std::path::Path;

use counterpart_compiler::model::Keyword;
use counterpart_compiler::project::{Arrays, ProjectFile};
use counterpart_compiler::source::Node;
use counterpart_typescript::TypeScriptOutput;

use case::Case;

#[test]
fn types_say_what_contracts_say() {
    Case::new("shapes").judge();
}

#[test]
fn hostile_names_are_inert() {
    Case::new("hostile").judge();
}

#[test]
fn namesakes_of_two_contracts_stay_apart() {
    Case::new("namesakes").judge();
}

#[test]
fn issues_are_where_forms_look_for_them() {
    Case::new("forms").judge();
}

#[test]
fn what_is_reported_is_what_the_rules_say() {
    Case::new("violations").judge();
}

/// A definition for every keyword, refused by values of growing size.
#[test]
fn checking_costs_what_the_value_costs() {
    let case = Case::new("cost");
    let schemas = case.model.schemas.iter();
    let used: Vec<Keyword> =
        schemas.flat_map(|(_, schema)| schema.constraints.iter().map(|it| it.keyword)).collect();
    // By default `contentEncoding` and `contentMediaType` annotate.
    let asserted = |keyword: &&Keyword| !keyword.name().starts_with("content");
    for keyword in Keyword::ALL.iter().filter(asserted) {
        assert!(used.contains(keyword), "{keyword:?}");
    }
    case.judge();
}

#[test]
fn the_same_model_makes_the_same_bytes() {
    assert_eq!(Case::new("shapes").files, Case::new("shapes").files);
}

#[test]
fn the_schemas_are_shipped_as_written() {
    let case = Case::new("shapes");
    let shipped = case.files.get(Path::new("schemas/shapes.json")).unwrap();
    assert_eq!(shipped, std::fs::read_to_string(case.folder.join("shapes.json")).unwrap());
}

#[test]
fn docs_say_what_types_cannot() {
    let case = Case::new("shapes");
    let text = case.files.get(Path::new("shapes.d.ts")).unwrap();
    for expected in [
        " * An item.\n *\n * See *\\/ and @deprecated.\n */\nexport interface Item {",
        "  /**\n   * Its number.\n   *\n   * @minimum 1\n   */\n  readonly id: number;",
        "  /**\n   * @maxLength 9\n   * @default \"none\"\n   * @example \"one\"\n   */\n  name?: string;",
        "  /** @deprecated */\n  old?: string;",
        " * @format date-time\n */\nexport type When = string;",
    ] {
        assert!(text.contains(expected), "{expected}\n---\n{text}");
    }
}

#[test]
fn a_setting_asks_for_the_number_of_items() {
    let case = Case::new("shapes");
    let text = case.files.get(Path::new("shapes.d.ts")).unwrap();
    assert!(text.contains("export type Some = string[];"), "{text}");
    let code = ProjectFile { arrays: Arrays::Bounded, ..ProjectFile::default() }.code();
    let files = counterpart_typescript::emit(&case.model, code, &TypeScriptOutput::default());
    let text = files.get(Path::new("shapes.d.ts")).unwrap();
    assert!(text.contains("export type Some = [string, ...string[]];"), "{text}");
}

#[test]
fn values_and_variants_have_docs_and_constants_have_no_name() {
    let case = Case::new("described");
    let text = case.files.get(Path::new("described.d.ts")).unwrap();
    for expected in [
        "export type Level =\n  /** Alpha. */\n  | \"a\"\n  /**\n   * Beta.\n   *\n   * @deprecated\n   */\n  | \"b\";",
        "export interface Placed {\n  /** What happened. */\n  type: \"placed\";",
        "  /** `items`: A label. */\n  labels?: string[];",
    ] {
        assert!(text.contains(expected), "{expected}\n---\n{text}");
    }
    assert!(!text.contains("PlacedType"), "{text}");
    let manifest = case.files.get(Path::new("package.json")).unwrap();
    assert!(manifest.contains("\"files\""), "{manifest}");
}

/// Every name in the declarations leads to the line of the schema that has it as a key.
#[test]
fn definitions_lead_to_their_schema() {
    let case = Case::new("shapes");
    let text: Vec<&str> = case.files.get(Path::new("shapes.d.ts")).unwrap().lines().collect();
    let map = case.files.get(Path::new("shapes.d.ts.map")).unwrap();
    let map: serde_json::Value = serde_json::from_str(map).unwrap();
    assert_eq!(map["sources"], serde_json::json!(["schemas/shapes.json"]));
    let (_, document) = case.model.sources.iter().next().unwrap();
    assert!(matches!(document[counterpart_compiler::source::NodeId::ROOT], Node::Object(_)));
    let source: Vec<&str> = document.text.lines().collect();
    let mut found = Vec::new();
    for segment in case::segments(map["mappings"].as_str().unwrap()) {
        let name: String = text[segment.line][segment.column..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect();
        let target = &source[segment.source_line][segment.source_column..];
        if target.starts_with(&format!("\"{name}\"")) {
            found.push(name);
        }
    }
    for name in ["Key", "Item", "gone", "byKey", "Tree", "INFO"] {
        assert!(found.iter().any(|one| one == name), "{name} of {found:?}");
    }
}
