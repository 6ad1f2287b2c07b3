//! Every command answers in every form.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Project, Run};
use serde_json::Value;

const BAD: &str = r#"{ "$defs": { "A": { "$ref": "gone.json", "type": 4 } } }"#;

/// What can be run in a project with a broken contract and two files to compare.
const COMMANDS: [&[&str]; 9] = [
    &["build"],
    &["model"],
    &["check"],
    &["compat", "old.json", "new.json"],
    &["compat", "old.json", "gone.json"],
    &["matrix"],
    &["explain", "missing"],
    &["schema", "check"],
    &["explain", "no-such-rule"],
];

fn project() -> Project {
    Project::with(&[
        ("schemas/a.json", BAD),
        ("old.json", r#"{ "$defs": { "K": { "enum": ["a", "b"] } } }"#),
        ("new.json", r#"{ "$defs": { "K": { "enum": ["a", "c"] } } }"#),
    ])
}

fn run(project: &Project, command: &[&str], form: &str) -> Run {
    project.run(&[command, &["--format", form]].concat())
}

#[test]
fn the_form_changes_nothing_but_the_form() {
    let project = project();
    for command in COMMANDS {
        let human = project.run(command);
        for form in ["json", "sarif", "github", "junit", "markdown"] {
            let run = run(&project, command, form);
            assert_eq!(run.code, human.code, "{command:?} as {form}");
            // Only a wrong request is answered on standard error, and not to a program.
            let complains = run.code == 2 && form != "json";
            assert_eq!(run.err.is_empty(), !complains, "{command:?} as {form}: {}", run.err);
        }
    }
}

#[test]
fn sarif_has_a_result_for_every_error_and_its_rule() {
    let project = project();
    let log = |command: &[&str]| -> Value {
        serde_json::from_str(&run(&project, command, "sarif").out).unwrap()
    };
    let build = &log(&["build"])["runs"][0];
    let ids: Vec<&str> = build["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["ruleId"].as_str().unwrap())
        .collect();
    assert!(ids.contains(&"CP0202"), "{ids:?}");
    let compat = &log(&["compat", "old.json", "new.json"])["runs"][0];
    let results = compat["results"].as_array().unwrap();
    let removed = results.iter().find(|one| one["ruleId"] == "enum-value-removed").unwrap();
    assert!(removed["partialFingerprints"]["counterpart/v1"].is_string());
    let rules = compat["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = &rules[usize::try_from(removed["ruleIndex"].as_u64().unwrap()).unwrap()];
    assert_eq!(rule["id"], "enum-value-removed");
    assert!(rule["fullDescription"]["text"].is_string() && rule["help"]["text"].is_string());
    let fine = &log(&["schema", "check"])["runs"][0];
    assert_eq!(fine["results"], serde_json::json!([]));
    let gone = &log(&["compat", "old.json", "gone.json"])["runs"][0];
    assert_eq!(gone["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn junit_tells_a_failure_from_a_run_that_could_not_be() {
    let project = project();
    let found = run(&project, &["compat", "old.json", "new.json"], "junit").out;
    assert!(found.contains("<failure ") && !found.contains("<error "), "{found}");
    let gone = run(&project, &["compat", "old.json", "gone.json"], "junit").out;
    assert!(!gone.contains("<failure ") && gone.contains("<error "), "{gone}");
}

/// A form that has no room for a document still says what is in it.
#[test]
fn what_a_document_says_is_told_in_every_form() {
    let contract = |values: &str| format!(r#"{{ "$defs": {{ "K": {{ "enum": [{values}] }} }} }}"#);
    let project = Project::with(&[
        ("releases/1.0/k.json", contract(r#""a", "b""#).as_str()),
        ("releases/2.0/k.json", contract(r#""a""#).as_str()),
        ("schemas/k.json", contract(r#""a""#).as_str()),
    ]);
    let human = project.run(&["matrix"]);
    assert_eq!(human.code, 0, "{}{}", human.out, human.err);
    let junit = run(&project, &["matrix"], "junit").out;
    assert!(junit.contains("witness") && !junit.contains("no findings"), "{junit}");
    let commands = run(&project, &["matrix"], "github").out;
    assert!(commands.starts_with("::warning title="), "{commands}");
    // Where there is a document, it says it once.
    assert_eq!(run(&project, &["matrix"], "markdown").out, human.out);
}

#[test]
fn github_and_markdown_name_file_and_line() {
    let project = project();
    let commands = run(&project, &["build"], "github").out;
    let is_command = |line: &str| line.starts_with("::error file=schemas/a.json,line=1,col=");
    assert!(commands.lines().count() > 0 && commands.lines().all(is_command), "{commands}");
    let table = run(&project, &["build"], "markdown").out;
    assert!(table.starts_with("## counterpart build\n") && table.contains("`schemas/a.json:1:"));
}

#[test]
fn a_wrong_request_says_so_in_every_form() {
    let project = project();
    for form in ["human", "sarif", "github", "junit", "markdown"] {
        let run = run(&project, &["explain", "no-such-rule"], form);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{form}");
        assert!(run.err.contains("no-such-rule"), "{form}");
    }
}

#[test]
fn what_is_explained_fits_the_terminal() {
    let project = project();
    for columns in ["40", "72", "300"] {
        let mut command = project.command(&["explain", "missing"]);
        let run = Run::of(command.env("COLUMNS", columns).output().unwrap());
        let most = columns.parse::<usize>().unwrap().min(100);
        let longest = run.out.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= most && longest + 30 > most, "{longest} of {most}");
    }
}

const SHOP: &str = r#"
[systems.web]
sources = ["../web/src/**/*.ts"]
implements = [{ contract = "keys#Key", at = "../web/src/keys.ts" }]
"#;

/// Contracts beside the systems that use them, as `docs/start.md` has them.
fn shop() -> Project {
    Project::with(&[
        ("contracts/counterpart.toml", SHOP),
        (
            "contracts/schemas/keys.json",
            r#"{ "$defs": { "Key": { "enum": ["one", "two", "six"] } } }"#,
        ),
        ("web/src/keys.ts", "export const KEYS = [\"one\", \"two\"];\n"),
    ])
}

/// The paths start from the root of the repository, wherever the command was started.
#[test]
fn paths_for_programs_start_from_the_repository() {
    let shop = shop();
    std::fs::create_dir(shop.at(".git")).unwrap();
    let inside = shop.at("contracts/schemas");
    let forms = [
        ("json", r#""path":"web/src/keys.ts""#),
        ("sarif", r#""uri": "web/src/keys.ts""#),
        ("github", "file=web/src/keys.ts,"),
        ("junit", r#"file="web/src/keys.ts""#),
        ("markdown", "`web/src/keys.ts:1:"),
    ];
    for (form, expected) in forms {
        let above = shop.run(&["-p", "contracts", "--format", form, "check"]);
        assert!(above.out.contains(expected), "{form}: {}", above.out);
        // A message may quote the settings, a place starts from the root.
        for wrong in ["contracts/..", "\"../", "=../"] {
            assert!(!above.out.contains(wrong), "{form}: {}", above.out);
        }
        let mut command = shop.command(&["--format", form, "check"]);
        let below = Run::of(command.current_dir(&inside).output().unwrap());
        assert_eq!(above.out, below.out, "{form}");
    }
    let built = shop.run(&["-p", "contracts", "--format", "json", "build"]);
    assert!(built.out.contains(r#""path":"contracts/bindings/typescript/package.json""#));
    let compared =
        ["-p", "contracts", "--format", "github", "compat", "web/gone.json", "web/gone.json"];
    assert!(shop.run(&compared).out.contains("web/gone.json"));
}

#[test]
fn paths_for_a_person_start_from_the_working_directory() {
    let shop = shop();
    let above = shop.run(&["-p", "contracts", "check"]);
    assert!(above.err.contains("[web/src/keys.ts:1:"), "{}", above.err);
    let mut command = shop.command(&["check"]);
    let inside = Run::of(command.current_dir(shop.at("contracts")).output().unwrap());
    assert!(inside.err.contains("[../web/src/keys.ts:1:"), "{}", inside.err);
}

/// Where there is no repository, the project's folder is the start.
#[test]
fn paths_without_a_repository_start_from_the_project() {
    let shop = shop();
    let run = shop.run(&["-p", "contracts", "--format", "github", "check"]);
    assert!(run.out.contains("file=../web/src/keys.ts,"), "{}", run.out);
}
