//! The step `new` of `cargo xtask test`: in a copy of the repository, every skeleton touches few
//! files, and the tests of its crate fail until it is finished.

use std::path::Path;

use super::rule;
use super::skeleton::Skeleton;
use crate::{Outcome, folders, program};

/// A rule touches at most this many files besides its own case.
const MOST_FILES: usize = 3;

/// Tries every skeleton in a copy: how many did as they should, and how many did not.
pub fn prove() -> (usize, usize) {
    let copy = folders::scratch("new");
    let mut counts = (0, 0);
    let mut count = |name: &str, outcome: Outcome<Vec<String>>| {
        let problems = outcome.unwrap_or_else(|error| vec![error.to_string()]);
        for problem in &problems {
            println!("new: {name}: {problem}");
        }
        if problems.is_empty() {
            counts.0 += 1;
        } else {
            counts.1 += 1;
        }
    };
    count(
        "rule check",
        attempt(&copy, |root| rule::check(root, "invented-rule"), "counterpart-check"),
    );
    count(
        "rule compat",
        attempt(&copy, |root| rule::compat(root, "invented-kind", "strings"), "counterpart-compat"),
    );
    counts
}

/// Makes a skeleton in a fresh copy, and runs the test `rules` of its crate, which must compile
/// and fail. Returns what is wrong.
fn attempt(
    copy: &Path,
    make: impl FnOnce(&Path) -> Outcome<Skeleton>,
    package: &str,
) -> Outcome<Vec<String>> {
    refresh(copy)?;
    let skeleton = make(copy)?;
    skeleton.write()?;
    let mut problems = Vec::new();
    let in_case =
        |path: &&std::path::PathBuf| path.components().any(|step| step.as_os_str() == "cases");
    let touched = skeleton.added.iter().chain(&skeleton.changed).map(|(path, _)| path);
    // The row of the documentation is the third.
    let touched = touched.filter(|path| !in_case(path)).count() + 1;
    if touched > MOST_FILES {
        problems.push(format!("touches {touched} files"));
    }
    let mut command = program::cargo();
    command.current_dir(copy).args(["test", "--quiet", "--package", package, "--test", "rules"]);
    // What the crates depend on is built already.
    let target = std::env::var_os("CARGO_TARGET_DIR");
    command.env("CARGO_TARGET_DIR", target.unwrap_or_else(|| folders::scratch("").into()));
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        problems.push("the tests pass, though it is not finished".to_owned());
    } else if !text.contains("test result: FAILED") {
        problems.push(format!("does not compile: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(problems)
}

/// Copies what the crates need to be built, and nothing that is built.
fn refresh(copy: &Path) -> Outcome {
    for part in ["crates", "src", "schemas", "examples", "docs"] {
        let target = copy.join(part);
        if target.is_dir() {
            std::fs::remove_dir_all(&target)?;
        }
        copy_folder(&folders::root().join(part), &target)?;
    }
    for file in ["Cargo.toml", "Cargo.lock", "build.rs", "counterpart.toml", "clippy.toml"] {
        std::fs::copy(folders::root().join(file), copy.join(file))?;
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to)?;
    for path in folders::entries(from)? {
        let name = folders::name(&path);
        if path.is_dir() {
            if name != "node_modules" && name != "target" {
                copy_folder(&path, &to.join(name))?;
            }
        } else {
            std::fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
