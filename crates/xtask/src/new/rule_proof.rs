//! The step `new` of `cargo xtask test`: in a copy of the repository, the skeleton of a rule touches
//! few files, and the tests of its crate fail until it is finished.

use std::path::Path;

use super::skeleton::Skeleton;
use super::{Attempt, rule};
use crate::{Outcome, folders, program};

/// A rule touches at most this many files besides its own case.
const MOST_FILES: usize = 3;

/// The tests that say what a new rule lacks.
struct Tests {
    package: &'static str,
    /// The test target, and a filter of its tests.
    target: [&'static str; 2],
    /// Those that must fail for a skeleton.
    fail: &'static [&'static str],
}

const CHECK: Tests = Tests {
    package: "counterpart-check",
    target: ["cases", "rules::"],
    fail: &[
        "every_rule_has_a_case_in_which_it_fires",
        "every_rule_has_an_id_of_its_own_and_says_what_to_do",
        "the_table_of_the_documentation_is_that_of_the_registry",
    ],
};

const COMPAT: Tests = Tests {
    package: "counterpart-compat",
    target: ["rules", ""],
    fail: &[
        "every_case_has_its_findings_and_no_others",
        "code_that_fires_a_rule_names_it",
        "the_documentation_lists_every_rule",
    ],
};

/// Both kinds of rules, each tried in the copy.
pub const ATTEMPTS: [(&str, Attempt); 2] =
    [("a rule of check", of_check), ("a rule of compat", of_compat)];

fn of_check() -> Outcome<Vec<String>> {
    attempt(&copy(), &CHECK, |root| rule::check(root, "invented-rule"))
}

fn of_compat() -> Outcome<Vec<String>> {
    attempt(&copy(), &COMPAT, |root| rule::compat(root, "invented-kind", "strings"))
}

fn copy() -> std::path::PathBuf {
    folders::scratch("new")
}

/// Makes a skeleton in a fresh copy and runs the tests of its crate, which must compile, and fail
/// for what the skeleton lacks. Returns what is wrong.
fn attempt(
    copy: &Path,
    tests: &Tests,
    make: impl FnOnce(&Path) -> Outcome<Skeleton>,
) -> Outcome<Vec<String>> {
    refresh(copy)?;
    let skeleton = make(copy)?;
    skeleton.write()?;
    let mut problems = Vec::new();
    let is_case = |path: &Path| path.components().any(|step| step.as_os_str() == "cases");
    let files = skeleton.added.iter().chain(&skeleton.changed);
    // The documentation is one more.
    let touched = files.filter(|(path, _)| !is_case(path)).count() + 1;
    if touched > MOST_FILES {
        problems.push(format!("touches {touched} files"));
    }
    let mut command = program::cargo();
    let [target, filter] = tests.target;
    command.current_dir(copy).args(["test", "--quiet", "--package", tests.package]);
    command.args(["--test", target, "--", filter]);
    // A target folder of its own: Cargo would take the crates of the copy for those of the checkout.
    command.env("CARGO_TARGET_DIR", folders::scratch("new-target"));
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !text.contains("test result: ") {
        problems.push(format!("does not compile: {}", String::from_utf8_lossy(&output.stderr)));
        return Ok(problems);
    }
    let failed = |name: &&&str| !text.contains(&format!("{name} stdout ----"));
    let passed = tests.fail.iter().filter(failed);
    problems.extend(passed.map(|name| format!("the test {name} passes, though it is unfinished")));
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
            if name != "node_modules" && !folders::is_build_output(&path) {
                copy_folder(&path, &to.join(name))?;
            }
        } else {
            std::fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
