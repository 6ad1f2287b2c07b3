//! The law "described": every description of a contract is in the docs of the generated code, in
//! every language. The descriptions are found in the raw document, by a walk of its own.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compiler::{Files, compile, project::Project};
use counterpart_rust::Printing;
use counterpart_typescript::TypeScriptOutput;
use serde_json::{Map, Value};

/// Keywords whose value is one schema.
const ONE: [&str; 11] = [
    "additionalItems",
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
/// Keywords whose value is a list of schemas.
const LIST: [&str; 5] = ["allOf", "anyOf", "items", "oneOf", "prefixItems"];
/// Keywords whose value has a schema under each key.
const NAMED: [&str; 6] =
    ["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"];

/// Collects the descriptions of a schema and of those in it that it applies. Definitions count at the
/// root of a document; elsewhere, what nothing refers to is no part of the contract.
fn descriptions(schema: &Value, draft: &Draft<'_>, found: &mut BTreeSet<String>) {
    let Some(members) = schema.as_object() else { return };
    found.extend(members.get("description").and_then(Value::as_str).map(str::to_owned));
    let alone = draft.ignores_siblings && members.get("$ref").is_some_and(Value::is_string);
    for (keyword, value) in members {
        let keyword = keyword.as_str();
        let is_definitions = matches!(keyword, "$defs" | "definitions");
        let idle = matches!(keyword, "then" | "else") && !members.contains_key("if")
            || keyword == "additionalItems" && !members.get("items").is_some_and(Value::is_array);
        if is_definitions && !draft.is_root(schema) {
            let named = value.as_object().into_iter().flatten();
            let named = named.filter(|(name, _)| draft.refers_to(name));
            named.for_each(|(_, item)| descriptions(item, draft, found));
            continue;
        }
        if !is_definitions && (alone || idle || !draft.knows(keyword)) {
            continue;
        }
        if ONE.contains(&keyword) {
            descriptions(value, draft, found);
        }
        if LIST.contains(&keyword) {
            let items = value.as_array().into_iter().flatten();
            items.for_each(|item| descriptions(item, draft, found));
        }
        if NAMED.contains(&keyword) {
            let named = value.as_object().into_iter().flat_map(Map::values);
            named.for_each(|item| descriptions(item, draft, found));
        }
    }
}

/// A document, and what its draft means.
struct Draft<'s> {
    root: &'s Value,
    text: String,
    ignores_siblings: bool,
    number: u32,
}

impl<'s> Draft<'s> {
    fn of(schema: &'s Value) -> Self {
        let uri = schema.get("$schema").and_then(Value::as_str).unwrap_or("2020-12");
        let number = ["draft-03", "draft-04", "draft-06", "draft-07", "2019-09", "2020-12"]
            .iter()
            .position(|name| uri.contains(name))
            .map_or(8, |at| [3, 4, 6, 7, 8, 9][at]);
        let (root, text) = (schema, schema.to_string());
        Self { root, text, ignores_siblings: number <= 7, number }
    }

    fn is_root(&self, schema: &Value) -> bool {
        std::ptr::eq(self.root, schema)
    }

    fn refers_to(&self, name: &str) -> bool {
        self.text.contains(&format!("/{name}\""))
    }

    fn knows(&self, keyword: &str) -> bool {
        match keyword {
            "contains" | "propertyNames" => self.number >= 6,
            "if" | "then" | "else" => self.number >= 7,
            "dependentSchemas" | "unevaluatedItems" | "unevaluatedProperties" => self.number >= 8,
            "prefixItems" => self.number >= 9,
            "additionalItems" | "dependencies" => self.number <= 7,
            _ => true,
        }
    }
}

/// Letters and digits alone: comments escape and wrap what is between them. Lines that open a block
/// of code are left out, since its language is not kept.
fn letters<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    let fence = |line: &str| line.starts_with("```") || line.starts_with("~~~");
    let lines = lines.filter(|line| !fence(line.trim_start()));
    lines.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
}

/// The comments of generated files.
fn comments(files: &Files, ending: &str) -> String {
    let files = files.iter().filter(|(path, _)| path.to_string_lossy().ends_with(ending));
    let lines = files.flat_map(|(_, text)| text.lines()).map(str::trim_start);
    let lines = lines.filter_map(|line| {
        let marks = ["///", "/**", "*", "#[doc"];
        marks.iter().find_map(|mark| line.strip_prefix(mark))
    });
    letters(lines)
}

/// The descriptions of a project's contract that one of the languages lacks; `None` where it does
/// not compile.
fn lost(folder: &Path) -> Option<Vec<String>> {
    let mut project = Project::open(folder, TARGETS).unwrap();
    ".".clone_into(&mut project.settings.schemas);
    let model = compile(&project).ok()?.model;
    let code = project.settings.code();
    let rust = counterpart_rust::emit(&model, code, &Printing::default());
    let script = counterpart_typescript::emit(&model, code, &TypeScriptOutput::default());
    let texts = [("Rust", comments(&rust, ".rs")), ("TypeScript", comments(&script, ".d.ts"))];
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
            descriptions(&schema, &Draft::of(&schema), &mut found);
        }
    }
    let mut lost = Vec::new();
    for description in found {
        for (language, text) in &texts {
            if !text.contains(&letters(description.lines())) {
                lost.push(format!("{}: {language} lacks {description:?}", folder.display()));
            }
        }
    }
    Some(lost)
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(of) else {
        eprintln!("skipped: there is no {}", of.display());
        return Vec::new();
    };
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.join("schema.json").is_file());
    folders.sort();
    folders
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_description_of_a_case_reaches_every_language() {
    let folders = folders(&workspace().join("crates/xtask/cases"));
    assert!(folders.len() > 20);
    let lost: Vec<_> = folders.iter().flat_map(|folder| lost(folder).unwrap()).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn every_description_of_real_schemas_reaches_every_language() {
    let all = ["shared/faults/compiler", "shared/corpus/schemastore"]
        .into_iter()
        .flat_map(|name| folders(&workspace().join("..").join(name)));
    let step = std::env::var("COUNTERPART_DESCRIBED_STEP").ok().and_then(|it| it.parse().ok());
    let some: Vec<_> = all.step_by(step.unwrap_or(5)).collect();
    let compiled: Vec<_> = some.iter().filter_map(|folder| lost(folder)).collect();
    assert!(compiled.len() * 3 >= some.len(), "{} of {} compile", compiled.len(), some.len());
    let lost: Vec<_> = compiled.into_iter().flatten().collect();
    assert!(lost.is_empty(), "{} lost: {:#?}", lost.len(), &lost[..lost.len().min(20)]);
}
