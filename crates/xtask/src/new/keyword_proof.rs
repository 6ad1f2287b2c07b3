//! Part of `cargo xtask test`: in a copy of the repository, a keyword is added by the command. A
//! forgotten match does not build, the laziest completion is not proven safe, the right one breaks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use super::keyword::{Kind, keyword, listed};
use crate::{Outcome, folders, program};

/// A keyword touches at most this many files.
const MOST_FILES: usize = 12;
/// The package whose tests ask.
const PACKAGE: &str = "counterpart-compat";
/// The packages that give keywords a meaning.
const MEANINGS: [&str; 4] =
    [PACKAGE, "counterpart-impact", "counterpart-rust", "counterpart-typescript"];
const CONSTRAINT: &str = "crates/counterpart-compat/src/strings/constraint.rs";
const DOCS: &str = "crates/counterpart-compiler/src/docs/bounds.rs";
const RUST: &str = "crates/counterpart-rust/src/checks/strings.rs";
const SCALARS: &str = "crates/counterpart-typescript/src/validators/scalars.rs";

/// A test of the copy: prints what `compat` makes of the keyword.
const QUESTION: &str = r#"//! What is proven about the new keyword.
#![allow(clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{Schema, ask, draft};
use serde_json::json;

#[test]
fn verdict() {
    let read = |schema| Schema::read(&schema, draft("2020-12")).expect("a schema");
    let old = read(json!({"type": "string"}));
    let new = read(json!({"type": "string", "minBytes": 5}));
    let outcome = ask(&old, &new);
    let verdict = match (outcome.breaks.first(), outcome.undecided.is_empty()) {
        (Some(found), _) => format!("breaking {}", found.witness),
        (None, false) => "unknown".to_owned(),
        (None, true) => "safe".to_owned(),
    };
    println!("verdict: {verdict}");
}
"#;

/// Tries it; what is wrong.
pub fn prove() -> Outcome<Vec<String>> {
    let copy = folders::scratch("new-keyword");
    refresh(&copy)?;
    let skeleton = keyword(&copy, "minBytes", Kind::String)?;
    skeleton.write()?;
    let mut files: BTreeSet<PathBuf> =
        skeleton.added.iter().chain(&skeleton.changed).map(|(path, _)| path.clone()).collect();
    files.extend(listed(Kind::String).map(PathBuf::from));
    let mut problems = Vec::new();

    // One crate after another stops the build; each is completed before the next is tried.
    for (path, edits) in completions() {
        let named = unfinished(&copy)?;
        if !named.contains(Path::new(path)) {
            problems.push(format!("a forgotten match in {path} builds"));
        }
        files.extend(named);
        edit(&copy.join(path), &edits)?;
    }
    folders::write(&copy.join("crates/counterpart-compat/tests/new_keyword.rs"), QUESTION)?;
    let verdict = verdict(&copy)?;
    println!("new: a keyword that the prover does not know: {verdict}");
    if verdict != "unknown" {
        problems.push(format!("the laziest completion is {verdict}, not unknown"));
    }
    let knows = "StringConstraint::MinBytes(limit) => (text.len() as u64 >= *limit).into(),\n";
    let opaque = "\n        | StringConstraint::MinBytes(_) => opaque::meets(constraint, text),";
    let arm = format!(" => opaque::meets(constraint, text),\n        {knows}");
    edit(&copy.join(CONSTRAINT), &[(opaque, &arm)])?;
    let verdict = self::verdict(&copy)?;
    println!("new: the same keyword, known: {verdict}");
    if !verdict.starts_with("breaking \"") {
        problems.push(format!("the right completion is {verdict}, not breaking"));
    }
    println!("new: a keyword touches {} files", files.len());
    for file in &files {
        println!("  {}", file.display());
    }
    if files.len() > MOST_FILES {
        problems.push(format!("a keyword touches {} files", files.len()));
    }
    Ok(problems)
}

type Edit<'t> = (&'t str, &'t str);

