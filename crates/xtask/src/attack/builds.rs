//! Kills `counterpart build` at its system calls, one run for each.
//!
//! After every kill each generated file is the old one or the new one, `build --check` does not call
//! anything else up to date, and the next build makes the folder what it should be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use counterpart_build::output::MANIFEST;

use crate::program::{Build, counterpart};
use crate::{Outcome, folders};

/// A project before a build and after an edit, as texts by path.
struct Scenario {
    name: &'static str,
    before: &'static [(&'static str, &'static str)],
    /// What the edit writes; an empty text removes the file.
    edit: &'static [(&'static str, &'static str)],
    /// What is written between the kill and the next build.
    later: &'static [(&'static str, &'static str)],
}

const ONE: &str = r#"{"$defs": {"A": {"type": "string"}}}"#;
const OTHER: &str = r#"{"$defs": {"A": {"type": "string"}, "B": {"enum": ["x", "y"]}}}"#;
const RUST: &str = "[rust]\nfile = \"src/contracts.rs\"\n";

const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "first build, edited after the kill",
        before: &[],
        edit: &[("schemas/a.json", ONE)],
        later: &[("schemas/a.json", OTHER)],
    },
    Scenario {
        name: "contracts added, changed and removed",
        before: &[("schemas/a.json", ONE), ("schemas/old.json", ONE), ("schemas/z.json", ONE)],
        edit: &[("schemas/a.json", OTHER), ("schemas/new.json", ONE), ("schemas/old.json", "")],
        later: &[],
    },
    Scenario {
        name: "Rust file changed",
        before: &[("counterpart.toml", RUST), ("schemas/a.json", ONE)],
        edit: &[("schemas/a.json", OTHER)],
        later: &[],
    },
    Scenario {
        name: "a contract added, and edited after the kill",
        before: &[("schemas/a.json", ONE), ("schemas/old.json", ONE)],
        edit: &[("schemas/old.json", ""), ("schemas/new.json", ONE)],
        later: &[("schemas/new.json", OTHER)],
    },
];

/// A system call of a build: its name, and which one of that name it is.
struct Call {
    name: String,
    nth: usize,
}

/// The files of a folder, by path.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// Kills at about this number of system calls, or at all; whether every promise held.
pub fn run(count: u64) -> Outcome<bool> {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("attack builds: skipped, strace is not installed");
        return Ok(true);
    }
    let program = counterpart(Build::Debug)?;
    let (mut kills, mut broken) = (0, Vec::new());
    let of_each = usize::try_from(count).unwrap_or(usize::MAX) / SCENARIOS.len();
    for scenario in SCENARIOS {
        let trial = Trial::new(&program, scenario)?;
        let calls = trial.calls()?;
        for call in calls.iter().step_by(calls.len().div_ceil(of_each.max(1)).max(1)) {
            kills += 1;
            if let Err(promise) = trial.kill_at(call)? {
                let Call { name, nth } = call;
                broken.push(format!("{}, killed at `{name}` {nth}: {promise}", scenario.name));
            }
        }
    }
    for line in &broken {
        println!("{line}");
    }
    println!("attack builds: kills {kills}, promises broken {}", broken.len());
    Ok(broken.is_empty())
}

/// A scenario on disk.
struct Trial<'a> {
    program: &'a Path,
    scenario: &'a Scenario,
    folder: PathBuf,
    /// The files before the build that is killed, and as they should be after it.
    old: Tree,
    new: Tree,
    /// The files as they should be after the next build.
    healed: Tree,
}

impl<'a> Trial<'a> {
    fn new(program: &'a Path, scenario: &'a Scenario) -> Outcome<Self> {
        let folder = folders::scratch("attack").join("builds");
        let (old, new, healed) = (Tree::new(), Tree::new(), Tree::new());
        let mut trial = Self { program, scenario, folder, old, new, healed };
        trial.reset()?;
        trial.old = trial.tree()?;
        expect_success(&trial.build(&[])?)?;
        trial.new = trial.tree()?;
        trial.write(scenario.later)?;
        expect_success(&trial.build(&[])?)?;
        trial.healed = trial.tree()?;
        Ok(trial)
    }

