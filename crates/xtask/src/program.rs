//! The `counterpart` program, built when it is asked for.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{Outcome, folders};

/// How it is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// Quickly.
    Debug,
    /// As it ships.
    Release,
}

/// Builds the program; its file.
pub fn counterpart(build: Build) -> Outcome<PathBuf> {
    let mut command = cargo();
    command.args(["build", "--quiet", "--package", "counterpart-cli"]);
    command.args(["--bin", "counterpart", "--message-format=json-render-diagnostics"]);
    if build == Build::Release {
        command.arg("--release");
    }
    let output = command.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter_map(|message| Some(message["executable"].as_str()?.into()));
    programs.next().ok_or_else(|| "the counterpart program does not build".into())
}

/// Cargo in the checkout.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folders::root());
    command
}
