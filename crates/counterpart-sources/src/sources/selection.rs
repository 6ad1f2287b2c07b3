//! Which files are to be read.

use std::path::PathBuf;

use super::GroupFiles;
use crate::globs::{self, Globs};

/// Which files are to be read: those of some groups, and others beside them.
#[derive(Debug)]
pub struct Selection {
    /// The folder that all paths start from.
    pub folder: PathBuf,
    /// The groups, each with globs of its own.
    pub groups: Vec<Group>,
    /// Files that belong to no group.
    pub others: Globs,
    /// Files and folders that are never read, as generated code is not.
    pub excluded: Vec<String>,
}

/// Files that belong together.
#[derive(Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Its files.
    pub globs: Globs,
}

impl Selection {
    /// Whether a file is to be read.
    #[must_use]
    pub fn wants(&self, path: &str) -> bool {
        let selected =
            self.others.has(path) || self.groups.iter().any(|group| group.globs.has(path));
        let below = |outer: &String| {
            path.strip_prefix(outer.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        selected && !self.excluded.iter().any(below)
    }

    /// The folders in which those files lie, none inside another.
    #[must_use]
    pub fn bases(&self) -> Vec<String> {
        let groups = self.groups.iter().flat_map(|group| group.globs.bases());
        globs::outermost(groups.chain(self.others.bases()).collect())
    }
}

impl Group {
    /// The group without files yet: every glob is empty.
    pub(super) fn start(&self) -> GroupFiles {
        let positions = 0..self.globs.len();
        let empty = positions.filter(|position| self.globs.is_inward(*position)).collect();
        GroupFiles { name: self.name.clone(), files: Vec::new(), empty }
    }
}
