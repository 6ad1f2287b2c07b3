//! The files of a revision, as the compiler reads them.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

use counterpart_compiler::Tree;
use counterpart_compiler::diagnostic::Diagnostic;
use gix::ThreadSafeRepository;
use gix::objs::tree::EntryKind;

use crate::repository::{Repository, broken};
use crate::revision::Revision;

/// So many symbolic links are followed on the way to one file, as Linux does.
const MOST_LINKS: usize = 40;

/// The files of a revision, under the paths they have in the working tree.
#[derive(Clone)]
pub struct RevisionTree {
    git: ThreadSafeRepository,
    top: PathBuf,
    revision: Revision,
}

impl fmt::Debug for RevisionTree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RevisionTree({})", self.revision.name)
    }
}

impl Repository {
    /// The files of a revision.
    #[must_use]
    pub fn tree(&self, revision: &Revision) -> RevisionTree {
        let (git, top) = (self.shared().clone(), self.top().to_owned());
        RevisionTree { git, top, revision: revision.clone() }
    }
}

/// The entry at a path.
enum Entry {
    File(gix::ObjectId),
    Folder(gix::ObjectId),
}

impl RevisionTree {
    /// The paths of all files below the top of the repository, symbolic links among them, sorted.
    ///
    /// # Errors
    /// When the revision cannot be read.
    pub fn all(&self) -> Result<Vec<PathBuf>, Diagnostic> {
        let git = self.git.to_thread_local();
        let failed = |error: gix::Error| broken(&self.revision.name, error);
        let tree = git.find_tree(self.revision.tree).map_err(failed)?;
        let found = tree.traverse().breadthfirst.files().map_err(failed)?;
        let files = found.iter().filter(|entry| entry.mode.is_blob_or_symlink());
        let mut paths: Vec<PathBuf> = files
            .filter_map(|entry| Some(gix::path::from_bstr(&entry.filepath).ok()?.into_owned()))
            .collect();
        paths.sort();
        Ok(paths)
    }

    /// The path below the top of the repository.
    fn inside(&self, path: &Path) -> io::Result<PathBuf> {
        let path = plain(&std::path::absolute(path)?);
        let below = path.strip_prefix(&self.top).map_err(|_| {
            not_found(&format!("it is outside of the repository {}", self.top.display()))
        })?;
        Ok(below.to_owned())
    }

    /// Whether something is at a path below the top: a file, a symbolic link or a submodule.
    pub(crate) fn has(&self, below: &Path) -> bool {
        let git = self.git.to_thread_local();
        let tree = git.find_tree(self.revision.tree).ok();
        let found = tree.and_then(|tree| tree.lookup_entry_by_path(below).ok().flatten());
        found.is_some_and(|found| !found.mode().is_tree())
    }

    /// What is at a path below the top, following symbolic links.
    fn entry(&self, git: &gix::Repository, path: &Path) -> io::Result<Entry> {
        let mut open: Vec<PathBuf> = steps(path);
        let mut at = PathBuf::new();
        let mut tree = self.revision.tree;
        let mut links = 0;
        while let Some(step) = open.pop() {
            let found = git.find_tree(tree).map_err(io::Error::other)?;
            let found = found.lookup_entry_by_path(&step).map_err(io::Error::other)?;
            let found = found.ok_or_else(|| not_found("it is not in this revision"))?;
            match found.mode().kind() {
                EntryKind::Tree => {
                    tree = found.object_id();
                    at.push(step);
                }
                EntryKind::Blob | EntryKind::BlobExecutable if open.is_empty() => {
                    return Ok(Entry::File(found.object_id()));
                }
                EntryKind::Blob | EntryKind::BlobExecutable => {
                    return Err(not_found("a part of its path is a file, not a folder"));
                }
                EntryKind::Commit => {
                    let below = at.join(step);
                    let sentence = format!(
                        "it is in the submodule {}, whose files are not part of this revision",
                        below.display()
                    );
                    return Err(not_found(&sentence));
                }
                EntryKind::Link => {
                    links += 1;
                    if links > MOST_LINKS {
                        return Err(io::Error::other("its symbolic links form a cycle"));
                    }
                    let target = git.find_blob(found.object_id()).map_err(io::Error::other)?;
                    let target = gix::path::from_byte_slice(&target.data)
                        .map_err(|_| not_found("a symbolic link has no valid target"))?;
                    let target = self.inside(&self.top.join(&at).join(target))?;
                    open.extend(steps(&target));
                    (at, tree) = (PathBuf::new(), self.revision.tree);
                }
            }
        }
        Ok(Entry::Folder(tree))
    }
}

impl Tree for RevisionTree {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let git = self.git.to_thread_local();
        match self.entry(&git, &self.inside(path)?)? {
            Entry::File(id) => {
                let mut blob = git.find_blob(id).map_err(io::Error::other)?;
                Ok(blob.take_data())
            }
            Entry::Folder(_) => Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder")),
        }
    }

    fn files(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let git = self.git.to_thread_local();
        let below = self.inside(folder)?;
        let Entry::Folder(id) = self.entry(&git, &below)? else {
            return Err(io::Error::new(io::ErrorKind::NotADirectory, "it is a file, not a folder"));
        };
        let tree = git.find_tree(id).map_err(io::Error::other)?;
        let mut files = Vec::new();
        for entry in tree.iter() {
            let entry = entry.map_err(io::Error::other)?;
            // A name that is not a path on this machine cannot name a file on it.
            let Ok(name) = gix::path::from_bstr(entry.filename()) else { continue };
            let is_file = match entry.mode().kind() {
                EntryKind::Blob | EntryKind::BlobExecutable => true,
                EntryKind::Tree | EntryKind::Commit => false,
                EntryKind::Link => {
                    matches!(self.entry(&git, &below.join(&*name)), Ok(Entry::File(_)))
                }
            };
            if is_file {
                files.push(folder.join(&*name));
            }
        }
        Ok(files)
    }

    fn folders(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let git = self.git.to_thread_local();
        let Entry::Folder(id) = self.entry(&git, &self.inside(folder)?)? else {
            return Err(io::Error::new(io::ErrorKind::NotADirectory, "it is a file, not a folder"));
        };
        let tree = git.find_tree(id).map_err(io::Error::other)?;
        let mut folders = Vec::new();
        for entry in tree.iter() {
            let entry = entry.map_err(io::Error::other)?;
            let Ok(name) = gix::path::from_bstr(entry.filename()) else { continue };
            if entry.mode().is_tree() {
                folders.push(folder.join(&*name));
            }
        }
        Ok(folders)
    }

    /// As git names a file of a revision: `v1.2.0:schemas/orders.json`.
    fn name<'p>(&self, path: &'p Path) -> Cow<'p, Path> {
        let Ok(below) = self.inside(path) else { return Cow::Borrowed(path) };
        let mut name = std::ffi::OsString::from(&self.revision.name);
        name.push(":");
        name.push(below);
        Cow::Owned(name.into())
    }
}

fn not_found(reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::NotFound, reason)
}

/// The steps of a path, the first last.
fn steps(path: &Path) -> Vec<PathBuf> {
    path.components().rev().map(|step| PathBuf::from(step.as_os_str())).collect()
}

/// The path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, step| {
        match step {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(step),
        }
        plain
    })
}
