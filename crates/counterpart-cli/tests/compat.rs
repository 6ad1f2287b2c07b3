//! `compat`, `matrix` and `can-deploy`: answers, exit codes and bad input.

#![allow(clippy::unwrap_used)]

mod common;

use common::Project;
use serde_json::Value;

const OLD: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$defs": {
    "Order": {
      "type": "object",
      "properties": {
        "amount": { "type": "integer", "maximum": 1000 },
        "status": { "$ref": "#/$defs/Status" }
      },
      "required": ["amount"],
      "additionalProperties": false
    },
    "Status": { "enum": ["open", "paid"] }
  }
}
"##;

fn new(old: &str, from: &str, to: &str) -> String {
    assert!(old.contains(from), "{from}");
    old.replace(from, to)
}

/// One more status: backward compatible, a break forward.
fn grown() -> String {
    new(OLD, r#""paid"]"#, r#""paid", "sent"]"#)
}

/// A lower maximum: a break backward, forward compatible.
fn lowered() -> String {
    new(OLD, "1000", "500")
}

fn two(old: &str, new: &str) -> Project {
    Project::with(&[("old.json", old), ("new.json", new)])
}

const FILES: [&str; 3] = ["compat", "old.json", "new.json"];

fn findings<'v>(answer: &'v Value, verdict: &str) -> Vec<&'v Value> {
    let all = answer["findings"].as_array().unwrap();
    all.iter()
        .filter(|finding| finding["verdict"] == verdict && finding["level"] == "wire")
        .collect()
}

fn release(project: &Project, contract: &str, tag: &str) {
    project.write("schemas/order.json", contract);
    project.git(&["add", "."]);
    project.git(&["commit", "-q", "--allow-empty", "-m", tag]);
    project.git(&["tag", tag]);
}

fn repository() -> Project {
    let project = Project::empty();
    project.git(&["init", "-q", "-b", "main"]);
    project
}

#[test]
fn a_break_has_a_witness_and_says_who_breaks() {
    let answer = two(OLD, &grown()).json(&FILES);
    assert_eq!(answer["exit"], 1);
    assert_eq!(answer["summary"]["backward"], "safe");
    assert_eq!(answer["summary"]["forward"], "breaking");
    let breaks = findings(&answer, "breaking");
    assert_eq!(breaks.len(), 1);
    let found = breaks[0];
    assert_eq!(found["rule"], "enum-value-added");
    assert_eq!(found["direction"], "forward");
    assert_eq!(found["witness"]["status"], "sent");
    assert_eq!(found["instance"], "/status");
    assert_eq!(found["pointer"], "/$defs/Status/enum");
    assert_eq!(found["new"]["line"], 13);
    assert!(found["breaks"][0].as_str().unwrap().contains("will refuse this value from"));
    let safe = findings(&answer, "safe");
    assert_eq!(safe.len(), 1);
    assert!(safe[0]["message"].as_str().unwrap().contains("every value that was listed"));
}

