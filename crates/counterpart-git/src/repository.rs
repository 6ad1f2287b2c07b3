//! The repository that holds a folder.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use gix::ThreadSafeRepository;

/// A git repository, opened to be read.
#[derive(Clone)]
pub struct Repository {
    inner: ThreadSafeRepository,
    top: PathBuf,
}

impl Repository {
    /// Opens the repository that holds a folder. A worktree of its own and a submodule are
    /// repositories as any.
    ///
    /// # Errors
    /// When there is none, or it cannot be opened.
    pub fn open(folder: &Path) -> Result<Self, Diagnostic> {
        // The empty path is the current folder everywhere but in the operating system.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let shown = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let found = ThreadSafeRepository::discover(folder).map_err(|error| {
            let missing = error.downcast_any_ref::<gix::discover::upwards::Error>();
            let sentence = if missing.is_some() {
                format!("there is no git repository in {} or above it", shown.display())
            } else {
                format!("the git repository of {} cannot be opened: {error}", shown.display())
            };
            Diagnostic::new(Code::NoRepository, sentence)
        })?;
        let local = found.to_thread_local();
        let top = local.workdir().unwrap_or_else(|| local.git_dir());
        let top = top.canonicalize().unwrap_or_else(|_| top.to_owned());
        Ok(Self { inner: found, top })
    }

    /// The folder that the paths of its files start from, without symbolic links. Of a repository
    /// without working tree, its own folder.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// Whether it has no working tree.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.git().workdir().is_none()
    }

    /// Whether its history was cut off when it was cloned.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.git().is_shallow().unwrap_or(false)
    }

    /// The name of the branch that is checked out; none where `HEAD` is detached.
    #[must_use]
    pub fn branch(&self) -> Option<String> {
        let name = self.git().head_name().ok().flatten()?;
        Some(name.shorten().to_string())
    }

    /// A path below the top, as seen from the current folder.
    #[must_use]
    pub fn seen(&self, below: &Path) -> PathBuf {
        let whole = self.top.join(below);
        let current = std::env::current_dir().and_then(|here| here.canonicalize());
        let Ok(current) = current else { return whole };
        let shared = whole.components().zip(current.components());
        let shared = shared.take_while(|(one, other)| one == other).count();
        // Unrelated folders share only the root.
        if shared <= 1 {
            return whole;
        }
        let up = current.components().skip(shared).map(|_| "..".as_ref());
        let down = whole.components().skip(shared).map(std::path::Component::as_os_str);
        up.chain(down).map(Path::new).collect()
    }

    pub(crate) fn git(&self) -> gix::Repository {
        self.inner.to_thread_local()
    }

    pub(crate) fn shared(&self) -> &ThreadSafeRepository {
        &self.inner
    }
}

/// The diagnostic for something in a repository that cannot be read.
pub(crate) fn broken(what: impl Display, error: impl Display) -> Diagnostic {
    Diagnostic::new(Code::BrokenRepository, format!("{what} cannot be read: {error}"))
}
