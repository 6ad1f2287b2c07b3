//! The result of writing files, or of checking them.

use std::path::PathBuf;

/// Whether to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Write what is stale.
    Write,
    /// Write nothing.
    Check,
}

/// The fault of a file on disk, and what [`Mode::Write`] does about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is missing; it is added.
    Added,
    /// It holds another text; it is updated.
    Updated,
    /// Nothing generates it any more; it is removed.
    Removed,
}

/// The changes that were made, or that [`Mode::Check`] found necessary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The files that were not as they should be.
    pub changes: Vec<(PathBuf, Change)>,
    /// How many were.
    pub unchanged: usize,
}

impl Report {
    /// Whether the disk was up to date.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.changes.is_empty()
    }
}
