//! The commands of `docs/start.md`, run one after the other as they are written, in folders as they
//! are there after each.

#![allow(clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::{Project, Run};

/// The checkout that the page calls `CHECKOUT`.
fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// A block of code of the page: its language and its text.
struct Block {
    language: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let page = std::fs::read_to_string(checkout().join("docs/start.md")).unwrap();
    let page = page.replace("CHECKOUT", &checkout().display().to_string());
    let mut blocks = Vec::new();
    for fenced in page.split("\n```").skip(1).step_by(2) {
        let (language, text) = fenced.split_once('\n').unwrap();
        blocks.push(Block { language: language.to_owned(), text: format!("{text}\n") });
    }
    blocks
}

/// A shell that remembers its folder from one command to the next.
struct Shell {
    folder: PathBuf,
}

impl Shell {
    fn run(&mut self, command: &str) -> Run {
        let bin = Path::new(env!("CARGO_BIN_EXE_counterpart")).parent().unwrap();
        let path = std::env::var("PATH").unwrap();
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("init");
        let left = tempfile::NamedTempFile::new().unwrap();
        let script = format!("{command}\ncode=$?\npwd > {}\nexit $code", left.path().display());
        let mut bash = Command::new("bash");
        bash.args(["-c", &script]).current_dir(&self.folder).env("COLUMNS", "200");
        bash.env("PATH", format!("{}:{path}", bin.display())).env("CARGO_TARGET_DIR", target);
        bash.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_TERM_COLOR", "never");
        bash.env("npm_config_prefer_offline", "true").env("npm_config_audit", "false");
        let run = Run::of(bash.output().unwrap());
        self.folder = PathBuf::from(std::fs::read_to_string(left.path()).unwrap().trim());
        run
    }

    /// Runs the commands of a block. What the page shows of each must be printed, in that order.
    fn console(&mut self, block: &str) {
        let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in block.lines() {
            match (line.strip_prefix("$ "), commands.last_mut()) {
                (Some(command), _) => commands.push((command, Vec::new())),
                (None, Some((_, shown))) => shown.push(line),
                (None, None) => {}
            }
        }
        for (command, shown) in commands {
            // What is tested is the command that is built here.
            if command == "cargo install --path crates/counterpart-cli" {
                assert!(checkout().join("crates/counterpart-cli/Cargo.toml").is_file());
                continue;
            }
            let run = self.run(command);
            let said = format!("$ {command}\n{}{}", run.out, run.err);
            assert_eq!(run.code, 0, "{said}");
            assert_shown(&shown, &said);
        }
    }
}

/// Every line that a page shows is printed, in that order.
fn assert_shown(shown: &[&str], said: &str) {
    let mut printed = said.lines().map(str::trim);
    for line in shown.iter().filter(|line| !line.trim().is_empty()) {
        assert!(printed.any(|other| other == line.trim()), "`{line}` is not printed:\n{said}");
    }
}

fn can_run(command: &str, argument: &str) -> bool {
    Command::new(command).arg(argument).output().is_ok_and(|output| output.status.success())
}

#[test]
fn the_page_is_run_from_beginning_to_end() {
    if !can_run("npm", "--version") {
        eprintln!("skipped: there is no npm");
        return;
    }
    let project = Project::empty();
    let mut shell = Shell { folder: project.path().canonicalize().unwrap() };
    let root = shell.folder.clone();
    let mut is_changed = false;
    for Block { language, text } in blocks() {
        match language.as_str() {
            "console" if text.contains("npx tsc\n") && !text.contains("$ npm") => {
                add_a_value(&root);
                is_changed = true;
                assert_fails(&mut shell, &text);
            }
            "console" => shell.console(&text),
            "rust,ignore" | "ts" => {
                let (name, code) = text.split_once('\n').unwrap();
                let name = name.strip_prefix("// ").unwrap();
                // The page counts the lines of its errors with the comment.
                std::fs::write(shell.folder.join(name), format!("// {name}\n{code}")).unwrap();
            }
            "text" => {}
            other => panic!("the page has a block of the language `{other}`"),
        }
    }
    assert!(is_changed, "the page no longer changes the contract");
}

/// The last step: the contract gets a value, and both programs are built again.
fn add_a_value(root: &Path) {
    let schema = root.join("contracts/schemas/task.json");
    let text = std::fs::read_to_string(&schema).unwrap();
    let changed = text.replacen("\"done\"", "\"done\", \"blocked\"", 1);
    assert_ne!(text, changed);
    std::fs::write(schema, changed).unwrap();
}

/// The commands of the last step: the contracts build, and neither program compiles. The errors are
/// those of the block that follows on the page.
fn assert_fails(shell: &mut Shell, text: &str) {
    let mut said = String::new();
    for (at, command) in text.lines().filter_map(|line| line.strip_prefix("$ ")).enumerate() {
        let run = shell.run(command);
        said.extend(["$ ", command, "\n", &run.out, &run.err]);
        assert_eq!(run.code == 0, at == 0, "{said}");
    }
    let errors = blocks().into_iter().find(|block| block.language == "text").unwrap();
    assert_shown(&errors.text.lines().collect::<Vec<_>>(), &said);
}
