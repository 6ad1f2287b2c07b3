//! `impact`, `checklist` and `review` in repositories that git made.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Project, Run};
use counterpart::Contract as _;
use counterpart_report::checklist::ChecklistAnswer;
use counterpart_report::impact::ImpactAnswer;
use serde_json::Value;

/// Commits all there is.
fn commit(project: &Project, message: &str) {
    project.git(&["add", "--all"]);
    project.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
}

const TOML: &str = r#"
[typescript]
folder = "bindings"
package = "contracts"

[systems.web]
sources = ["web/**/*.ts"]
reads = ["keys#Account"]

[[systems.web.implements]]
contract = "keys#KeyName"
at = "web/inputs.ts"
symbol = "INPUTS"

[systems.cli]
sources = ["cli/**/*.rs"]
writes = ["keys#Account"]
"#;

const KEYS: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$defs": {
    "KeyName": {
      "description": "A service.",
      "enum": ["github", "stripe", "twilio_sid", "openai"],
      "x-counterpart": { "list": "KEY_NAMES" }
    },
    "Account": {
      "description": "Who it is.",
      "type": "object",
      "properties": {
        "name": { "description": "The name.", "type": "string" },
        "key": { "$ref": "#/$defs/KeyName" }
      },
      "required": ["name", "key"]
    }
  }
}
"##;

/// Two systems, of which one promises to handle every key; on a branch of its own.
fn product() -> Project {
    let project = Project::with(&[
        ("counterpart.toml", TOML),
        ("schemas/keys.json", KEYS),
        (
            "web/inputs.ts",
            "export const INPUTS = {\n  github: 1,\n  stripe: 2,\n  twilio_sid: 3,\n  openai: 4,\n};\n",
        ),
        (
            "web/icons.ts",
            "import type { KeyName } from \"contracts/keys\";\n\n\
             export const ICONS: Record<string, string> = {\n  github: \"g\",\n  stripe: \"s\",\n  openai: \"o\",\n};\n\
             export const first: KeyName = \"github\";\n",
        ),
        (
            "web/account.ts",
            "import type { Account } from \"contracts/keys\";\n\n\
             export function show(account: Account): string {\n  return account.name;\n}\n",
        ),
        ("web/other.ts", "export const other = { name: \"x\", github: true };\n"),
        (
            "cli/main.rs",
            "use contracts::keys::{Account, KeyName};\n\npub fn env(account: &Account) -> &str {\n    \
             match account.key {\n        KeyName::Github => \"G\",\n        KeyName::Stripe => \"S\",\n        \
             KeyName::TwilioSid => \"T\",\n        KeyName::Openai => \"O\",\n    }\n}\n",
        ),
        ("CHANGELOG.md", "# Changelog\n"),
    ]);
    project.git(&["init", "--quiet", "--initial-branch=main"]);
    commit(&project, "first");
    project.git(&["switch", "--quiet", "--create", "topic"]);
    project
}

/// The product with this text of its contract in place of another.
fn edited(from: &str, to: &str) -> Project {
    let project = product();
    assert!(KEYS.contains(from));
    project.write("schemas/keys.json", KEYS.replace(from, to));
    project
}

fn impact(project: &Project) -> Value {
    let answer = project.json(&["impact"]);
    ImpactAnswer::from_value(answer.clone()).unwrap();
    answer
}

/// What is to be done: action, file and line, evidence.
fn tasks(answer: &Value) -> Vec<String> {
    let task = |task: &Value| {
        let [action, evidence] = ["action", "evidence"].map(|key| task[key].as_str().unwrap());
        let place = &task["place"];
        format!("{action} {}:{} {evidence}", place["path"].as_str().unwrap(), place["line"])
    };
    answer["files"].as_array().unwrap().iter().map(task).collect()
}

fn sentences(answer: &Value) -> Vec<&str> {
    let changes = answer["changes"].as_array().unwrap();
    changes.iter().map(|change| change["sentence"].as_str().unwrap()).collect()
}

