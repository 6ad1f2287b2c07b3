//! Maps the URLs of documents to files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where documents with a URL are on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Urls {
    entries: Vec<(String, PathBuf)>,
}

impl Urls {
    /// Reads the entries of the project file. An entry that ends in `/` maps a folder.
    #[must_use]
    pub fn new(folder: &Path, entries: &BTreeMap<String, String>) -> Self {
        let mut entries: Vec<_> =
            entries.iter().map(|(url, path)| (url.clone(), folder.join(path))).collect();
        entries.sort_by_key(|(url, _)| std::cmp::Reverse(url.len()));
        Self { entries }
    }

    /// The file of the document at `url` (without fragment), by the longest entry that fits.
    #[must_use]
    pub fn file(&self, url: &str) -> Option<PathBuf> {
        self.entries.iter().find_map(|(entry, path)| {
            let rest = url.strip_prefix(entry.as_str())?;
            match rest {
                "" => Some(path.clone()),
                below if entry.ends_with('/') => Some(path.join(below)),
                _ => None,
            }
        })
    }
}
