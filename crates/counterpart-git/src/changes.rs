//! Which files changed between two revisions, or since one.

use std::collections::BTreeSet;
use std::path::PathBuf;

use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_compiler::{Disk, Tree as _};
use gix::bstr::BStr;
use gix::object::tree::diff::ChangeDetached;
use gix::status::tree_index::TrackRenames;
use gix::status::{Item, UntrackedFiles};

use crate::repository::{Repository, broken};
use crate::revision::Revision;
use crate::tree::RevisionTree;

/// A file that changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Its path below the top of the repository.
    pub path: PathBuf,
    /// How.
    pub kind: ChangeKind,
}

/// How a file changed. One that was renamed is removed and added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// Its contents differ.
    Modified,
    /// It is gone.
    Removed,
}

impl Repository {
    /// The files that changed between two revisions, sorted by path.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn changes(&self, from: &Revision, to: &Revision) -> Result<Vec<Change>, Diagnostic> {
        let git = self.git();
        let failed = |error: gix::Error| broken("the difference of two revisions", error);
        let old = git.find_tree(from.tree).map_err(failed)?;
        let new = git.find_tree(to.tree).map_err(failed)?;
        let options = gix::diff::Options::default().with_rewrites(None);
        let found = git.diff_tree_to_tree(&old, &new, options).map_err(failed)?;
        let mut changes: Vec<Change> = found
            .iter()
            .filter(|change| !change.entry_mode().is_tree())
            .map(|change| Change { path: path(change.location()), kind: kind(change) })
            .collect();
        changes.sort();
        Ok(changes)
    }

    /// The files of the working tree that differ from a revision, sorted by path: what was
    /// committed since, what is staged, what is neither, and what git does not know yet and does
    /// not ignore. In a repository without working tree there is none.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn changes_since(&self, from: &Revision) -> Result<Vec<Change>, Diagnostic> {
        if self.is_bare() {
            return Ok(Vec::new());
        }
        let git = self.git();
        let failed = |error: gix::Error| broken("the state of the working tree", error);
        let status = git.status(gix::progress::Discard).map_err(failed)?;
        let items = status
            .head_tree(from.tree)
            .untracked_files(UntrackedFiles::Files)
            .index_worktree_rewrites(None)
            .tree_index_track_renames(TrackRenames::Disabled)
            .into_iter(None)
            .map_err(failed)?;
        let mut touched = BTreeSet::new();
        for item in items {
            let item = item.map_err(failed)?;
            if is_change(&item) {
                touched.insert(path(item.location()));
            }
        }
        let old = self.tree(from);
        Ok(touched.into_iter().filter_map(|path| self.since(&old, path)).collect())
    }

    /// Whether the working tree holds anything that is not committed.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn is_dirty(&self) -> Result<bool, Diagnostic> {
        Ok(!self.changes_since(&self.head()?)?.is_empty())
    }

    /// How a file that was touched differs in the end, if it does.
    fn since(&self, old: &RevisionTree, path: PathBuf) -> Option<Change> {
        let file = self.top().join(&path);
        let before = old.has(&path);
        let after = file.symlink_metadata().is_ok_and(|found| !found.is_dir());
        let kind = match (before, after) {
            (false, false) => return None,
            (false, true) => ChangeKind::Added,
            (true, false) => ChangeKind::Removed,
            (true, true) => ChangeKind::Modified,
        };
        // It may have been changed and changed back.
        let same = || matches!((old.read(&file), Disk.read(&file)), (Ok(a), Ok(b)) if a == b);
        (kind != ChangeKind::Modified || !same()).then_some(Change { path, kind })
    }
}

fn kind(change: &ChangeDetached) -> ChangeKind {
    match change {
        ChangeDetached::Addition { .. } => ChangeKind::Added,
        ChangeDetached::Deletion { .. } => ChangeKind::Removed,
        ChangeDetached::Modification { .. } | ChangeDetached::Rewrite { .. } => {
            ChangeKind::Modified
        }
    }
}

/// Whether it is more than news for the index alone.
fn is_change(item: &Item) -> bool {
    match item {
        Item::TreeIndex(_) => true,
        Item::IndexWorktree(change) => change.summary().is_some(),
    }
}

/// A path as this machine writes it.
fn path(name: &BStr) -> PathBuf {
    gix::path::from_bstr(name)
        .map_or_else(|_| PathBuf::from(name.to_string()), std::borrow::Cow::into_owned)
}
