//! `counterpart build`: what is written, what is stale, and what programs are told.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use common::Project;

#[test]
fn a_second_build_finds_everything_up_to_date() {
    let project = Project::good();
    let first = project.run(&["build"]);
    assert_eq!((first.code, first.err.as_str()), (0, ""), "{}", first.out);
    assert!(first.out.starts_with("bindings/typescript: "), "{}", first.out);
    let files = project.files();
    assert!(files.contains(&"bindings/typescript/package.json".to_owned()), "{files:?}");
    let second = project.run(&["build"]);
    assert_eq!((second.code, second.out.as_str()), (0, "bindings/typescript is up to date\n"));
    assert_eq!(project.files(), files);
}

#[test]
fn check_lists_what_is_stale_and_writes_nothing() {
    let project = Project::good();
    let missing = project.run(&["build", "--check"]);
    assert_eq!(missing.code, 1);
    assert!(missing.out.contains("missing: bindings/typescript/package.json"), "{}", missing.out);
    assert!(missing.err.contains("CP0401"), "{}", missing.err);
    assert_eq!(project.files(), ["schemas/pet.json"]);

    project.run(&["build"]);
    assert_eq!(project.run(&["build", "--check"]).code, 0);
    project.write("bindings/typescript/package.json", "{}");
    let stale = project.run(&["build", "--check"]);
    assert_eq!((stale.code, stale.out.as_str()), (1, "stale: bindings/typescript/package.json\n"));
    assert_eq!(project.read("bindings/typescript/package.json"), "{}");
}

#[test]
fn the_files_of_a_contract_go_with_it() {
    let project = Project::good();
    project.write("schemas/other.json", common::PET);
    project.run(&["build"]);
    let with = project.files();
    fs::remove_file(project.at("schemas/other.json")).unwrap();
    let check = project.run(&["build", "--check"]);
    assert!(check.out.contains("left over: bindings/typescript/other.js"), "{}", check.out);
    assert_eq!(project.run(&["build"]).code, 0);
    let without = project.files();
    assert!(without.iter().all(|file| !file.contains("other")), "{without:?}");
    assert!(without.len() < with.len());
}

#[test]
fn rust_is_written_on_request() {
    let project = Project::good();
    assert_eq!(project.run(&["build", "--rust", "src/contracts.rs"]).code, 0);
    assert!(project.read("src/contracts.rs").contains("pub mod pet"));
    assert_eq!(project.run(&["build", "--rust", "src/contracts.rs", "--check"]).code, 0);

    project.write("counterpart.toml", "[rust]\nfile = \"generated/contracts.rs\"\n");
    assert_eq!(project.run(&["build", "--check"]).code, 1);
    assert_eq!(project.run(&["build"]).code, 0);
    assert!(project.read("generated/contracts.rs").contains("pub mod pet"));

    project.write("src/mine.rs", "fn mine() {}\n");
    let refused = project.run(&["build", "--rust", "src/mine.rs"]);
    assert_eq!(refused.code, 4);
    assert_eq!(project.read("src/mine.rs"), "fn mine() {}\n");
}

#[test]
fn programs_are_told_the_same() {
    let project = Project::good();
    let built = project.json(&["build"]);
    assert_eq!(built["command"], "build");
    assert_eq!(built["diagnostics"], serde_json::json!([]));
    let files = built["files"].as_array().unwrap();
    let package = files.iter().find(|f| f["path"] == "bindings/typescript/package.json").unwrap();
    assert_eq!(package["change"], "added");
    let again = project.json(&["build", "--check"]);
    assert_eq!(again["files"], serde_json::json!([]));
    assert_eq!(again["unchanged"], files.len());
}

#[test]
fn the_project_is_found_from_within_and_from_outside() {
    let project = Project::good();
    project.write("counterpart.toml", "");
    fs::create_dir(project.at("deep")).unwrap();
    let within = project.command(&["build"]).current_dir(project.at("deep")).output().unwrap();
    assert!(within.status.success());
    assert!(project.at("bindings/typescript/package.json").exists());
    let outside = Project::empty();
    let run = outside.run(&["build", "--check", "--project", project.path().to_str().unwrap()]);
    assert_eq!(run.code, 0);
}

#[test]
fn two_builds_write_the_same_bytes() {
    let (one, two) = (Project::good(), Project::good());
    one.run(&["build", "--rust", "contracts.rs"]);
    two.run(&["build", "--rust", "contracts.rs"]);
    assert_eq!(one.files(), two.files());
    for file in one.files() {
        assert_eq!(one.read(&file), two.read(&file), "{file}");
    }
}

#[test]
fn watching_builds_again_when_a_contract_changes() {
    let project = Project::good();
    let mut command = project.command(&["build", "--watch", "--format", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next =
        || -> serde_json::Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    assert_eq!(next()["exit"], 0);
    // The folder is watched once the first answer is out; give it that moment.
    std::thread::sleep(std::time::Duration::from_millis(300));
    project.write("schemas/pet.json", "{");
    assert_eq!(next()["diagnostics"][0]["code"], "CP0102");
    project.write("schemas/pet.json", common::PET.replace("Pet", "Animal"));
    let repaired = next();
    assert_eq!(repaired["exit"], 0, "{repaired}");
    assert_ne!(repaired["files"], serde_json::json!([]));
    child.kill().unwrap();
    child.wait().unwrap();
}
