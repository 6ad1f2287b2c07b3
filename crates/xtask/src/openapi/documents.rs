//! The documents of a corpus: one folder for each, with an index that says what is in it.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::{Outcome, folders};

/// An OpenAPI document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name of its folder.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The document that the others of the folder are parts of, below the folder.
    pub root: PathBuf,
    /// What is expected of it.
    pub expected: Expected,
}

impl Document {
    /// The bytes of all its files.
    pub fn bytes(&self) -> u64 {
        let mut open = vec![self.folder.clone()];
        let mut bytes = 0;
        while let Some(folder) = open.pop() {
            for path in folders::entries(&folder).unwrap_or_default() {
                if path.is_dir() {
                    open.push(path);
                } else {
                    bytes += path.metadata().map_or(0, |metadata| metadata.len());
                }
            }
        }
        bytes
    }
}

/// What is expected of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It compiles.
    Compiled,
    /// Some references lead nowhere. It is compiled, but does not count.
    Incomplete,
    /// It is no OpenAPI 3 document: it is refused.
    Refused,
}

/// A row of the index.
#[derive(Deserialize)]
struct Row {
    name: String,
    root: String,
    #[serde(default)]
    missing: Vec<serde_json::Value>,
    #[serde(default)]
    remote: Vec<serde_json::Value>,
    #[serde(default)]
    negative: bool,
}

/// The documents of a folder: those of its `index.json`, else one for each folder in it that has a
/// document at its top which names a version of OpenAPI.
pub fn read(corpus: &Path) -> Outcome<Vec<Document>> {
    if let Ok(text) = std::fs::read_to_string(corpus.join("index.json")) {
        let rows: Vec<Row> = serde_json::from_str(&text)?;
        return Ok(rows.into_iter().map(|row| row.document(corpus)).collect());
    }
    let mut documents = Vec::new();
    for folder in folders::entries(corpus)?.into_iter().filter(|path| path.is_dir()) {
        let files = folders::entries(&folder)?;
        let Some(root) = files.iter().find(|path| names_a_version(path)) else { continue };
        documents.push(Document {
            name: folders::name(&folder),
            root: PathBuf::from(folders::name(root)),
            expected: Expected::Compiled,
            folder,
        });
    }
    Ok(documents)
}

impl Row {
    fn document(self, corpus: &Path) -> Document {
        let expected = match (self.negative, self.missing.is_empty() && self.remote.is_empty()) {
            (true, _) => Expected::Refused,
            (false, true) => Expected::Compiled,
            (false, false) => Expected::Incomplete,
        };
        let folder = corpus.join(&self.name);
        Document { name: self.name, folder, root: PathBuf::from(self.root), expected }
    }
}

/// Whether the first lines of a file say that it is an OpenAPI document.
fn names_a_version(path: &Path) -> bool {
    let Ok(text) = std::fs::read_to_string(path) else { return false };
    text.lines().take(50).any(|line| {
        let line = line.trim_start_matches(['{', ' ', '\t', '"']);
        line.starts_with("openapi:") || line.starts_with("openapi\"")
    })
}
