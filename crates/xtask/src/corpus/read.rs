//! The corpus on disk: schemas with their instances, and the documents they refer to.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::judge::Documents;
use crate::pipeline::{Entry, json};
use crate::{Outcome, folders};

/// The corpus, or a selection of it.
pub struct Corpus {
    /// The schemas, by name.
    pub entries: Vec<Entry>,
    /// Where documents with a URL are on disk, as a project file says it.
    pub urls: BTreeMap<String, String>,
}

/// Which entries are wanted.
pub struct Selection {
    /// Only entries whose name contains one of these; none means all.
    pub only: Vec<String>,
    /// Take every Nth entry.
    pub step: usize,
}

impl Corpus {
    /// Reads every Nth schema.
    pub fn every(folder: &Path, step: usize) -> Outcome<Self> {
        Self::read(folder, &Selection { only: Vec::new(), step })
    }

    /// Reads a folder with `schemastore/` and `schemastore-refs/`.
    pub fn read(folder: &Path, selection: &Selection) -> Outcome<Self> {
        let (urls, documents) = references(&folder.join("schemastore-refs"))?;
        let documents = Arc::new(documents);
        let folders = folders::entries(&folder.join("schemastore"))?;
        let all = folders.into_iter().filter(|path| path.join("schema.json").is_file());
        let entries = all
            .filter(|path| {
                let name = folders::name(path);
                selection.only.is_empty() || selection.only.iter().any(|part| name.contains(part))
            })
            .step_by(selection.step.max(1))
            .map(|path| Entry::read(&path, ["valid", "invalid"], Arc::clone(&documents)))
            .collect::<Outcome<_>>()?;
        Ok(Self { entries, urls })
    }
}

/// The documents of a folder that schemas refer to: where each is on disk, and its value, by URL.
pub fn references(folder: &Path) -> Outcome<(BTreeMap<String, String>, Documents)> {
    let mut urls = BTreeMap::new();
    let mut documents = Documents::new();
    for path in folders::entries(folder)? {
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let value = json(&path)?.1;
        let name = folders::stem(&path);
        for url in [
            format!("https://json.schemastore.org/{name}"),
            format!("https://json.schemastore.org/{name}.json"),
            format!("https://www.schemastore.org/{name}.json"),
            format!("{name}.json"),
        ] {
            urls.insert(url.clone(), path.to_string_lossy().into_owned());
            documents.insert(url, value.clone());
        }
    }
    Ok((urls, documents))
}
