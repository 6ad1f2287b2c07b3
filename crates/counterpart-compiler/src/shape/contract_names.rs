//! The names of contracts.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;

use crate::source::{DocumentId, Sources};

/// A name for each document: its file stem. When two have the same stem, the later one gets a
/// number.
pub(super) fn contract_names(
    sources: &Sources,
    documents: impl Iterator<Item = DocumentId>,
) -> HashMap<DocumentId, String> {
    let mut taken = HashSet::new();
    documents
        .map(|document| {
            let stem = sources[document].path.file_stem().and_then(OsStr::to_str);
            let stem = stem.unwrap_or("contract").to_owned();
            let numbered = (2u64..).map(|number| format!("{stem}-{number}"));
            // File systems and modules may treat upper and lower case alike.
            let name = std::iter::once(stem.clone())
                .chain(numbered)
                .find(|name| taken.insert(name.to_lowercase().replace(['-', '.'], "_")));
            (document, name.unwrap_or(stem))
        })
        .collect()
}