#[test]
fn exit_codes_tell_safe_from_undecided_and_from_what_could_not_run() {
    assert_eq!(two(OLD, OLD).run(&FILES).code, 0);
    let text = |pattern: &str| format!(r#"{{ "type": "string", "pattern": "{pattern}" }}"#);
    let undecided = two(&text(r"^(a+)\\1$"), &text("^(aa)(aa)*$"));
    assert_eq!(undecided.run(&FILES).code, 3);
    let gap = two(OLD, r#"{ "$ref": "https://example.com/elsewhere.json" }"#);
    let answer = gap.json(&FILES);
    assert_eq!(answer["exit"], 3, "{answer}");
    assert_eq!(answer["diagnostics"][0]["code"], "CP0204");
    let same = r#"{ "properties": { "a": { "$ref": "https://example.com/e.json" }, "b": {} } }"#;
    let around = two(same, &new(same, r#""b": {}"#, r#""b": { "minimum": 1 }"#));
    let answer = around.json(&FILES);
    assert_eq!(answer["summary"]["forward"], "safe", "{answer}");
    assert_eq!(answer["summary"]["backward"], "breaking");
    let known = r#"{ "properties": { "a": { "type": "string" }, "b": {} } }"#;
    let answer = two(known, same).json(&FILES);
    let why = findings(&answer, "unknown")[0]["message"].as_str().unwrap().to_owned();
    assert!(why.contains("the reference to `https://example.com/e.json` is unresolved"), "{why}");
    for wrong in ["{", r#"{ "type": 5 }"#, "[]", ""] {
        let run = two(OLD, wrong).run(&FILES);
        assert_eq!(run.code, 4, "{wrong}: {}", run.err);
        assert!(!run.err.is_empty());
    }
    assert_eq!(two(OLD, OLD).run(&["compat", "old.json", "none.json"]).code, 4);
    assert_eq!(two(OLD, OLD).run(&["compat", "old.json"]).code, 2);
    assert_eq!(two(OLD, OLD).run(&["compat"]).code, 4);
    assert_eq!(
        two(OLD, OLD).run(&["compat", "--writers", "nobody", "old.json", "new.json"]).code,
        2
    );
}

#[test]
fn the_url_map_of_the_project_holds_for_files_anywhere() {
    let refers = |least: u8| {
        format!(
            r#"{{ "allOf": [{{ "$ref": "https://example.com/m.json" }}], "minimum": {least} }}"#
        )
    };
    let project = Project::with(&[
        ("counterpart.toml", "[urls]\n\"https://example.com/\" = \"vendor/\"\n"),
        ("vendor/m.json", r#"{ "type": "integer", "maximum": 9 }"#),
        ("a/old.json", &refers(1)),
        ("b/new.json", &refers(2)),
    ]);
    let answer = project.json(&["compat", "a/old.json", "b/new.json"]);
    assert_eq!(answer["summary"]["backward"], "breaking", "{answer}");
    assert_eq!(answer["summary"]["forward"], "safe");
    assert_eq!(answer["diagnostics"].as_array().unwrap().len(), 0);
}

#[test]
fn files_may_be_called_as_one_likes() {
    let object = r#"{ "type": "object", "properties": { "kind": { "enum": ["a", "b"] } } }"#;
    let answer = two(object, object).json(&FILES);
    assert_eq!(answer["findings"].as_array().unwrap().len(), 0, "{answer}");
    assert_eq!(answer["bump"]["contract"]["change"], "none");
}

#[test]
fn the_project_is_compared_with_its_last_release() {
    let project = repository();
    release(&project, OLD, "v1.0.0");
    release(&project, OLD, "v1.2.0");
    project.write("schemas/order.json", lowered());
    let answer = project.json(&["compat"]);
    assert_eq!(answer["old"], "v1.2.0");
    assert_eq!(answer["summary"]["backward"], "breaking");
    assert_eq!(answer["bump"]["contract"]["to"], "2.0.0");
    let row = answer["changelog"].as_str().unwrap();
    assert!(row.contains("| 2.0.0 |") && row.contains("yes: backward"), "{row}");
    assert_eq!(project.run(&["compat", "--against", "v9"]).code, 4);
    let old = findings(&answer, "breaking")[0]["old"]["path"].as_str().unwrap().to_owned();
    assert!(old.contains("v1.2.0"), "{old}");
}

#[test]
fn an_accepted_break_is_silent_until_its_day() {
    let project = two(OLD, &lowered());
    let today = |day| ["compat", "old.json", "new.json", "--today", day];
    let answer = project.json(&today("2026-11-22"));
    let print = findings(&answer, "breaking")[0]["fingerprint"].as_str().unwrap().to_owned();
    let entry = format!(
        "[[compat.accept]]\nfingerprint = \"{print}\"\nowner = \"Ada\"\nreason = \"r\"\nexpires = \"2026-12-31\"\n"
    );
    project.write("counterpart.toml", &entry);
    let accepted = project.json(&today("2026-12-31"));
    assert_eq!(accepted["exit"], 0);
    assert_eq!(accepted["summary"]["backward"], "safe");
    assert_eq!(findings(&accepted, "breaking")[0]["accepted"]["owner"], "Ada");
    let expired = project.json(&today("2027-01-01"));
    assert_eq!(expired["exit"], 1);
    let rules: Vec<_> =
        expired["findings"].as_array().unwrap().iter().map(|finding| &finding["rule"]).collect();
    assert!(rules.iter().any(|rule| *rule == "acceptance-expired"), "{rules:?}");
    project.write("new.json", OLD);
    let stale = project.run(&today("2026-12-31"));
    assert_eq!(stale.code, 1);
    assert!(stale.err.contains("acceptance-stale"), "{}", stale.err);
}

#[test]
fn lines_may_move_without_changing_a_fingerprint() {
    let print = |old: &str, new: &str| {
        let answer = two(old, new).json(&FILES);
        findings(&answer, "breaking")[0]["fingerprint"].clone()
    };
    let moved = |text: &str| format!("\n\n\n{}", text.replace("{ ", "{\n\n"));
    assert_eq!(print(OLD, &lowered()), print(&moved(OLD), &moved(&lowered())));
    assert_ne!(print(OLD, &lowered()), print(OLD, &new(OLD, "1000", "400")));
}

#[test]
fn generated_writers_write_nothing_undeclared() {
    let open = r#"{ "type": "object", "properties": { "a": { "type": "string" } } }"#;
    let more = new(open, "} } }", r#"}, "b": { "type": "string" } } }"#);
    let project = two(open, &more);
    let any = project.json(&FILES);
    assert_eq!(any["summary"]["backward"], "breaking");
    assert_eq!(any["definitions"][0]["backward"]["generated"], "safe");
    let found = findings(&any, "breaking");
    assert_eq!(found[0]["rule"], "property-added");
    assert_eq!(found[0]["writers"], "any");
    let generated = project.json(&["compat", "old.json", "new.json", "--writers", "generated"]);
    assert_eq!(generated["exit"], 0, "{generated}");
    assert_eq!(generated["summary"]["backward"], "safe");
    assert_eq!(findings(&generated, "breaking")[0]["severity"], "note");
}

const SYSTEMS: &str = r#"
[systems.api]
role = "server"
release = "api-v*"
reads = ["order#Order"]

[systems.cli]
role = "client"
release = "cli-v*"
writes = ["order#Order"]
"#;

#[test]
fn systems_say_which_way_a_definition_goes() {
    let project = repository();
    project.write("counterpart.toml", SYSTEMS);
    release(&project, OLD, "v1.0.0");
    project.write("schemas/order.json", grown());
    let answer = project.json(&["compat"]);
    assert_eq!(answer["exit"], 0, "{answer}");
    let order = &answer["definitions"][0];
    assert_eq!(order["contract"], "order#Order");
    assert!(order.get("forward").is_none());
    project.write("schemas/order.json", lowered());
    let answer = project.json(&["compat"]);
    let who = findings(&answer, "breaking")[0]["breaks"][0].as_str().unwrap().to_owned();
    assert_eq!(who, "api of the working tree will refuse this value from cli 1.0.0");
}

#[test]
fn the_matrix_of_folders_is_proven_and_kept() {
    let project = Project::with(&[
        ("releases/1.0/order.json", OLD),
        ("releases/1.1/order.json", &grown()),
        ("releases/1.10/order.json", &grown()),
    ]);
    let cache = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = project.command(arguments);
        common::Run::of(command.env("XDG_CACHE_HOME", cache.path()).output().unwrap())
    };
    let first = run(&["matrix", "--format", "json"]);
    assert_eq!(first.code, 0, "{}", first.err);
    let answer: Value = serde_json::from_str(&first.out).unwrap();
    let versions: Vec<_> =
        answer["releases"].as_array().unwrap().iter().map(|release| &release["version"]).collect();
    assert_eq!(versions, ["1.0", "1.1", "1.10"]);
    let pair = |writer: &str, reader: &str| {
        let pairs = answer["pairs"].as_array().unwrap();
        pairs
            .iter()
            .find(|pair| pair["writer"] == writer && pair["reader"] == reader)
            .unwrap()
            .clone()
    };
    assert_eq!(pair("1.0", "1.1")["verdict"], "safe");
    assert_eq!(pair("1.1", "1.0")["verdict"], "breaking");
    assert_eq!(pair("1.1", "1.0")["reasons"][0]["witness"]["status"], "sent");
    assert_eq!(run(&["matrix", "--format", "json"]).out, first.out);
    let document = run(&["matrix", "--html", "matrix.html"]).out;
    assert!(document.contains("| 1.1 | ✗ |  | ✓ |"), "{document}");
    assert!(project.read("matrix.html").contains("1.10"));
    // A damaged cache is not used.
    for kept in std::fs::read_dir(cache.path().join("counterpart")).unwrap() {
        std::fs::write(kept.unwrap().path(), "{").unwrap();
    }
    assert_eq!(run(&["matrix", "--format", "json"]).out, first.out);
}

#[test]
fn a_release_that_does_not_compile_is_unknown_not_a_break() {
    let project = Project::with(&[("releases/1/order.json", OLD), ("releases/2/order.json", "{")]);
    let answer = project.json(&["matrix"]);
    assert_eq!(answer["pairs"][0]["verdict"], "unknown");
    assert_eq!(Project::empty().run(&["matrix"]).code, 4);
}

#[test]
fn the_order_of_deployment_follows_from_the_pairs() {
    let project = repository();
    project.write("counterpart.toml", SYSTEMS);
    release(&project, OLD, "api-v2.0");
    project.git(&["tag", "cli-v1.4"]);
    release(&project, &lowered(), "api-v2.1");
    project.git(&["tag", "cli-v1.5"]);
    let ask = |with| project.json(&["can-deploy", "api@2.1", "--with", with]);
    let both = ask("cli@1.4,cli@1.5");
    assert_eq!(both["exit"], 1);
    let order: Vec<_> = both["deployment"]["order"].as_array().unwrap().iter().collect();
    assert!(order[0].as_str().unwrap().starts_with("replace every cli@1.4 by cli@1.5"));
    assert_eq!(order[1], "then deploy api@2.1");
    assert_eq!(ask("cli@1.5")["deployment"]["verdict"], "safe");
    assert_eq!(ask("cli@1.4")["deployment"]["order"].as_array().unwrap().len(), 0);
    let run = |arguments: &[&str]| project.run(arguments).code;
    assert_eq!(run(&["can-deploy", "api", "--with", "cli@1.4"]), 2);
    assert_eq!(run(&["can-deploy", "web@1", "--with", "cli@1.4"]), 2);
    assert_eq!(run(&["can-deploy", "api@9", "--with", "cli@1.4"]), 4);
    assert_eq!(run(&["can-deploy", "api@2.1"]), 2);
    assert_eq!(run(&["can-deploy", "api@working", "--with", "cli@1.5"]), 0);
    let pairs = project.json(&["matrix"])["pairs"].as_array().unwrap().len();
    // What cli writes and api reads: two by two.
    assert_eq!(pairs, 4);
}

#[test]
fn rules_are_explained() {
    let run = Project::empty().run(&["explain", "enum-value-added"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("Make the enum open first"), "{}", run.out);
    assert!(run.out.contains("Forward (new writers, old readers)"), "{}", run.out);
}

#[test]
fn a_keyword_that_means_nothing_and_is_new_is_told() {
    let misspelt = new(OLD, "\"maximum\"", "\"maxmium\"");
    let project = two(OLD, &misspelt);
    let run = project.run(&FILES);
    assert!(run.err.contains("CP0305") && run.err.contains("`maximum`"), "{}", run.err);
    let project = two(&misspelt, &misspelt);
    let run = project.run(&FILES);
    assert!(!run.err.contains("CP0305"), "it was there before: {}", run.err);
}
