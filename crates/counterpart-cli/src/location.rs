//! Which project is meant.

use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::{FILE_NAME, Project};
use counterpart_report::plain_path;

use crate::arguments::{Arguments, Command, Format};

/// Opens the project of `folder`; where none is named, the nearest one upwards that has a project
/// file, else the current folder.
pub fn open(folder: Option<&Path>) -> Result<Project, Diagnostic> {
    let project = open_if_any(folder)?;
    match elsewhere(&project) {
        Some(diagnostic) => Err(diagnostic),
        None => Ok(project),
    }
}

/// The same for a command that needs the settings of a project at most: without a project, they are
/// the defaults.
pub fn open_if_any(folder: Option<&Path>) -> Result<Project, Diagnostic> {
    let folder = folder.map_or_else(nearest, Path::to_owned);
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Project::open(&folder, TARGETS);
    }
    let what = if folder.exists() { "is a file, not a folder" } else { "does not exist" };
    let sentence = format!("the project folder {} {what}", folder.display());
    Err(Diagnostic::new(Code::Unreadable, sentence)
        .help("name the folder that holds counterpart.toml with --project"))
}

/// The diagnostic for a folder that holds no project while a folder in it does: the command was
/// started one folder too high.
fn elsewhere(project: &Project) -> Option<Diagnostic> {
    let folder = &project.folder;
    if folder.join(FILE_NAME).exists() || project.schemas().exists() {
        return None;
    }
    let entries = std::fs::read_dir(Path::new(".").join(folder)).ok()?;
    let mut below: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| folder.join(entry.file_name()))
        .filter(|folder| folder.join(FILE_NAME).is_file())
        .collect();
    below.sort();
    let first = below.first()?;
    let here = if folder.as_os_str().is_empty() { "here or above" } else { "in this folder" };
    let names: Vec<String> = below.iter().map(|folder| folder.display().to_string()).collect();
    let sentence =
        format!("there is no {FILE_NAME} {here}, but there is one in {}", names.join(", "));
    let help = format!("name the folder of the project: `-p {}`", first.display());
    Some(Diagnostic::new(Code::NoContracts, sentence).help(help))
}

/// The folder as seen from here, so that messages stay short.
fn nearest() -> PathBuf {
    let current = std::env::current_dir().unwrap_or_default();
    let above = current.ancestors().position(|folder| folder.join(FILE_NAME).is_file());
    std::iter::repeat_n("..", above.unwrap_or(0)).collect()
}

/// Moves to the folder that the paths in answers to programs start from: the root of the repository
/// that holds the project, or the project's own folder where there is no repository. An answer is
/// then the same wherever the command was started, and other tools find the files that it names.
///
/// A person sees paths from the working directory, so nothing moves for one; and nothing moves where
/// the project's folder cannot be found, which the command reports.
pub fn settle(arguments: &mut Arguments) {
    if arguments.format == Format::Human || matches!(arguments.command, Command::Init(_)) {
        return;
    }
    let project = arguments.project.clone().unwrap_or_else(nearest);
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let (Ok(here), Ok(project)) = (here, Path::new(".").join(project).canonicalize()) else {
        return;
    };
    if !project.is_dir() {
        return;
    }
    let root = project.ancestors().find(|folder| folder.join(".git").exists());
    let root = root.unwrap_or(&project).to_owned();
    if std::env::set_current_dir(&root).is_err() {
        return;
    }
    arguments.project = Some(project);
    for path in arguments.paths() {
        let whole = plain_path(&here.join(&*path));
        *path = whole.strip_prefix(&root).map_or(whole.clone(), Path::to_owned);
    }
}
