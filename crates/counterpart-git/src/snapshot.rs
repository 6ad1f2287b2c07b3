//! The contracts of a revision, a folder or a file, compiled to be compared.
//!
//! In the middle of an edit a constants table may not list a new value yet. That stops no comparison:
//! its error is among the warnings of [`Compiled`].

use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::{FILE_NAME, Project, ProjectFile};
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_compiler::target::Registry;
use counterpart_compiler::{
    Compiled, compile_for_analysis, compile_input_for_analysis, input, input_in,
};

use crate::repository::Repository;
use crate::revision::Revision;

/// Contracts at one time.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// As a person knows it: `v1.2.0`, `releases/1.2`, `the working tree`.
    pub name: String,
    /// The commit; none of a folder or a file.
    pub revision: Option<Revision>,
    /// The project, with the settings of that time.
    pub project: Project,
    /// Its contracts.
    pub compiled: Compiled,
}

/// The contracts of the project in a folder, at a revision of the repository that holds it.
///
/// # Errors
/// When there is no repository or no such revision, and as [`compile_for_analysis`].
pub fn snapshot(
    folder: &Path,
    revision: &str,
    registry: Registry,
) -> Result<Snapshot, Vec<Diagnostic>> {
    let repository = Repository::open(folder).map_err(one)?;
    let revision = repository.revision(revision).map_err(one)?;
    repository.snapshot(folder, &revision, registry)
}

impl Repository {
    /// The contracts of the project in a folder of the working tree, at a revision.
    ///
    /// # Errors
    /// As [`compile_for_analysis`].
    pub fn snapshot(
        &self,
        folder: &Path,
        revision: &Revision,
        registry: Registry,
    ) -> Result<Snapshot, Vec<Diagnostic>> {
        let tree = Arc::new(self.tree(revision));
        let project = self.project(folder, revision, registry).map_err(one)?;
        let input = input_in(tree, &project).map_err(one)?;
        let compiled = compile_input_for_analysis(input, &project.settings)?;
        let (name, revision) = (revision.name.clone(), Some(revision.clone()));
        Ok(Snapshot { name, revision, project, compiled })
    }

    /// The project in a folder of the working tree, with its settings at a revision.
    ///
    /// # Errors
    /// When the project file of that revision cannot be read.
    pub fn project(
        &self,
        folder: &Path,
        revision: &Revision,
        registry: Registry,
    ) -> Result<Project, Diagnostic> {
        Project::open_in(&self.tree(revision), &self.seat(folder), registry)
    }

    /// The folder under the path that the files of a revision have. In a repository without
    /// working tree, the project is at the top.
    fn seat(&self, folder: &Path) -> PathBuf {
        if self.is_bare() {
            return self.top().to_owned();
        }
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
    }
}

/// The contracts of a project as they are on disk.
///
/// # Errors
/// As [`compile_for_analysis`].
pub fn working(project: Project) -> Result<Snapshot, Vec<Diagnostic>> {
    let compiled = compile_for_analysis(&project)?;
    Ok(Snapshot { name: "the working tree".to_owned(), revision: None, project, compiled })
}

/// The contracts at a path: a folder with a project file, a folder whose JSON and YAML files are
/// the contracts, or one file. `settings` are those of a path without a project file. What leads nowhere
/// in them is a gap, and a warning: versions can be compared around it.
///
/// # Errors
/// When there is nothing at the path, and as [`compile_for_analysis`].
pub fn at_path(path: &Path, settings: &ProjectFile) -> Result<Snapshot, Vec<Diagnostic>> {
    let project = if path.is_dir() {
        folder(path, settings).map_err(one)?
    } else {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        Project { folder, settings: settings.clone() }
    };
    let input = if path.is_dir() { input(&project) } else { file(path, &project) }.map_err(one)?;
    let input = Input { tolerant: true, ..input };
    let compiled = compile_input_for_analysis(input, &project.settings)?;
    let name = path.display().to_string();
    Ok(Snapshot { name, revision: None, project, compiled })
}

fn folder(path: &Path, settings: &ProjectFile) -> Result<Project, Diagnostic> {
    if path.join(FILE_NAME).is_file() {
        return Project::open(path, settings.targets.registry());
    }
    let mut settings = settings.clone();
    if !path.join(&settings.schemas).is_dir() {
        settings.schemas = String::new();
    }
    Ok(Project { folder: path.to_owned(), settings })
}

fn file(path: &Path, project: &Project) -> Result<Input, Diagnostic> {
    let bytes = std::fs::read(path).map_err(|error| {
        let sentence = format!("{} cannot be read: {error}", path.display());
        Diagnostic::new(Code::Unreadable, sentence)
    })?;
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    let contract = SourceFile { name, path: path.to_owned(), bytes };
    Ok(Input {
        contracts: vec![contract],
        root: project.folder.clone(),
        urls: project.urls(),
        ..Input::default()
    })
}

fn one(diagnostic: Diagnostic) -> Vec<Diagnostic> {
    vec![diagnostic]
}
