//! The releases there are: tags of the repository, or folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::{Project, ProjectFile};
use counterpart_git::{Repository, Snapshot, release, snapshot};

use crate::arguments::Releases;
use crate::command::compat::elsewhere;

/// The release tags of contracts, where the project names no others.
pub const TAGS: &str = "v*";
/// The folder of releases, where there are no tags.
const FOLDER: &str = "releases";

/// A release with its contracts.
#[derive(Clone)]
pub struct Released {
    /// `api@2.1`; of the contracts themselves the version.
    pub name: String,
    /// The system; none for the contracts themselves.
    pub system: Option<String>,
    /// The version, as written.
    pub version: String,
    /// The tag or folder.
    pub source: String,
    /// Its contracts, or what is wrong with them.
    pub snapshot: Result<Snapshot, Vec<Diagnostic>>,
}

impl Released {
    fn new(
        system: Option<&str>,
        version: &str,
        source: String,
        snapshot: Result<Snapshot, Vec<Diagnostic>>,
    ) -> Self {
        let name =
            system.map_or_else(|| version.to_owned(), |system| format!("{system}@{version}"));
        let (system, version) = (system.map(str::to_owned), version.to_owned());
        Self { name, system, version, source, snapshot }
    }
}

/// Every release of the systems, each oldest first; of a project whose systems have none, those of
/// the contracts.
pub fn all(project: &Project, asked: &Releases) -> Result<Vec<Released>, Diagnostic> {
    if let Some(folder) = &asked.releases {
        return in_folder(folder, project, folder);
    }
    let tagged = in_tags(project)?;
    let folder = project.folder.join(FOLDER);
    if !tagged.is_empty() {
        return Ok(tagged);
    }
    if folder.is_dir() {
        return in_folder(&folder, project, Path::new(FOLDER));
    }
    let globs = globs(&project.settings);
    let globs: Vec<&str> = globs.iter().map(|(_, glob)| glob.as_str()).collect();
    let sentence = format!(
        "there is no release: no tag fits `{}`, and there is no folder `{FOLDER}`",
        globs.join("`, `")
    );
    Err(Diagnostic::new(Code::NoRevision, sentence).help(
        "tag a release, set `release` of the systems in counterpart.toml, or name a folder with \
         --releases",
    ))
}

/// A revision that is not a release, or the working tree, as a release of a system.
pub fn at(project: &Project, system: Option<&str>, name: &str) -> Result<Released, Diagnostic> {
    if name == "working" {
        let snapshot = snapshot::working(project.clone());
        return Ok(Released::new(system, name, "the working tree".to_owned(), snapshot));
    }
    let repository = Repository::open(&project.folder)?;
    let revision = repository.revision(name)?;
    let snapshot = repository.snapshot(&project.folder, &revision, TARGETS);
    Ok(Released::new(system, name, revision.name.clone(), snapshot))
}

/// The globs of release tags, by system.
fn globs(settings: &ProjectFile) -> Vec<(Option<&str>, String)> {
    let systems = settings.systems.iter().filter_map(|(name, system)| {
        system.release.as_ref().map(|glob| (Some(name.as_str()), glob.clone()))
    });
    let systems: Vec<_> = systems.collect();
    if systems.is_empty() {
        let glob = settings.compat.release.clone().unwrap_or_else(|| TAGS.to_owned());
        return vec![(None, glob)];
    }
    systems
}

fn in_tags(project: &Project) -> Result<Vec<Released>, Diagnostic> {
    let repository = match Repository::open(&project.folder) {
        Ok(repository) => repository,
        // Without a repository there may be folders.
        Err(diagnostic) if diagnostic.code == Code::NoRepository => return Ok(Vec::new()),
        Err(diagnostic) => return Err(diagnostic),
    };
    let mut all = Vec::new();
    for (system, glob) in globs(&project.settings) {
        for release in repository.releases(&glob)? {
            let snapshot = repository.snapshot(&project.folder, &release.revision, TARGETS);
            let source = release.revision.name.clone();
            all.push(Released::new(system, &release.written, source, snapshot));
        }
    }
    Ok(all)
}

fn in_folder(folder: &Path, project: &Project, shown: &Path) -> Result<Vec<Released>, Diagnostic> {
    let mut all = Vec::new();
    let settings = elsewhere(project.clone());
    for below in folders(folder)? {
        let name = stem(&below);
        if project.settings.systems.contains_key(&name) {
            for version in folders(&below)? {
                all.push(released(Some(&name), &version, &settings));
            }
        } else {
            all.push(released(None, &below, &settings));
        }
    }
    if all.iter().any(|release| release.system.is_some()) {
        all.retain(|release| release.system.is_some());
    }
    if all.is_empty() {
        let sentence = format!("there is no release in {}", shown.display());
        return Err(Diagnostic::new(Code::NoRevision, sentence)
            .help("put the contracts of each release into a folder named by its version"));
    }
    Ok(all)
}

fn released(system: Option<&str>, folder: &Path, settings: &ProjectFile) -> Released {
    let snapshot = snapshot::at_path(folder, settings);
    Released::new(system, &stem(folder), folder.display().to_string(), snapshot)
}

/// The folders in a folder, by version where their names are versions.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let entries = std::fs::read_dir(folder).map_err(|error| {
        let sentence = format!("{} cannot be read: {error}", folder.display());
        Diagnostic::new(Code::Unreadable, sentence)
    })?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let found: BTreeSet<_> = paths
        .filter(|path| path.is_dir())
        .map(|path| {
            let name = stem(&path);
            (release::version(name.strip_prefix('v').unwrap_or(&name)), path)
        })
        .collect();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

fn stem(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
