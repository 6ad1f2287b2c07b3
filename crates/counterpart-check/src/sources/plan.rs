//! What the project file asks to be read.

use std::path::PathBuf;

use counterpart_compiler::project::Project;
use counterpart_compiler::target::Output;

use super::globs::{self, Globs};
use super::{SystemFiles, path};

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

/// What the project file asks to be read.
pub struct Plan {
    /// The systems, by name.
    pub systems: Vec<SystemGlobs>,
    folders: Globs,
}

/// The globs of one system.
pub struct SystemGlobs {
    name: String,
    /// Those of its sources.
    pub sources: Globs,
    count: usize,
}

impl SystemGlobs {
    /// The system without files yet: every glob is empty.
    pub fn start(&self) -> SystemFiles {
        let empty = (0..self.count).filter(|position| self.sources.is_inward(*position)).collect();
        SystemFiles { system: self.name.clone(), files: Vec::new(), empty }
    }
}

impl Plan {
    /// Reads the globs of a project.
    pub fn new(project: &Project) -> Result<Self, Vec<BadGlob>> {
        let mut bad = Vec::new();
        let mut systems = Vec::new();
        let mut folders = Vec::new();
        for (name, system) in &project.settings.systems {
            let wrong =
                |key, position, reason| BadGlob { system: name.clone(), key, position, reason };
            match Globs::new(&system.sources) {
                Ok(sources) => {
                    let count = system.sources.len();
                    systems.push(SystemGlobs { name: name.clone(), sources, count });
                }
                Err(globs::BadGlob { position, reason }) => {
                    bad.push(wrong("sources", position, reason));
                }
            }
            for (position, implements) in system.implements.iter().enumerate() {
                if !globs::is_glob(&implements.at) {
                    continue;
                }
                match Globs::new(&[&implements.at]) {
                    Ok(_) => folders.push(implements.at.clone()),
                    Err(error) => bad.push(wrong("implements", position, error.reason)),
                }
            }
        }
        let folders = Globs::new(&folders);
        match folders {
            Ok(folders) if bad.is_empty() => Ok(Self { systems, folders }),
            Ok(_) | Err(_) => Err(bad),
        }
    }

    /// Whether a file is to be read.
    pub fn wants(&self, path: &str) -> bool {
        self.folders.has(path) || self.systems.iter().any(|system| system.sources.has(path))
    }

    /// The folders in which those files lie.
    pub fn bases(&self) -> Vec<String> {
        let systems = self.systems.iter().flat_map(|system| system.sources.bases());
        globs::outermost(systems.chain(self.folders.bases()).collect())
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

    /// Whether the file at a path is generated.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.is_file(path) || self.in_package(path).is_some()
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
    let bases = Plan::new(project).map(|plan| plan.bases()).unwrap_or_default();
    bases.into_iter().map(|base| project.folder.join(base)).collect()
}
