//! The commands of the pages in `docs`, run as they are written.

#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;
use std::process::Command;

use common::{Project, Run};

const SYSTEM: &str = r#"
[systems.web]
sources = ["../web/src/**/*.ts"]
reads = ["task#Task"]
writes = ["task#Task"]

[[systems.web.implements]]
contract = "task#TaskStatus"
at = "../web/src/status.ts"
symbol = "LABELS"
"#;

const LABELS: &str =
    "export const LABELS = { open: \"Open\", active: \"Active\", done: \"Done\" };\n";

/// The steps of the workflow that run `counterpart`.
fn steps() -> Vec<String> {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/ci.md");
    let page = std::fs::read_to_string(page).unwrap();
    let workflow = page.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let lines = workflow.lines().map(|line| line.trim_start().trim_start_matches("- "));
    let runs = lines.filter_map(|line| line.strip_prefix("run: "));
    runs.filter(|run| run.starts_with("counterpart ")).map(str::to_owned).collect()
}

/// What a page shows of a shell: commands, each with what it prints.
fn shown(page: &str) -> Vec<(String, String)> {
    let path = format!("{}/../../docs/{page}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut shown: Vec<(String, String)> = Vec::new();
    for block in text.split("```console\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            match (line.strip_prefix("$ "), shown.last_mut()) {
                (Some(command), _) => {
                    let command = command.split("  #").next().unwrap().trim_end();
                    shown.push((command.to_owned(), String::new()));
                }
                (None, Some((_, output))) => output.extend([line, "\n"]),
                (None, None) => {}
            }
        }
    }
    shown
}

/// Runs a command of a page in a folder of a project.
fn shell(project: &Project, folder: &str, command: &str) -> Run {
    let bin = Path::new(env!("CARGO_BIN_EXE_counterpart")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let mut bash = Command::new("bash");
    bash.args(["-c", command]).current_dir(project.at(folder)).env("COLUMNS", "80");
    Run::of(bash.env("PATH", format!("{}:{path}", bin.display())).output().unwrap())
}

/// What a terminal shows: the results, then the diagnostics.
fn screen(run: &Run) -> String {
    let lines = |text: &str| text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
    let (out, err): (String, String) = (lines(&run.out), lines(&run.err));
    out + &err
}

/// The pages whose commands the tests below run. `start.md` has a test of its own, `start.rs`.
const PAGES: &[(&str, &[&str])] = &[
    ("ci.md", &["counterpart build --check", "echo $?", "counterpart build --check --format json"]),
    ("command-line.md", &["mkdir -p .vscode && counterpart schema vscode > .vscode/settings.json"]),
    (
        "compat.md",
        &[
            "counterpart compat",
            "counterpart compat --against main",
            "counterpart compat old.json new.json",
            "counterpart matrix",
            "counterpart matrix --html matrix.html",
            "counterpart can-deploy api@2.1 --with cli@1.4,cli@1.5",
        ],
    ),
    ("contracts.md", &["counterpart model task"]),
    ("rust.md", &["counterpart import typify schemas/order.json"]),
];

#[test]
fn every_command_of_the_pages_is_run_here() {
    let folder = format!("{}/../../docs", env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            name.rsplit_once('.').is_some_and(|(_, ending)| ending == "md")
                && name != "start.md"
                && !shown(name).is_empty()
        })
        .collect();
    pages.sort();
    let known: Vec<&str> = PAGES.iter().map(|(page, _)| *page).collect();
    assert_eq!(pages, known);
    for (page, commands) in PAGES {
        let shown: Vec<String> = shown(page).into_iter().map(|(command, _)| command).collect();
        assert_eq!(&shown, commands, "{page}");
    }
}

#[test]
fn the_samples_of_a_new_project_are_what_is_printed() {
    let project = Project::empty();
    assert_eq!(project.run(&["init", "contracts"]).code, 0);
    assert_eq!(shell(&project, "contracts", "counterpart build").code, 0);
    let ci = shown("ci.md");
    let current = shell(&project, "contracts", &ci[2].0);
    assert_eq!(screen(&current), ci[2].1);
    let model = &shown("contracts.md")[0];
    assert_eq!(screen(&shell(&project, "contracts", &model.0)), model.1);

    let settings = &shown("command-line.md")[0];
    assert_eq!(shell(&project, "contracts", &settings.0).code, 0);
    let settings = project.read("contracts/.vscode/settings.json");
    assert!(serde_json::from_str::<serde_json::Value>(&settings).unwrap().is_object());

    let schema = project.read("contracts/schemas/task.json");
    project
        .write("contracts/schemas/task.json", schema.replace("\"done\"]", "\"done\", \"late\"]"));
    let stale = shell(&project, "contracts", &ci[0].0);
    assert_eq!(screen(&stale), ci[0].1);
    assert_eq!(format!("{}\n", stale.code), ci[1].1);
}

#[test]
fn the_sample_of_the_import_is_what_is_printed() {
    let project = Project::with(&[("schemas/order.json", ORDER)]);
    let import = &shown("rust.md")[0];
    assert_eq!(screen(&shell(&project, "", &import.0)), import.1);
}

