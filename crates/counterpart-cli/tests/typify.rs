//! `counterpart import typify`: what it writes, what it lists, and that nothing else differs.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::Project;
use schemars_of_typify::schema::RootSchema;
use serde_json::Value;
use typify::{TypeSpace, TypeSpaceSettings};

const ORDER: &str = r##"{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "shop order",
  "type": "object",
  "required": ["id", "state", "lines"],
  "properties": {
    "id": { "$ref": "#/definitions/orderID" },
    "state": { "enum": ["open", "sent"] },
    "lines": { "type": "array", "items": { "type": "object", "required": ["sku"],
      "properties": { "sku": { "type": "string" }, "note": { "type": ["string", "null"] } } } },
    "tags": { "type": "array", "items": { "type": "string" } },
    "kind": { "oneOf": [
      { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } },
      { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } }
    ] }
  },
  "definitions": { "orderID": { "type": "string", "minLength": 1 } }
}"##;

#[test]
fn names_are_written_and_the_rest_is_listed() {
    let project = Project::with(&[
        ("schemas/order.json", ORDER),
        ("counterpart.toml", "# ours\nschemas = \"schemas\"\n"),
    ]);
    let run = project.run(&["import", "typify", "schemas/order.json", "--format", "json"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let settings = project.read("counterpart.toml");
    assert!(settings.starts_with("# ours\nschemas = \"schemas\"\n"), "{settings}");
    for entry in [
        "\"order#\" = \"ShopOrder\"",
        "\"order#/definitions/orderID\" = \"OrderId\"",
        "\"order#/properties/lines/items\" = \"ShopOrderLinesItem\"",
    ] {
        assert!(settings.contains(entry), "{entry}: {settings}");
    }
    let differences = answer["contracts"][0]["differences"].as_array().unwrap();
    let why = |place: &str| {
        let found = differences.iter().find(|it| it["place"] == place);
        found.map_or("", |it| it["why"].as_str().unwrap()).to_owned()
    };
    assert!(why("ShopOrderLinesItem.note").contains("absent property and null alike"));
    assert!(why("ShopOrder.tags").contains("absent property as an empty one"));
    assert!(why("OrderId").contains("try_from"));
    for place in ["ShopOrder.id", "ShopOrder.state", "ShopOrderLinesItem.sku", "ShopOrder.lines"] {
        assert_eq!(why(place), "", "{place}");
    }

    // The code has these names, and a second run finds nothing to write.
    assert_eq!(project.run(&["build", "--rust", "c.rs"]).code, 0);
    let code = project.read("c.rs");
    for name in ["struct ShopOrder ", "struct OrderId(", "struct ShopOrderLinesItem "] {
        assert!(code.contains(name), "{name}");
    }
    let again = project.run(&["import", "typify", "schemas/order.json", "--format", "json"]);
    let again: Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(again["renamed"], Value::Array(Vec::new()));
    assert_eq!(again["contracts"], answer["contracts"]);
    assert_eq!(project.read("counterpart.toml"), settings);
}

#[test]
fn what_typify_does_not_support_is_reported() {
    let other =
        r#"{ "title": "A", "type": "object", "properties": { "b": { "$ref": "b.json" } } }"#;
    let project = Project::with(&[
        ("schemas/a.json", other),
        ("schemas/b.json", r#"{ "type": "string" }"#),
        ("elsewhere.json", "{}"),
    ]);
    let run = project.run(&["import", "typify", "schemas/a.json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("a: typify gives no types for it"), "{}", run.out);
    let run = project.run(&["import", "typify", "elsewhere.json"]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("elsewhere.json is not a contract of this project"), "{}", run.err);
    let run = project.run(&["import", "typify", "missing.json"]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("missing.json cannot be read"), "{}", run.err);
    assert_eq!(project.run(&["import", "typify"]).code, 2);
}

/// A program, a line for each use of a type, that is compiled with the types of typify and then with
/// those of counterpart.
struct Port {
    folder: PathBuf,
    program: Vec<String>,
    contract: String,
}

/// What a run of rustc found: the lines of the program with errors, and errors elsewhere.
struct Errors {
    lines: BTreeSet<usize>,
    elsewhere: Vec<String>,
}

impl Port {
    fn new(name: &str, program: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typify").join(name);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = format!(
            "[workspace]\n[package]\nname = \"port-{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\ncounterpart = {{ path = \"{}\" }}\n\
             jsonschema = {{ version = \"0.60\", default-features = false, features = [\"macros\"] }}\n\
             regress = \"0.12\"\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
             serde_json = \"1\"\n",
            name.replace('.', "-"),
            root.join("crates/counterpart").canonicalize().unwrap().display(),
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self {
            folder,
            program: program.lines().map(str::to_owned).collect(),
            contract: name.replace(['-', '.'], "_"),
        }
    }

    fn types(&self, text: &str) {
        fs::write(self.folder.join("src/types.rs"), text).unwrap();
    }

    fn check(&self, import: &str) -> Errors {
        let program = self.program.join("\n");
        let program = format!("#![allow(warnings)]\nmod types;\n{import}\n{program}\n");
        fs::write(self.folder.join("src/main.rs"), program).unwrap();
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typify/target");
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--quiet", "--message-format=json"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target)
            .output()
            .unwrap();
        let mut errors = Errors { lines: BTreeSet::new(), elsewhere: Vec::new() };
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            let message: Value = serde_json::from_str(line).unwrap();
            let message = &message["message"];
            if message["level"] != "error" {
                continue;
            }
            let spans = message["spans"].as_array().unwrap();
            let main = spans.iter().find(|span| span["is_primary"] == true);
            match main {
                Some(span) if span["file_name"] == "src/main.rs" => {
                    // The program begins in line 4.
                    let line = span["line_start"].as_u64().unwrap();
                    errors.lines.insert(usize::try_from(line).unwrap() - 4);
                }
                Some(_) => errors.elsewhere.push(message["rendered"].to_string()),
                None => {}
            }
        }
        if !output.status.success() && errors.lines.is_empty() && errors.elsewhere.is_empty() {
            errors.elsewhere.push(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        errors
    }
}

/// Whether a line of a program uses what the place of a difference names: by its name, or through a
/// parameter of its function that has this type.
fn uses(program: &[String], line: usize, place: &str) -> bool {
    // A line names a field or a variant, and not always its type.
    let name = place.trim_end_matches(".0").rsplit(['.', ':']).next().unwrap();
    let text = &program[line];
    let signature = program[..line].iter().rfind(|it| it.starts_with("fn "));
    let parameters = signature.and_then(|it| it.split_once('(')?.1.split_once(')'));
    let parameters = parameters.map_or("", |(parameters, _)| parameters).split(", ");
    let mut parameters = parameters.filter_map(|it| it.split_once(": "));
    has_word(text, name) || parameters.any(|(own, ty)| has_word(ty, name) && has_word(text, own))
}

fn has_word(text: &str, word: &str) -> bool {
    let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    text.match_indices(word).any(|(at, _)| {
        ends(text[..at].chars().last()) && ends(text[at + word.len()..].chars().next())
    })
}

/// What may stand in place of a line that was edited, one after the other: a variable of the same
/// type, the same value with the type left to the compiler, nothing.
fn edits_of(line: &str) -> Vec<String> {
    let mut edits = vec![String::new()];
    if let Some((left, value)) = line.split_once(" = ")
        && left.trim_start().starts_with("let ")
    {
        let name = left.split(':').next().unwrap_or(left);
        edits.push(format!("{name} = {value}"));
        edits.push(format!("{left} = unimplemented!();"));
    }
    edits
}

fn typify_of(schema: &str) -> String {
    let schema: RootSchema = serde_json::from_str(schema).unwrap();
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    types.add_root_schema(schema).unwrap();
    types.to_stream().to_string()
}

/// Compiles a program with typify's types, switches to counterpart's, and removes the lines that do
/// not compile: each must use something that `import typify` lists.
fn port(name: &str) {
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/typify");
    let program = fs::read_to_string(programs.join(format!("{name}.rs"))).unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/schemastore");
    let Ok(schema) = fs::read_to_string(corpus.join(name).join("schema.json")) else {
        eprintln!("skipped: {name} is not in {}", corpus.display());
        return;
    };
    let mut port = Port::new(name, &program);
    let theirs = typify_of(&schema);
    fs::write(port.folder.join("typify.rs"), &theirs).unwrap();
    port.types(&theirs);
    let before = port.check("use types::*;");
    assert_eq!(before.elsewhere, Vec::<String>::new());
    let wrong: Vec<&String> = before.lines.iter().map(|line| &port.program[*line]).collect();
    assert!(wrong.is_empty(), "the program is not one of typify's types: {wrong:#?}");

    let project = Project::with(&[(&format!("schemas/{name}.json"), &schema)]);
    let file = format!("schemas/{name}.json");
    let run = project.run(&["import", "typify", &file, "--format", "json"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let listed: Vec<String> = answer["contracts"][0]["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["place"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(project.run(&["build", "--rust", "types.rs"]).code, 0);
    port.types(&project.read("types.rs"));

    let lines = port.program.iter().filter(|line| line.contains(';')).count();
    let mut edits: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    loop {
        let after = port.check(&format!("use types::{}::*;", port.contract));
        assert_eq!(after.elsewhere, Vec::<String>::new());
        if after.lines.is_empty() {
            break;
        }
        for line in after.lines {
            let left = edits.entry(line).or_insert_with(|| {
                let text = &port.program[line];
                assert!(
                    listed.iter().any(|place| uses(&port.program, line, place)),
                    "`{text}` does not compile, and no difference is listed for it: {listed:#?}"
                );
                edits_of(text)
            });
            let next = left.pop();
            assert!(next.is_some(), "line {line} was taken out and still does not compile");
            port.program[line] = next.unwrap();
        }
    }
    let edited = edits.len();
    eprintln!("{name}: {edited} of {lines} lines to edit; {} differences listed", listed.len());
    assert!(lines == 0 || edited * 2 < lines, "{edited} of {lines} lines must be edited");
}

/// One after the other: they share what Cargo built.
#[test]
fn programs_compile_after_the_listed_edits() {
    for name in ["appsscript", "container-structure-test", "github-action"] {
        port(name);
    }
}

/// Schemas for which no program is written: each type of typify has its name here, or is listed.
#[test]
fn every_type_is_here_or_listed() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/schemastore");
    for name in ["cloudbuild", "publiccode", "streamlit-config", "traefik-v2"] {
        let Ok(schema) = fs::read_to_string(corpus.join(name).join("schema.json")) else {
            eprintln!("skipped: {name} is not in {}", corpus.display());
            continue;
        };
        let file = format!("schemas/{name}.json");
        let project = Project::with(&[(&file, &schema)]);
        let run = project.run(&["import", "typify", &file, "--format", "json"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        let answer: Value = serde_json::from_str(&run.out).unwrap();
        let differences = answer["contracts"][0]["differences"].as_array().unwrap();
        assert_eq!(project.run(&["build", "--rust", "types.rs"]).code, 0);
        let ours = project.read("types.rs");
        let theirs = typify_of(&schema);
        let words: Vec<&str> = theirs.split_whitespace().collect();
        let types =
            words.windows(3).filter(|it| it[0] == "pub" && ["struct", "enum"].contains(&it[1]));
        let mut count = 0;
        for ty in types.map(|it| it[2]).filter(|it| *it != "ConversionError") {
            let here = ["struct", "enum"].iter().any(|it| has_word(&ours, &format!("{it} {ty}")));
            let listed = differences.iter().any(|it| it["place"] == ty);
            assert!(here || listed, "{name}: {ty} is neither here nor listed");
            count += 1;
        }
        assert!(count > 0, "{name}: typify has no types");
        eprintln!("{name}: {count} types, {} differences", differences.len());
    }
}
