//! `counterpart check`: this repository, what it answers, and every kind of bad input.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::Path;

use common::{Project, Run};
use counterpart_report::check::CheckAnswer;
use serde_json::{Value, json};

const KEYS: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$defs": {
    "Key": { "type": "string", "enum": ["github", "stripe", "vapi"] }
  }
}
"#;

const CONFIG: &str = r#"
[systems.app]
sources = ["src/**/*.ts"]

[[systems.app.implements]]
contract = "keys#Key"
at = "src/keys.ts"
symbol = "KEYS"
"#;

fn project(source: &str) -> Project {
    Project::with(&[
        ("schemas/keys.json", KEYS),
        ("counterpart.toml", CONFIG),
        ("src/keys.ts", source),
    ])
}

/// Rule, value, path and line of every finding.
fn findings(answer: &Value) -> Vec<(String, String, String, u64)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = answer["findings"].as_array().unwrap().iter();
    all.map(|finding| {
        let place = &finding["places"][0];
        let line = place["line"].as_u64().unwrap();
        (text(&finding["rule"]), text(&finding["value"]), text(&place["path"]), line)
    })
    .collect()
}

fn repository() -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let project = Project::empty();
    let wanted = [
        "counterpart.toml",
        "Cargo.toml",
        "src",
        "schemas",
        "examples/exchange-rust/Cargo.toml",
        "examples/exchange-rust/src",
        "examples/exchange-node/package.json",
        "examples/exchange-node/tsconfig.json",
        "examples/exchange-node/src",
        "examples/database",
    ];
    for path in wanted {
        copy(&root.join(path), &project.at(path));
    }
    project
}

fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
        return;
    }
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

