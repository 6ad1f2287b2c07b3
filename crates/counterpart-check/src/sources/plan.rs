//! What the project file asks to be read.

use std::path::PathBuf;

use counterpart_compiler::project::Project;

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
    package: String,
    rust: Option<String>,
}

impl Generated {
    /// What the settings of a project say.
    pub(crate) fn of(project: &Project) -> Self {
        let settings = &project.settings;
        let package = path::join("", &settings.typescript.folder);
        Self { package, rust: settings.rust.file.as_deref().map(|file| path::join("", file)) }
    }

    /// Whether the file at a path is generated.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.rust.as_deref() == Some(path) || self.in_package(path).is_some()
    }

    /// The path below the npm package.
    pub(crate) fn in_package<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.package.as_str())?.strip_prefix('/')
    }

    /// The checked-in Rust file.
    pub(crate) fn rust(&self) -> Option<&str> {
        self.rust.as_deref()
    }
}

/// The folders in which the files of a project's systems lie, where its globs can be read: a new
/// file there may belong to a system.
#[must_use]
pub fn folders(project: &Project) -> Vec<PathBuf> {
    let bases = Plan::new(project).map(|plan| plan.bases()).unwrap_or_default();
    bases.into_iter().map(|base| project.folder.join(base)).collect()
}