#[test]
fn versions_are_compared_as_the_page_says() {
    let systems = "[systems.api]\nrole = \"server\"\nrelease = \"api@*\"\nreads = [\"order\"]\n\
                   [systems.cli]\nrole = \"client\"\nrelease = \"cli@*\"\nwrites = [\"order\"]\n";
    let project = Project::with(&[
        ("schemas/order.json", ORDER),
        ("counterpart.toml", systems),
        ("old.json", ORDER),
        ("new.json", ORDER),
    ]);
    project.git(&["init", "-q", "-b", "main"]);
    project.git(&["add", "-A"]);
    project.git(&["commit", "-qm", "first"]);
    for tag in ["v1", "api@2.1", "cli@1.4", "cli@1.5"] {
        project.git(&["tag", tag]);
    }
    for (command, _) in shown("compat.md") {
        let run = shell(&project, "", &command);
        assert_eq!(run.code, 0, "{command}: {}{}", run.out, run.err);
    }
    assert!(project.read("matrix.html").starts_with("<!"));
}

const ORDER: &str = r#"{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "shop order",
  "type": "object",
  "required": ["id", "lines"],
  "properties": {
    "id": { "type": "string" },
    "lines": { "type": "array", "items": { "type": "object", "required": ["sku"],
      "properties": { "sku": { "type": "string" }, "note": { "type": ["string", "null"] } } } },
    "tags": { "type": "array", "items": { "type": "string" } }
  }
}"#;

fn run(project: &Project, outside: &Project, step: &str) -> Run {
    let folder = Path::new(env!("CARGO_BIN_EXE_counterpart")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let mut command = Command::new("bash");
    command.args(["-eo", "pipefail", "-c", step]).current_dir(project.path());
    command.env("PATH", format!("{}:{path}", folder.display()));
    command.env("AGAINST", "HEAD").env("RUNNER_TEMP", outside.path());
    command.env("GITHUB_STEP_SUMMARY", outside.at("summary.md"));
    Run::of(command.output().unwrap())
}

/// The layout that the workflow and the hook expect, committed.
fn shop() -> Project {
    let project = Project::empty();
    assert_eq!(project.run(&["init", "contracts"]).code, 0);
    let settings = project.read("contracts/counterpart.toml") + SYSTEM;
    project.write("contracts/counterpart.toml", settings);
    project.write("web/src/status.ts", LABELS);
    assert_eq!(project.run(&["-p", "contracts", "build"]).code, 0);
    project.git(&["init", "-q"]);
    project.git(&["add", "-A"]);
    project.git(&["commit", "-qm", "first"]);
    project
}

#[test]
fn the_hook_runs_as_written() {
    let project = shop();
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/ci.md");
    let page = std::fs::read_to_string(page).unwrap();
    let hook = page.split("```sh\n").nth(1).unwrap().split("```").next().unwrap();
    project.write("hook", hook);
    let passed = shell(&project, "", "sh hook");
    assert_eq!(passed.code, 0, "{}{}", passed.out, passed.err);
    project.write("web/src/status.ts", LABELS.replace("done", "over"));
    assert_eq!(shell(&project, "", "sh hook").code, 1);
    project.write("web/src/status.ts", LABELS);
    let schema = project.read("contracts/schemas/task.json");
    project.write("contracts/schemas/task.json", schema.replace("\"done\"]", "\"over\"]"));
    assert_eq!(shell(&project, "", "sh hook").code, 1);
}

#[test]
fn the_workflow_runs_as_written() {
    let (project, outside) = (shop(), Project::empty());

    let steps = steps();
    let commands: Vec<&str> =
        steps.iter().filter_map(|step| step.split_whitespace().nth(3)).collect();
    assert_eq!(commands, ["build", "check", "compat", "review"]);
    for step in &steps {
        let passed = run(&project, &outside, step);
        assert_eq!(passed.code, 0, "{step}: {}{}", passed.out, passed.err);
    }
    assert!(outside.read("summary.md").starts_with('#'), "{}", outside.read("summary.md"));

    // A new value that nobody handles fails what looks at systems and generated files.
    let schema = project.read("contracts/schemas/task.json");
    project.write(
        "contracts/schemas/task.json",
        schema.replace("[\"open\"", "[\"open\", \"blocked\""),
    );
    let codes: Vec<i32> = steps.iter().map(|step| run(&project, &outside, step).code).collect();
    // A new value alone breaks nobody's contract.
    assert_eq!(codes, [1, 1, 0, 1]);
    assert!(outside.read("check.sarif").contains("\"uri\": \"web/src/status.ts\""));
}

/// The samples of the README: every line that it shows of the generated code stands there, in order.
#[test]
fn the_readme_shows_what_is_generated() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let page = std::fs::read_to_string(page).unwrap();
    let block = |language: &str| {
        let from = page.split(&format!("```{language}\n")).nth(1).unwrap();
        from.split("```").next().unwrap().to_owned()
    };
    let project = Project::with(&[("schemas/keys.json", &block("json"))]);
    let run = project.run(&["build", "--rust", "keys.rs"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (language, file) in [("rust", "keys.rs"), ("ts", "bindings/typescript/keys.d.ts")] {
        let generated = project.read(file);
        let mut lines = generated.lines();
        for shown in block(language).lines().filter(|line| !line.is_empty()) {
            assert!(lines.any(|line| line == shown), "{file} lacks, or has elsewhere: {shown}");
        }
    }
}