/// The laziest completion of each file: the arm of a neighbour.
fn completions() -> [(&'static str, Vec<Edit<'static>>); 4] {
    [
        (
            DOCS,
            vec![(
                "StringConstraint::MinLength(length) |",
                "StringConstraint::MinLength(length) | StringConstraint::MinBytes(length) |",
            )],
        ),
        (
            RUST,
            vec![(
                "StringConstraint::MinLength(limit) => format!",
                "StringConstraint::MinLength(limit) | StringConstraint::MinBytes(limit) => format!",
            )],
        ),
        (
            SCALARS,
            vec![
                (
                    "StringConstraint::MinLength(limit) => (\"minLength$\"",
                    "StringConstraint::MinLength(limit) | StringConstraint::MinBytes(limit) => \
                     (\"minLength$\"",
                ),
                (
                    "StringConstraint::MinLength(limit) => {",
                    "StringConstraint::MinLength(limit) | StringConstraint::MinBytes(limit) => {",
                ),
            ],
        ),
        (
            CONSTRAINT,
            vec![
                (
                    " => opaque::meets(constraint, text),",
                    "\n        | StringConstraint::MinBytes(_) => opaque::meets(constraint, text),",
                ),
                (
                    "| StringConstraint::Pattern(_) => &[],",
                    "| StringConstraint::Pattern(_) | StringConstraint::MinBytes(_) => &[],",
                ),
                (
                    "                | StringConstraint::ContentMediaType { .. },\n                holds,",
                    "                | StringConstraint::ContentMediaType { .. }\n                | \
                     StringConstraint::MinBytes(_),\n                holds,",
                ),
            ],
        ),
    ]
}

fn edit(path: &Path, edits: &[Edit<'_>]) -> Outcome {
    let mut text = std::fs::read_to_string(path)?;
    for (from, to) in edits {
        if !text.contains(from) {
            return Err(format!("{}: cannot find {from:?}", path.display()).into());
        }
        text = text.replace(from, to);
    }
    folders::write(path, &text)
}

/// The files in which a match is not exhaustive, as far as the compiler comes.
fn unfinished(copy: &Path) -> Outcome<BTreeSet<PathBuf>> {
    let output = cargo(copy, "check", &MEANINGS, &["--keep-going", "--message-format=json"])?;
    let mut files = BTreeSet::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        let code = message.pointer("/message/code/code").and_then(Value::as_str);
        let spans = message.pointer("/message/spans").and_then(Value::as_array);
        for span in spans.into_iter().flatten().filter(|_| code == Some("E0004")) {
            let is_primary = span["is_primary"] == true;
            files.extend(span["file_name"].as_str().filter(|_| is_primary).map(PathBuf::from));
        }
    }
    Ok(files)
}

/// What the test of the copy prints.
fn verdict(copy: &Path) -> Outcome<String> {
    let arguments = ["--quiet", "--test", "new_keyword", "--", "--nocapture"];
    let output = cargo(copy, "test", &[PACKAGE], &arguments)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.split_once("verdict: "));
    line.map(|(_, verdict)| verdict.to_owned()).ok_or_else(|| {
        format!("the copy does not answer: {}", String::from_utf8_lossy(&output.stderr)).into()
    })
}

/// Runs cargo in the copy, with build artifacts of its own, kept between runs: cargo cannot tell the
/// crates of two copies of one workspace apart, so they must not share a folder.
fn cargo(copy: &Path, verb: &str, packages: &[&str], arguments: &[&str]) -> Outcome<Output> {
    let mut command = program::cargo();
    command.current_dir(copy).args([verb, "--offline", "--locked"]);
    command.args(packages.iter().flat_map(|package| ["--package", package]));
    command.args(arguments).env("CARGO_TARGET_DIR", folders::scratch("new-keyword-target"));
    Ok(command.output()?)
}

/// Makes the copy what the repository is. What is the same keeps its time stamp.
fn refresh(copy: &Path) -> Outcome {
    for part in ["crates", "src", "schemas", "examples", "docs"] {
        mirror(&folders::root().join(part), &copy.join(part))?;
    }
    for file in ["Cargo.toml", "Cargo.lock", "build.rs", "counterpart.toml", "clippy.toml"] {
        mirror(&folders::root().join(file), &copy.join(file))?;
    }
    Ok(())
}

fn mirror(from: &Path, to: &Path) -> Outcome {
    if !from.is_dir() {
        let bytes = std::fs::read(from)?;
        if std::fs::read(to).is_ok_and(|old| old == bytes) {
            return Ok(());
        }
        std::fs::create_dir_all(to.parent().unwrap_or(to))?;
        return Ok(std::fs::write(to, bytes)?);
    }
    let entries = folders::entries(from)?;
    let left_out = ["node_modules", "cases", "fuzz-cases"];
    for entry in &entries {
        let name = folders::name(entry);
        if !left_out.contains(&name.as_str()) && !folders::is_build_output(entry) {
            mirror(entry, &to.join(name))?;
        }
    }
    // What the repository no longer has.
    for old in folders::entries(to)? {
        let name = folders::name(&old);
        if !entries.iter().any(|entry| folders::name(entry) == name) {
            if old.is_dir() { std::fs::remove_dir_all(old)? } else { std::fs::remove_file(old)? }
        }
    }
    Ok(())
}