    /// Makes the project what it is before the build that is killed.
    fn reset(&self) -> Outcome {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        fs::create_dir_all(self.folder.join("schemas"))?;
        fs::write(self.folder.join("counterpart.toml"), "")?;
        self.write(self.scenario.before)?;
        if !self.scenario.before.is_empty() {
            expect_success(&self.build(&[])?)?;
        }
        self.write(self.scenario.edit)
    }

    fn write(&self, files: &[(&str, &str)]) -> Outcome {
        for (path, text) in files {
            let path = self.folder.join(path);
            if text.is_empty() {
                fs::remove_file(path)?;
            } else {
                fs::write(path, text)?;
            }
        }
        Ok(())
    }

    /// The system calls of the build, in order.
    fn calls(&self) -> Outcome<Vec<Call>> {
        self.reset()?;
        let log = folders::scratch("attack").join("calls");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-o"]).arg(&log).arg(self.program).arg("build");
        expect_success(&command.current_dir(&self.folder).output()?)?;
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut calls = Vec::new();
        for line in fs::read_to_string(log)?.lines() {
            // A line is the number of the process, then `name(arguments) = result`.
            let call = line.split_once(' ').and_then(|(_, call)| call.trim().split_once('('));
            let Some((name, _)) = call else { continue };
            let nth = counts.entry(name.to_owned()).or_default();
            *nth += 1;
            calls.push(Call { name: name.to_owned(), nth: *nth });
        }
        // The call that starts the program is made before it can be killed, and the last ends it.
        let ends = |call: &Call| call.name == "execve" || call.name == "exit_group";
        calls.retain(|call| !ends(call));
        Ok(calls)
    }

    /// Kills the build at a system call; the promise that did not hold.
    fn kill_at(&self, call: &Call) -> Outcome<Result<(), String>> {
        self.reset()?;
        let Call { name, nth } = call;
        let inject = format!("inject={name}:signal=SIGKILL:when={nth}");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-o", "/dev/null", "-e", &inject]);
        let ended = command.arg(self.program).arg("build").current_dir(&self.folder).output()?;
        if ended.status.success() {
            return Ok(Err("the build was not killed".to_owned()));
        }
        let killed = self.tree()?;
        for (path, bytes) in &killed {
            let whole = [&self.old, &self.new].iter().any(|tree| tree.get(path) == Some(bytes));
            if !whole && !is_passing(path) {
                return Ok(Err(format!("{} is neither the old nor the new one", path.display())));
            }
        }
        let is_current = self.build(&["--check"])?.status.success();
        if is_current && killed != self.new {
            return Ok(Err("`build --check` calls it up to date".to_owned()));
        }
        self.write(self.scenario.later)?;
        let next = self.build(&[])?;
        if !next.status.success() {
            return Ok(Err(format!("the next build fails: {}", text(&next))));
        }
        let healed = self.tree()?;
        let mut paths = healed.keys().chain(self.healed.keys());
        let other = paths.find(|path| healed.get(*path) != self.healed.get(*path));
        Ok(match other {
            Some(path) => Err(format!("the next build leaves {} as it is", path.display())),
            None => Ok(()),
        })
    }

    fn build(&self, arguments: &[&str]) -> Outcome<Output> {
        let mut command = Command::new(self.program);
        command.arg("build").args(arguments).current_dir(&self.folder);
        Ok(command.output()?)
    }

    /// The files and empty folders of the project.
    fn tree(&self) -> Outcome<Tree> {
        let mut tree = Tree::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            let mut is_empty = true;
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                is_empty = false;
                if path.is_dir() {
                    folders.push(path);
                } else {
                    tree.insert(path.strip_prefix(&self.folder)?.to_owned(), fs::read(&path)?);
                }
            }
            if is_empty {
                tree.insert(folder.strip_prefix(&self.folder)?.join("."), Vec::new());
            }
        }
        Ok(tree)
    }
}

/// Whether a path may be there for the time of a build: staged files, empty folders, and the list of
/// old and new files.
fn is_passing(path: &Path) -> bool {
    let text = path.to_string_lossy();
    path.ends_with(MANIFEST) || text.contains("/.counterpart-") || text.ends_with("/.")
}

fn expect_success(output: &Output) -> Outcome {
    if output.status.success() {
        return Ok(());
    }
    Err(format!("the build fails without being killed: {}", text(output)).into())
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}
