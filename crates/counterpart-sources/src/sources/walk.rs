//! The files below some folders that git does not ignore.

use std::path::Path;
use std::time::SystemTime;

use ignore::WalkBuilder;

use super::path;

/// A file as the file system knows it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its path from the project.
    pub path: String,
    /// When it was changed last, and its size.
    pub stamp: Stamp,
}

/// What changes when a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stamp {
    /// When it was changed, in nanoseconds since 1970.
    pub changed: u64,
    /// How many bytes it has.
    pub size: u64,
}

impl Stamp {
    /// The stamp of a file.
    pub fn of(metadata: &std::fs::Metadata) -> Self {
        let changed = metadata.modified().map_or(0, nanoseconds);
        Self { changed, size: metadata.len() }
    }
}

/// A time as stamps count it.
pub fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

/// The files below `bases`, sorted by path. Only the `.gitignore` files of the tree decide what is
/// left out, so that every machine reads the same.
pub fn walk(folder: &Path, bases: &[String], wanted: impl Fn(&str) -> bool) -> Vec<Found> {
    let mut found = Vec::new();
    for base in bases {
        let start = if base.is_empty() && folder.as_os_str().is_empty() {
            Path::new(".").to_owned()
        } else {
            folder.join(base)
        };
        let mut walk = WalkBuilder::new(&start);
        walk.hidden(false).ignore(false).git_global(false).git_exclude(false).require_git(false);
        walk.filter_entry(|entry| entry.file_name() != ".git");
        for entry in walk.build().flatten() {
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            let below = path::relative(&start, entry.path());
            let path = path::join(base, &below);
            if wanted(&path)
                && let Ok(metadata) = entry.metadata()
            {
                found.push(Found { path, stamp: Stamp::of(&metadata) });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}
