//! The edits on disk, and the documents their schemas refer to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use crate::corpus::references;
use crate::judge::Documents;
use crate::pipeline::json;
use crate::{Outcome, folders};

/// An edit of a schema.
pub struct Pair {
    /// The name of its folder.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The schema before.
    pub old: Value,
    /// The schema after.
    pub new: Value,
}

impl Pair {
    /// Reads every edit of a folder that is asked for.
    pub fn all(folder: &Path, only: &[String], step: usize) -> Outcome<Vec<Self>> {
        let folders = folders::entries(folder)?;
        folders
            .into_iter()
            .filter(|path| path.join("old.json").is_file() && path.join("new.json").is_file())
            .filter(|path| {
                let name = folders::name(path);
                only.is_empty() || only.iter().any(|part| name.contains(part))
            })
            .step_by(step.max(1))
            .map(|folder| {
                let read = |name: &str| Ok::<_, crate::Fault>(json(&folder.join(name))?.1);
                let (old, new) = (read("old.json")?, read("new.json")?);
                Ok(Self { name: folders::name(&folder), folder, old, new })
            })
            .collect()
    }

    /// Who writes and who reads, in a direction.
    pub fn writer_and_reader(&self, direction: Direction) -> (&Value, &Value) {
        match direction {
            Direction::Backward => (&self.old, &self.new),
            Direction::Forward => (&self.new, &self.old),
        }
    }
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Written by the old version, read by the new.
    Backward,
    /// Written by the new version, read by the old.
    Forward,
}

impl Direction {
    /// Both, in the order of every list of answers.
    pub const BOTH: [Self; 2] = [Self::Backward, Self::Forward];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Backward => "backward",
            Self::Forward => "forward",
        }
    }
}

/// The documents that schemas refer to.
pub struct References {
    /// Where documents with a URL are, as a project file says it.
    pub urls: BTreeMap<String, String>,
    /// The documents by URL.
    pub documents: Arc<Documents>,
}

impl References {
    /// Reads `schemastore-refs` beside a folder of edits; without it there are none.
    pub fn beside(folder: &Path) -> Outcome<Self> {
        let place = folder.parent().unwrap_or(folder).join("schemastore-refs");
        let (urls, documents) = references(&place)?;
        Ok(Self { urls, documents: Arc::new(documents) })
    }

    /// The documents that schemas name, and those that these name in turn.
    pub fn needed_by(&self, schemas: [&Value; 2]) -> BTreeMap<&str, &Value> {
        let mut needed = BTreeMap::new();
        let mut waiting: Vec<&Value> = schemas.to_vec();
        while let Some(schema) = waiting.pop() {
            let text = schema.to_string();
            for (url, document) in &*self.documents {
                if text.contains(url.as_str()) && needed.insert(url.as_str(), document).is_none() {
                    waiting.push(document);
                }
            }
        }
        needed
    }
}