/// The state of the box whose text contains these words.
fn state<'a>(answer: &'a Value, words: &str) -> &'a str {
    let sections = answer["sections"].as_array().into_iter().flatten();
    let boxes = sections.flat_map(|section| section["boxes"].as_array().unwrap());
    let boxes = boxes.chain(answer["checklist"].as_array().into_iter().flatten());
    let mut found = boxes.filter(|item| item["text"].as_str().unwrap().contains(words));
    found.next().unwrap_or_else(|| panic!("no box {words}: {answer:#}"))["state"].as_str().unwrap()
}

#[test]
fn a_new_value_leads_to_promises_and_to_lists_nobody_promised() {
    let project = edited("\"openai\"]", "\"openai\", \"slack\"]");
    let answer = impact(&project);
    assert_eq!(sentences(&answer), ["`keys#KeyName` has the new value `slack`."]);
    assert_eq!(answer["changes"][0]["new"]["line"], 6);
    assert_eq!(
        tasks(&answer),
        [
            "add cli/main.rs:4 imports",
            "add web/inputs.ts:1 implements",
            "add web/icons.ts:3 imports",
        ]
    );
    let systems = answer["systems"].as_array().unwrap();
    let names: Vec<_> = systems.iter().map(|system| system["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["cli", "web"]);
    assert_eq!(systems[0]["because"][0], "It writes `keys#Account`, which holds `keys#KeyName`.");
    assert_eq!(state(&answer, "handles all of `keys#KeyName`"), "unsatisfied");
    assert_eq!(state(&answer, "Examples and defaults"), "not-concerned");
    assert_eq!(state(&answer, "changelog"), "unsatisfied");
}

#[test]
fn the_document_says_the_same() {
    let project = edited("\"openai\"]", "\"openai\", \"slack|x\"]");
    let run = project.run(&["impact"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("# Change impact: `main` ("), "{}", run.out);
    assert!(run.out.contains("- `keys#KeyName` has the new value `slack\\|x`."), "{}", run.out);
    assert!(run.out.contains("| web | `web/inputs.ts:1` | add | "), "{}", run.out);
    assert_eq!(project.run(&["impact", "--format", "markdown"]).out, run.out);
    for format in ["sarif", "github", "junit"] {
        let run = project.run(&["impact", "--format", format]);
        assert_eq!(run.code, 0, "{format}: {}", run.err);
    }
}

#[test]
fn the_page_answers_every_heading() {
    let project = edited("\"openai\"]", "\"openai\", \"slack<b>\"]");
    let run = project.run(&["impact", "--html", "impact.html"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let page = project.read("impact.html");
    for id in ["change", "systems", "files", "compatibility", "rollback", "checklist"] {
        assert!(page.contains(&format!("<section id=\"{id}\"")), "{id}");
    }
    assert!(page.contains("slack&lt;b&gt;") && !page.contains("slack<b>"));
    assert!(page.contains("web/inputs.ts#L1"));
}

#[test]
fn what_is_done_is_no_task_any_more() {
    let project = edited("\"openai\"]", "\"openai\", \"slack\"]");
    for (file, from, to) in [
        ("web/inputs.ts", "  openai: 4,", "  openai: 4,\n  slack: 5,"),
        ("web/icons.ts", "  openai: \"o\",", "  openai: \"o\",\n  slack: \"k\","),
        (
            "cli/main.rs",
            "        KeyName::Openai",
            "        KeyName::Slack => \"K\",\n        KeyName::Openai",
        ),
    ] {
        project.write(file, project.read(file).replace(from, to));
    }
    project.write("web/tests/keys.test.ts", "test(\"slack\", () => {});\n");
    project.write("CHANGELOG.md", "# Changelog\n\n- The key `slack`.\n");
    let answer = impact(&project);
    assert_eq!(tasks(&answer), Vec::<String>::new());
    for words in ["handles all of `keys#KeyName`", "changelog", "name what changed"] {
        assert_eq!(state(&answer, words), "satisfied", "{words}");
    }
}

#[test]
fn what_is_gone_is_found_where_it_is_used() {
    let answer = impact(&edited("\"stripe\", ", ""));
    assert_eq!(sentences(&answer), ["The value `stripe` of `keys#KeyName` was removed."]);
    let old = &answer["changes"][0]["old"]["path"];
    assert!(old.as_str().unwrap().ends_with(":schemas/keys.json"), "{old}");
    assert_eq!(
        tasks(&answer),
        [
            "remove cli/main.rs:6 imports",
            "remove web/inputs.ts:3 implements",
            "remove web/icons.ts:5 imports",
        ]
    );
}

#[test]
fn a_common_word_leads_nowhere_by_itself() {
    let project = edited(
        "\"type\": \"string\" },\n        \"key\"",
        "\"type\": \"integer\" },\n        \"key\"",
    );
    for number in 0..30 {
        project.write(&format!("web/noise/{number}.ts"), "export const x = { name: 1 };\n");
    }
    let answer = impact(&project);
    assert_eq!(
        sentences(&answer),
        ["The field `name` of `keys#Account`: `type` changed from `\"string\"` to `\"integer\"`."]
    );
    assert_eq!(tasks(&answer), ["modify web/account.ts:4 imports"]);
    let left_out = answer["left_out"].as_array().unwrap();
    assert_eq!(left_out.len(), 1);
    let sentence = left_out[0].as_str().unwrap();
    assert!(
        sentence.contains("the word `name`") && sentence.contains("28 more files"),
        "{sentence}"
    );
}

#[test]
fn a_renamed_definition_is_followed_into_the_project_file() {
    let project = product();
    project.write("schemas/keys.json", KEYS.replace("KeyName", "ServiceName"));
    let answer = impact(&project);
    assert_eq!(
        sentences(&answer),
        [
            "`keys#KeyName` was renamed to `keys#ServiceName`.",
            "`keys#Account` was rewritten and means the same."
        ]
    );
    assert_eq!(answer["changes"][0]["was"], "keys#KeyName");
    let tasks = tasks(&answer);
    assert!(tasks.contains(&"modify counterpart.toml:11 implements".to_owned()), "{tasks:?}");
    assert!(tasks.contains(&"modify cli/main.rs:5 imports".to_owned()), "{tasks:?}");
    assert!(tasks.contains(&"modify web/icons.ts:8 imports".to_owned()), "{tasks:?}");
    assert_eq!(state(&answer, "`counterpart check` runs"), "unsatisfied");
}

#[test]
fn a_contract_that_moves_is_followed_to_where_it_is_imported() {
    let project = product();
    std::fs::remove_file(project.at("schemas/keys.json")).unwrap();
    project.write("schemas/services.json", KEYS);
    let answer = impact(&project);
    assert_eq!(sentences(&answer), ["The contract `keys` was renamed to `services`."]);
    let tasks = tasks(&answer);
    for task in [
        "modify counterpart.toml:8 implements",
        "modify counterpart.toml:11 implements",
        "modify cli/main.rs:1 imports",
        "modify web/account.ts:1 imports",
        "modify web/icons.ts:1 imports",
    ] {
        assert!(tasks.contains(&task.to_owned()), "{task}: {tasks:?}");
    }
    assert!(!tasks.iter().any(|task| task.contains("other.ts")), "{tasks:?}");
}

#[test]
fn words_alone_touch_nothing() {
    let answer = impact(&edited("A service.", "A service whose key is kept."));
    assert_eq!(sentences(&answer), ["`keys#KeyName`: only annotations changed: the description."]);
    assert_eq!(tasks(&answer), Vec::<String>::new());
    assert_eq!(answer["systems"], serde_json::json!([]));
}

#[test]
fn nothing_changed() {
    let project = product();
    let answer = impact(&project);
    assert_eq!(answer["changes"], serde_json::json!([]));
    let run = project.run(&["impact"]);
    assert!(run.out.contains("Nothing in the contracts changed."), "{}", run.out);
    let list = project.json(&["checklist"]);
    assert_eq!(state(&list, "name what changed in the contracts"), "not-concerned");
    assert_eq!(state(&list, "changelog"), "not-concerned");
    assert_eq!(state(&list, "`INPUTS` handles all"), "satisfied");
}

#[test]
fn a_checklist_has_a_section_for_every_system_and_is_ticked_by_evidence() {
    let project = edited("\"openai\"]", "\"openai\", \"slack\"]");
    let list = project.json(&["checklist"]);
    ChecklistAnswer::from_value(list.clone()).unwrap();
    let sections = list["sections"].as_array().unwrap();
    let titles: Vec<_> =
        sections.iter().map(|section| section["title"].as_str().unwrap()).collect();
    assert_eq!(
        titles,
        ["Data", "cli", "web", "Between the systems", "Tests", "Documentation", "Done"]
    );
    assert_eq!(list["exit"], 1);
    for (words, wanted) in [
        ("The contracts compile", "satisfied"),
        ("`INPUTS` handles all of `keys#KeyName`", "unsatisfied"),
        ("The change of `keys#Account` is handled", "person"),
        ("The places that mention the change", "person"),
        ("Tests that changed name", "unsatisfied"),
        ("The tests pass", "person"),
        ("Running systems", "not-concerned"),
        ("Everything is committed", "unsatisfied"),
        ("The generated files", "not-concerned"),
    ] {
        assert_eq!(state(&list, words), wanted, "{words}");
    }
    let run = project.run(&["checklist"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("- [x] The contracts compile"), "{}", run.out);
    assert!(run.out.contains("- [ ] The tests pass — **manual check:** "), "{}", run.out);
}

#[test]
fn the_generated_files_are_looked_at_where_they_are_kept() {
    let project = product();
    assert_eq!(project.run(&["build"]).code, 0);
    commit(&project, "bindings");
    assert_eq!(state(&project.json(&["checklist"]), "The generated files"), "satisfied");
    project.write("schemas/keys.json", KEYS.replace("\"openai\"]", "\"openai\", \"slack\"]"));
    assert_eq!(state(&project.json(&["checklist"]), "The generated files"), "unsatisfied");
}

#[test]
fn a_reviewer_sees_what_is_let_pass() {
    let project = edited("\"openai\"]", "\"openai\", \"slack\"]");
    let calm = project.json(&["review"]);
    for words in ["Every new exception", "Every accepted break", "Nothing is checked less"] {
        assert_eq!(state(&calm, words), "satisfied", "{words}");
    }
    let promise = "symbol = \"INPUTS\"\n";
    let toml = TOML.replace(promise, &format!("{promise}except = {{ slack = \"not yet\" }}\n"));
    let toml = toml
        + "[check.levels]\nmissing = \"warn\"\n\n[[compat.accept]]\n\
        fingerprint = \"abc\"\nowner = \"me\"\nreason = \"agreed\"\nexpires = \"2030-01-01\"\n";
    project.write("counterpart.toml", toml);
    let list = project.json(&["review"]);
    for words in ["Every new exception", "Every accepted break", "Nothing is checked less"] {
        assert_eq!(state(&list, words), "person", "{words}");
    }
    let text = project.run(&["review"]).out;
    assert!(text.contains("`web` leaves `slack` of `keys#KeyName` out: “not yet”"), "{text}");
}

#[test]
fn bad_input_is_told_and_nothing_is_printed() {
    let told = |run: &Run, code: &str| {
        assert_eq!(run.code, 4, "{}", run.err);
        assert!(run.err.contains(code), "{}", run.err);
        assert_eq!(run.out, "");
    };
    let no_git = Project::good();
    for command in ["impact", "checklist", "review"] {
        told(&no_git.run(&[command]), "CP0501");
    }
    let project = product();
    let missing = project.run(&["impact", "--against", "topik"]);
    told(&missing, "CP0502");
    assert!(missing.err.contains("did you mean `topic`?"), "{}", missing.err);
    project.write("schemas/keys.json", "{");
    told(&project.run(&["checklist"]), "CP0102");
    let unborn = Project::good();
    unborn.git(&["init", "--quiet"]);
    told(&unborn.run(&["impact"]), "CP0502");
}

#[test]
fn a_detached_head_and_a_named_revision() {
    let project = edited("\"openai\"]", "\"openai\", \"slack\"]");
    commit(&project, "second");
    project.git(&["switch", "--quiet", "--detach"]);
    let answer = impact(&project);
    assert_eq!(sentences(&answer).len(), 1);
    assert_eq!(answer["base"]["name"], "main");
    let same = project.json(&["impact", "--against", "HEAD"]);
    assert_eq!(same["changes"], serde_json::json!([]));
    let title = project.json(&["checklist"])["title"].as_str().unwrap().to_owned();
    assert!(title.starts_with("Feature completeness of HEAD since `main`"), "{title}");
}

#[test]
fn before_the_first_contract_everything_is_new() {
    let project = Project::with(&[("README.md", "x")]);
    project.git(&["init", "--quiet", "--initial-branch=main"]);
    commit(&project, "first");
    project.write("schemas/keys.json", KEYS);
    let answer = impact(&project);
    assert_eq!(sentences(&answer), ["The contract `keys` is new: 2 definitions."]);
}

#[test]
fn a_table_that_does_not_list_the_new_value_yet_stops_nothing() {
    let table = |keys: &str| {
        KEYS.replace(
            "    \"Account\"",
            &format!(
                "    \"LABELS\": {{ \"type\": \"object\", \"propertyNames\": {{ \"$ref\": \"#/$defs/KeyName\" }}, \
                 \"additionalProperties\": {{ \"type\": \"string\" }}, \"x-counterpart\": {{ \"exhaustive\": true }}, \
                 \"const\": {{ {keys} }} }},\n    \"Account\""
            ),
        )
    };
    let keys = r#""github": "a", "stripe": "b", "twilio_sid": "c", "openai": "d""#;
    let project = product();
    project.write("schemas/keys.json", table(keys));
    commit(&project, "table");
    project.git(&["tag", "v1.0"]);
    let edited = table(keys).replace("\"openai\"]", "\"openai\", \"slack\"]");
    project.write("schemas/keys.json", &edited);
    let answer = project.json(&["impact", "--against", "v1.0"]);
    assert_eq!(sentences(&answer), ["`keys#KeyName` has the new value `slack`."]);
    assert_eq!(answer["diagnostics"][0]["code"], "CP0209", "{answer:#}");
    assert!(tasks(&answer).contains(&"add web/inputs.ts:1 implements".to_owned()));
    let answer = project.json(&["compat"]);
    assert_eq!(answer["summary"]["forward"], "breaking", "{answer:#}");
    assert_eq!(answer["diagnostics"][0]["code"], "CP0209");
    let list = project.json(&["checklist", "--against", "v1.0"]);
    assert_eq!(state(&list, "The contracts compile"), "unsatisfied");
}

#[test]
fn every_heading_of_the_analysis_is_answered() {
    let project = edited("\"openai\"]", "\"openai\", \"slack\"]");
    let answer = impact(&project);
    let change = &answer["changes"][0];
    assert_eq!(change["forward"], "breaking");
    assert_eq!(change["backward"], "safe");
    assert!(!change["findings"].as_array().unwrap().is_empty());
    let boxes = answer["compatibility"].as_array().unwrap();
    let states: Vec<_> = boxes.iter().map(|item| item["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["unsatisfied", "satisfied", "satisfied", "unsatisfied", "satisfied"]);
    let steps = answer["rollback"]["steps"].as_array().unwrap();
    assert!(steps[0].as_str().unwrap().starts_with("Deploy the release before"), "{steps:?}");
    assert!(steps.iter().any(|step| step.as_str().unwrap().contains("schemas/keys.json")));
    let meets = answer["rollback"]["meets"].as_array().unwrap();
    assert!(meets[0]["evidence"].as_str().unwrap().contains("\"slack\""), "{meets:?}");
    let text = project.run(&["impact"]).out;
    for heading in [
        "Proposed change",
        "Systems affected",
        "Files to update",
        "Backward compatibility",
        "Rollback plan",
        "Checklist",
    ] {
        assert!(text.contains(&format!("\n## {heading}\n")), "{heading}: {text}");
    }
}

#[test]
fn a_bound_written_in_another_way_is_nothing_to_do() {
    let project = edited(
        "\"type\": \"string\" },\n        \"key\"",
        "\"allOf\": [{ \"type\": \"string\" }] },\n        \"key\"",
    );
    let answer = impact(&project);
    assert_eq!(answer["changes"][0]["kind"], "refactored", "{answer:#}");
    assert_eq!(tasks(&answer), Vec::<String>::new());
    assert_eq!(answer["rollback"]["steps"], serde_json::json!([]));
    assert!(project.run(&["impact"]).out.contains("— nothing to do"));
}
