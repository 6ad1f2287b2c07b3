//! The smaller commands, and what holds for all of them.

#![allow(clippy::unwrap_used)]

mod common;

use std::io::Read as _;
use std::process::Stdio;

use common::Project;

#[test]
fn explain_tells_of_one_code_or_of_all() {
    let project = Project::empty();
    let one = project.run(&["explain", "cp0204"]);
    assert_eq!(one.code, 0);
    assert!(
        one.out.starts_with("CP0204 (error)\n") && one.out.contains("Next step: "),
        "{}",
        one.out
    );
    let all = project.run(&["explain"]);
    assert!(all.out.lines().count() > 20);
    let json = project.json(&["explain"]);
    assert_eq!(json["codes"].as_array().unwrap().len(), all.out.lines().count());
    let unknown = project.run(&["explain", "CP9999"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("CP9999"), "{}", unknown.err);
}

#[test]
fn completions_for_every_shell() {
    let project = Project::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = project.run(&["completions", shell]);
        assert!(run.code == 0 && run.out.contains("counterpart"), "{shell}");
    }
}

/// The schemas of the documentation are what the command prints. After a change of the types:
/// `counterpart schema project > docs/schemas/counterpart.toml.schema.json`, and the others alike.
#[test]
fn the_published_schemas_are_fresh() {
    let project = Project::empty();
    for (subject, file) in [
        ("project", "counterpart.toml.schema.json"),
        ("x-counterpart", "x-counterpart.schema.json"),
        ("contract", "contract.schema.json"),
        ("vscode", "vscode-settings.json"),
        ("common", "report/common.json"),
        ("check", "report/check.json"),
        ("compat", "report/compat.json"),
        ("impact", "report/impact.json"),
        ("checklist", "report/checklist.json"),
        ("matrix", "report/matrix.json"),
    ] {
        let path = format!("{}/../../docs/schemas/{file}", env!("CARGO_MANIFEST_DIR"));
        let published = std::fs::read_to_string(path).unwrap();
        assert_eq!(project.run(&["schema", subject]).out, published, "{subject}");
    }
}

#[test]
fn the_editor_schema_describes_a_project_file() {
    let project = Project::empty();
    let schema = &project.json(&["schema", "project"])["schema"];
    let formats = &schema["properties"]["formats"];
    assert!(formats["description"].is_string());
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn model_shows_every_stage() {
    let project = Project::good();
    let shape = project.run(&["model"]);
    assert_eq!(shape.code, 0, "{}", shape.err);
    assert!(shape.out.contains("  enum Kind listed as KINDS\n"), "{}", shape.out);
    assert!(shape.out.contains("    \"kind\"?: Kind\n"), "{}", shape.out);
    for (stage, member) in [
        ("source", "documents"),
        ("resolve", "documents"),
        ("entries", "documents"),
        ("lower", "contracts"),
        ("shape", "contracts"),
    ] {
        let text = project.run(&["model", "--stage", stage, "pet"]);
        assert!(text.code == 0 && text.out.contains("pet"), "{stage}: {}", text.out);
        let json = project.json(&["model", "--stage", stage]);
        assert_eq!(json[member].as_array().unwrap().len(), 1, "{stage}");
    }
    let unknown = project.run(&["model", "dog"]);
    assert_eq!(unknown.code, 2);
}

#[test]
fn early_stages_are_shown_although_later_ones_fail() {
    let project = Project::with(&[("schemas/a.json", r##"{"$ref": "#/nowhere"}"##)]);
    let run = project.run(&["model", "--stage", "source"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("schemas/a.json") && run.err.contains("CP0203"), "{}", run.err);
}

#[test]
fn a_wrong_command_line_is_usage() {
    let project = Project::good();
    for arguments in [
        &[][..],
        &["biuld"],
        &["build", "--chekc"],
        &["build", "--check", "--watch"],
        &["build", "--format", "xml"],
        &["completions", "tcsh"],
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        let leads_on = run.err.contains("--help") || run.err.contains("Usage: ");
        assert!(leads_on, "{arguments:?}: {}", run.err);
    }
    assert!(project.run(&["biuld"]).err.contains("'build'"));
    let help = project.run(&["--help"]);
    assert!(help.code == 0 && help.out.contains("Exit codes:"));
}

#[test]
fn colours_are_asked_for_or_absent() {
    let project = Project::with(&[("schemas/a.json", "{")]);
    assert!(!project.run(&["build"]).err.contains('\u{1b}'));
    assert!(project.run(&["build", "--color", "always"]).err.contains('\u{1b}'));
    assert!(!project.run(&["build", "--color", "never"]).err.contains('\u{1b}'));
}

#[test]
fn a_narrow_terminal_is_kept_to() {
    let project = Project::with(&[("schemas/a.json", "{\n \"type\": 7\n}")]);
    let output = project.command(&["build"]).env("COLUMNS", "40").output().unwrap();
    let shown = String::from_utf8(output.stderr).unwrap();
    let prose = shown.lines().filter(|line| !line.contains('─') && !line.contains("explain"));
    let widest = prose.map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= 44, "{widest}: {shown}");
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let project = Project::empty();
    let mut command = project.command(&["completions", "zsh"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut shown = String::new();
    child.stderr.take().unwrap().read_to_string(&mut shown).unwrap();
    assert_eq!(shown, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