#[test]
fn a_key_that_is_added_to_the_contract_alone_is_missed_everywhere() {
    let project = repository();
    let run = project.run(&["check", "--no-cache"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "unchanged, all is well: {}", run.out);

    let path = "schemas/service-keys.json";
    let mut contract: Value = serde_json::from_str(&project.read(path)).unwrap();
    let names = contract.pointer_mut("/$defs/ServiceKeyName/enum").unwrap();
    names.as_array_mut().unwrap().push(json!("linear"));
    project.write(path, format!("{contract:#}\n"));
    let answer = project.json(&["check", "--no-cache"]);
    assert_eq!(answer["diagnostics"][0]["code"], "CP0209", "the table of the contract: {answer:#}");
    assert_eq!(findings(&answer).len(), 4, "and every place that forgets it as well");

    contract["$defs"]["SERVICE_KEY_INFO"]["const"]["linear"] =
        json!({"label": "Linear", "env": "LINEAR_API_KEY", "cliSupported": true});
    project.write(path, format!("{contract:#}\n"));

    let answer = project.json(&["check", "--no-cache"]);
    assert_eq!(answer["exit"], 1);
    let found = findings(&answer);
    let places: Vec<&str> = found.iter().map(|(_, _, path, _)| path.as_str()).collect();
    let expected = [
        "examples/database/migrations/0001_service_keys.sql",
        "examples/exchange-node/src/services.ts",
        "examples/exchange-node/src/services.ts",
        "examples/exchange-rust/src/services.rs",
    ];
    assert_eq!(places, expected, "{found:?}");
    assert!(found.iter().all(|(rule, value, ..)| rule == "missing" && value == "linear"));
}

#[test]
fn the_answer_meets_its_contract() {
    let project = project("export const KEYS = [\"github\", \"stripee\", ...more()];\n");
    let run = project.run(&["check", "--no-cache", "--format", "json"]);
    let answer: Result<CheckAnswer, _> = counterpart::Contract::from_json(&run.out);
    assert!(answer.is_ok(), "{:?}", answer.err());
    let value: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(value["summary"]["covered"], 1, "{value:#}");
    assert_eq!(value["summary"]["unknown"], 2);
    assert_eq!(value["findings"][0]["fingerprint"].as_str().map(str::len), Some(16));
}

#[test]
fn what_cannot_be_decided_ends_undecided_unless_something_is_wrong_for_certain() {
    let undecided = project("export const KEYS = [...load()];\n");
    let run = undecided.run(&["check", "--no-cache"]);
    assert_eq!(run.code, 3, "{}", run.err);
    let sum = "app: 1 file, 1 place; 3 parts: 3 unknown\n0 errors, 0 warnings, 1 undecided\n";
    assert!(run.out.contains(sum), "{}", run.out);
    assert!(run.err.contains("cannot decide whether"), "{}", run.err);
    let wrong = project("export const KEYS = [\"github\", \"other\", ...load()];\n");
    assert_eq!(wrong.run(&["check", "--no-cache"]).code, 1);
}

#[test]
fn other_tools_get_the_findings_in_their_own_form() {
    let project = project("export const KEYS = [\"github\", \"stripe\"];\n");
    for (format, mark) in [
        ("sarif", "\"ruleId\":\"missing\""),
        ("github", "::error "),
        ("junit", "<failure"),
        ("markdown", "missing"),
    ] {
        let run = project.run(&["check", "--no-cache", "--format", format]);
        let out = run.out.replace("\": \"", "\":\"");
        assert!(run.code == 1 && out.contains(mark), "{format}: {}", run.out);
    }
}

#[test]
fn the_page_is_written_and_written_again() {
    let project = project("export const KEYS = [\"github\", \"stripe\", \"vapi\"];\n");
    for _ in 0..2 {
        let run = project.run(&["check", "--no-cache", "--html", "out.html"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("out.html is written"), "{}", run.out);
        assert!(project.read("out.html").contains("keys#Key"));
    }
    project.write("notes.html", "my own notes\n");
    let run = project.run(&["check", "--no-cache", "--html", "notes.html"]);
    assert_eq!((run.code, project.read("notes.html").as_str()), (4, "my own notes\n"));
}

#[test]
fn levels_decide_what_fails() {
    let project = project("export const KEYS = [\"github\", \"stripe\"];\n");
    let set = |text: &str| project.write("counterpart.toml", format!("{CONFIG}\n{text}"));
    let run = |code: i32, findings: usize| {
        let answer = project.json(&["check", "--no-cache"]);
        assert_eq!(answer["exit"], code, "{answer:#}");
        assert_eq!(answer["findings"].as_array().unwrap().len(), findings);
    };
    run(1, 1);
    set("[check.levels]\nmissing = \"warn\"\n");
    run(0, 1);
    set("[check.levels]\nmissing = \"allow\"\n");
    run(0, 0);
    set(
        "[check.levels]\nmissing = \"allow\"\n[[check.paths]]\nfiles = \"src/**\"\nlevels = { missing = \"deny\" }\n",
    );
    run(1, 1);
}

#[test]
fn a_file_with_a_mistake_stops_nothing() {
    let project = project("export const KEYS = [\"github\", \"stripe\", \"vapi\"];\n");
    project.write("src/broken.ts", "export const = ;\n");
    let answer = project.json(&["check", "--no-cache"]);
    assert_eq!(answer["exit"], 0, "{answer:#}");
    let found = findings(&answer);
    assert_eq!(found[0].0, "unreadable-source");
    assert_eq!((found[0].2.as_str(), found.len()), ("src/broken.ts", 1));
}

/// What the project file may not say: nothing is checked, and the place and the next step are told.
#[test]
fn a_wrong_project_file_is_refused_with_its_place() {
    let with = |from: &str, to: &str| {
        let project = project("export const KEYS = [];\n");
        project.write("counterpart.toml", CONFIG.replace(from, to));
        project.run(&["check", "--no-cache"])
    };
    let told = |run: &Run, parts: &[&str]| {
        assert_eq!(run.code, 4, "{}{}", run.out, run.err);
        for part in parts {
            assert!(run.err.contains(part), "{part:?} in {}", run.err);
        }
    };
    told(&with("keys#Key", "keys#Keys"), &["`keys#Keys`", "`keys#Key`?", "counterpart.toml:6:1"]);
    told(&with("symbol", "except = { vapi = \" \" }\nsymbol"), &["gives no reason"]);
    told(&with("symbol = \"KEYS\"", "[check.levels]\nmising = \"warn\""), &["`missing`?"]);
    told(&with("src/**/*.ts", "src/[/*.ts"), &["glob", "counterpart.toml:3"]);
    told(&with("at =", "att ="), &["att"]);

    let none = Project::good().run(&["check"]);
    told(&none, &["there are no systems"]);
}

#[test]
fn what_is_not_found_is_looked_for_among_the_names_there_are() {
    let project = project("export const SERVICE_KEYS = [\"github\", \"stripe\", \"vapi\"];\n");
    let config = CONFIG.replace("\"KEYS\"", "\"SERVICE_KEY\"");
    project.write("counterpart.toml", &config);
    let answer = project.json(&["check", "--no-cache"]);
    assert_eq!(answer["findings"][0]["rule"], "symbol-not-found", "{answer:#}");
    assert_eq!(answer["findings"][0]["suggestion"], "SERVICE_KEYS");

    project.write("counterpart.toml", config.replace("src/keys.ts", "src/key.ts"));
    let answer = project.json(&["check", "--no-cache"]);
    assert_eq!(answer["findings"][0]["rule"], "empty-glob");
    assert_eq!(answer["findings"][0]["suggestion"], "src/keys.ts");

    project.write("counterpart.toml", CONFIG.replace("src/**", "lib/**"));
    let answer = project.json(&["check", "--no-cache"]);
    assert_eq!(findings(&answer)[0].0, "empty-glob");
}

/// A second run answers as the first, from what was kept; so does one that finds it damaged.
#[test]
fn facts_are_kept_between_runs() {
    let project = project("export const KEYS = [\"github\", \"stripe\"];\n");
    project.write("Cargo.toml", "[package]\nname = \"app\"\n");
    fs::create_dir(project.at("target")).unwrap();
    let answer = |project: &Project| findings(&project.json(&["check"]));
    let first = answer(&project);
    assert_eq!(first.len(), 1);
    let kept = || -> Vec<_> {
        let folder = fs::read_dir(project.at("target/counterpart")).unwrap();
        folder.map(|entry| entry.unwrap().path()).collect()
    };
    let place = kept().pop().unwrap();
    assert_eq!(answer(&project), first);

    let bytes = fs::read(&place).unwrap();
    for damaged in [&bytes[..bytes.len() / 2], b"nonsense", b""] {
        fs::write(&place, damaged).unwrap();
        assert_eq!(answer(&project), first);
    }
    let mut flipped = fs::read(&place).unwrap();
    let last = flipped.len() - 9;
    flipped[last] ^= 1;
    fs::write(&place, flipped).unwrap();
    assert_eq!(answer(&project), first);

    project.write("src/keys.ts", "export const KEYS = [\"github\", \"stripe\", \"vapi\"];\n");
    assert!(answer(&project).is_empty(), "an edit is seen");
    fs::remove_file(project.at("src/keys.ts")).unwrap();
    assert_eq!(answer(&project)[0].0, "empty-glob", "a file that is gone is gone");
    fs::remove_dir_all(project.at("target/counterpart")).unwrap();
    fs::write(project.at("target/counterpart"), "").unwrap();
    assert_eq!(answer(&project)[0].0, "empty-glob", "a folder that cannot be made is no harm");
}
