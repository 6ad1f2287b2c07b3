//! Reads the contracts of a project: the input of the compiler.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::project::{FILE_NAME, Project};
use crate::resolve::{Draft, Input, SourceFile, rooted, uri_of_file};
use crate::service::{Around, Services, normal};
use crate::source::Syntax;
use crate::tree::{Disk, Tree};

/// How many folders deep the folder of the contracts is searched for other files.
const MAX_DEPTH: usize = 8;

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
    let services = project.services();
    let has_services = tree
        .files(&services)
        .is_ok_and(|files| files.iter().any(|path| Syntax::of(path).is_some()));
    let contracts = match contracts(&*tree, project) {
        // A project may have services alone.
        Err(diagnostic) if diagnostic.code == Code::NoContracts && has_services => Vec::new(),
        found => found?,
    };
    let input = rooted(Input {
        contracts,
        others: others(&*tree, &project.schemas()),
        root: project.folder.clone(),
        urls: project.urls(),
        default_draft: Draft::default(),
        tolerant: false,
        content: project.settings.content,
        patterns: project.settings.patterns,
        services: Services::default(),
        tree,
    });
    if !has_services {
        return Ok(input);
    }
    let own = |contract: &SourceFile| {
        (normal(&input.root.join(&contract.name)), uri_of_file(&contract.name))
    };
    let services = Services::read(&Around {
        tree: &*input.tree,
        root: &input.root,
        folder: &services,
        urls: project.urls(),
        contracts: input.contracts.iter().map(own).collect(),
    });
    Ok(Input { services, ..input })
}

fn contracts(tree: &dyn Tree, project: &Project) -> Result<Vec<SourceFile>, Diagnostic> {
    let folder = project.schemas();
    let none = |reason: &str| {
        let folder = tree.name(&folder);
        let sentence = format!("there is no contract in {}: {reason}", folder.display());
        Diagnostic::new(Code::NoContracts, sentence)
    };
    let mut paths = tree.files(&folder).map_err(|error| none(&error.to_string()))?;
    // Beside the project file, YAML files are the settings of other tools.
    let is_project = holds_project_file(&paths);
    paths.retain(|path| match Syntax::of(path) {
        Some(Syntax::Json) => true,
        Some(Syntax::Yaml) => !is_project,
        None => false,
    });
    paths.sort();
    if paths.is_empty() {
        return Err(none("it holds no *.json, *.yaml or *.yml file"));
    }
    paths.iter().map(|path| contract(tree, project, path)).collect()
}

/// The other files in the folder of the contracts and below it, in the order of their paths; none where
/// that is the folder of the project, which holds much else. What cannot be read is left out.
fn others(tree: &dyn Tree, folder: &Path) -> Vec<PathBuf> {
    let mut found = tree.files(folder).unwrap_or_default();
    if holds_project_file(&found) {
        return Vec::new();
    }
    found.retain(|path| Syntax::of(path).is_none());
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((at, depth)) = open.pop() {
        for below in tree.folders(&at).unwrap_or_default() {
            let name = below.file_name().and_then(OsStr::to_str).unwrap_or_default();
            if depth < MAX_DEPTH && !name.starts_with('.') && name != "node_modules" {
                found.extend(tree.files(&below).unwrap_or_default());
                open.push((below, depth + 1));
            }
        }
    }
    found.sort();
    found
}

fn holds_project_file(files: &[PathBuf]) -> bool {
    files.iter().any(|path| path.file_name() == Some(OsStr::new(FILE_NAME)))
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
