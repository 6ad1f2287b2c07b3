//! Reads the contracts of a project: the input of the compiler.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::project::Project;
use crate::resolve::{Draft, Input, SourceFile};
use crate::tree::{Disk, Tree};

/// Reads the contracts of a project.
///
/// # Errors
/// When there is no contract, or one cannot be read.
pub fn input(project: &Project) -> Result<Input, Diagnostic> {
    input_in(Arc::new(Disk), project)
}

/// Reads the contracts of a project whose files are in a tree.
///
/// # Errors
/// As [`input`].
pub fn input_in(tree: Arc<dyn Tree>, project: &Project) -> Result<Input, Diagnostic> {
    Ok(Input {
        contracts: contracts(&*tree, project)?,
        root: project.folder.clone(),
        urls: project.urls(),
        default_draft: Draft::default(),
        tolerant: false,
        tree,
    })
}

fn contracts(tree: &dyn Tree, project: &Project) -> Result<Vec<SourceFile>, Diagnostic> {
    let folder = project.schemas();
    let none = |reason: &str| {
        let folder = tree.name(&folder);
        let sentence = format!("there is no contract in {}: {reason}", folder.display());
        Diagnostic::new(Code::NoContracts, sentence)
    };
    let mut paths = tree.files(&folder).map_err(|error| none(&error.to_string()))?;
    paths.retain(|path| path.extension() == Some(OsStr::new("json")));
    paths.sort();
    if paths.is_empty() {
        return Err(none("it holds no *.json file"));
    }
    paths.iter().map(|path| contract(tree, project, path)).collect()
}

fn contract(tree: &dyn Tree, project: &Project, path: &Path) -> Result<SourceFile, Diagnostic> {
    let shown = tree.name(path).into_owned();
    let bytes = tree.read(path).map_err(|error| {
        let sentence = format!("{} cannot be read: {error}", shown.display());
        Diagnostic::new(Code::Unreadable, sentence)
    })?;
    let name = path.strip_prefix(&project.folder).unwrap_or(path).to_owned();
    Ok(SourceFile { name, path: shown, bytes })
}
