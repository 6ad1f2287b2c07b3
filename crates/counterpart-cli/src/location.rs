//! Which project is meant.

use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::{FILE_NAME, Project};

/// Opens the project of `folder`; where none is named, the nearest one upwards that has a project
/// file, else the current folder.
pub fn open(folder: Option<&Path>) -> Result<Project, Diagnostic> {
    let Some(folder) = folder else { return Project::open(&nearest(), TARGETS) };
    if folder.is_dir() {
        return Project::open(folder, TARGETS);
    }
    let what = if folder.exists() { "is a file, not a folder" } else { "is not there" };
    let sentence = format!("the project folder {} {what}", folder.display());
    Err(Diagnostic::new(Code::Unreadable, sentence)
        .help("name the folder that holds counterpart.toml with --project"))
}

/// The folder as seen from here, so that messages stay short.
fn nearest() -> PathBuf {
    let current = std::env::current_dir().unwrap_or_default();
    let above = current.ancestors().position(|folder| folder.join(FILE_NAME).is_file());
    std::iter::repeat_n("..", above.unwrap_or(0)).collect()
}
