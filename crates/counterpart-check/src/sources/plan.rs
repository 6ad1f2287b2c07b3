//! From the globs of the project file to the files that are to be read.

use std::path::PathBuf;

use counterpart_compiler::project::Project;
use counterpart_compiler::target::Output;
use counterpart_sources::globs::{self, Globs};
use counterpart_sources::path;
use counterpart_sources::sources::{Group, Selection};

/// A glob of the project file that cannot be read.
#[derive(Clone, Debug)]
pub struct BadGlob {
    /// Whose it is: a system's `sources`, by position, or the `at` of one of its `implements`.
    pub system: String,
    /// The key under which it stands.
    pub key: &'static str,
    /// Its position there.
    pub position: usize,
    /// Why.
    pub reason: String,
}

/// The files that the project file asks for.
pub(super) fn selection(project: &Project) -> Result<Selection, Vec<BadGlob>> {
    let mut bad = Vec::new();
    let mut groups = Vec::new();
    let mut others = Vec::new();
    for (name, system) in &project.settings.systems {
        let wrong = |key, position, reason| BadGlob { system: name.clone(), key, position, reason };
        match Globs::new(&system.sources) {
            Ok(globs) => groups.push(Group { name: name.clone(), globs }),
            Err(globs::BadGlob { position, reason }) => {
                bad.push(wrong("sources", position, reason));
            }
        }
        for (position, implements) in system.implements.iter().enumerate() {
            if !globs::is_glob(&implements.at) {
                continue;
            }
            match Globs::new(&[&implements.at]) {
                Ok(_) => others.push(implements.at.clone()),
                Err(error) => bad.push(wrong("implements", position, error.reason)),
            }
        }
    }
    let generated = Generated::of(project);
    let excluded = generated.folders.into_iter().chain(generated.files).collect();
    match Globs::new(&others) {
        Ok(others) if bad.is_empty() => {
            Ok(Selection { folder: project.folder.clone(), groups, others, excluded })
        }
        Ok(_) | Err(_) => Err(bad),
    }
}

/// Where generated code goes: it mentions everything and handles nothing.
pub(crate) struct Generated {
    folders: Vec<String>,
    files: Vec<String>,
}

impl Generated {
    /// What the targets of a project say.
    pub(crate) fn of(project: &Project) -> Self {
        let (mut folders, mut files) = (Vec::new(), Vec::new());
        for (_, emitter) in project.settings.targets.iter() {
            match emitter.output() {
                Some(Output::Folder(folder)) => {
                    folders.push(path::join("", &folder.to_string_lossy()));
                }
                Some(Output::File { path, .. }) => {
                    files.push(path::join("", &path.to_string_lossy()));
                }
                None => {}
            }
        }
        Self { folders, files }
    }

    /// The path below a generated package.
    pub(crate) fn in_package<'p>(&self, path: &'p str) -> Option<&'p str> {
        self.folders.iter().find_map(|folder| path.strip_prefix(folder.as_str())?.strip_prefix('/'))
    }

    /// Whether the file at a path holds the modules of all contracts.
    pub(crate) fn is_file(&self, path: &str) -> bool {
        self.files.iter().any(|file| file == path)
    }
}

/// The folders in which the files of a project's systems lie, where its globs can be read: a new
/// file there may belong to a system.
#[must_use]
pub fn folders(project: &Project) -> Vec<PathBuf> {
    let bases = selection(project).map(|selection| selection.bases()).unwrap_or_default();
    bases.into_iter().map(|base| project.folder.join(base)).collect()
}
