//! The commands of the workflow in `docs/ci.md`, run as they are written.

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

fn git(project: &Project, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.com"]).args(arguments);
    assert!(command.current_dir(project.path()).output().unwrap().status.success());
}

/// The steps of the workflow that run `counterpart`.
fn steps() -> Vec<String> {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/ci.md");
    let page = std::fs::read_to_string(page).unwrap();
    let workflow = page.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let lines = workflow.lines().map(|line| line.trim_start().trim_start_matches("- "));
    let runs = lines.filter_map(|line| line.strip_prefix("run: "));
    runs.filter(|run| run.starts_with("counterpart ")).map(str::to_owned).collect()
}

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

#[test]
fn the_workflow_runs_as_written() {
    let (project, outside) = (Project::empty(), Project::empty());
    assert_eq!(project.run(&["init", "contracts"]).code, 0);
    let settings = project.read("contracts/counterpart.toml") + SYSTEM;
    project.write("contracts/counterpart.toml", settings);
    project.write("web/src/status.ts", LABELS);
    assert_eq!(project.run(&["-p", "contracts", "build"]).code, 0);
    git(&project, &["init", "-q"]);
    git(&project, &["add", "-A"]);
    git(&project, &["commit", "-qm", "first"]);

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
