//! A schema with instances that are known to be valid or invalid.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterpart_build::TARGETS;
use counterpart_compiler::project::{Formats, Project};
use serde_json::Value;

use crate::judge::Documents;
use crate::{Outcome, folders};

/// A schema with its instances.
pub struct Entry {
    /// The name of its folder.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The schema.
    pub schema: Value,
    /// The documents it may refer to, by URL.
    pub documents: Arc<Documents>,
    /// The project's `formats` setting.
    pub formats: Formats,
    /// Its instances, the valid ones first.
    pub instances: Vec<Instance>,
}

/// An instance.
pub struct Instance {
    /// Its file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// Its value.
    pub value: Value,
    /// Whether it is marked as valid.
    pub marked_valid: bool,
}

/// The names of the folders of instances: the valid ones, the others.
pub type Marks = [&'static str; 2];

impl Entry {
    /// Reads a folder with `schema.json` and folders of instances.
    pub fn read(folder: &Path, marks: Marks, documents: Arc<Documents>) -> Outcome<Self> {
        let schema = json(&folder.join("schema.json"))?.1;
        let mut instances = Vec::new();
        for (mark, marked_valid) in marks.into_iter().zip([true, false]) {
            for path in folders::entries(&folder.join(mark))? {
                if path.is_file() {
                    let (text, value) = json(&path)?;
                    instances.push(Instance { path, text, value, marked_valid });
                }
            }
        }
        let project =
            Project::open(folder, TARGETS).map_err(|diagnostic| diagnostic.to_string())?;
        let (name, folder) = (folders::name(folder), folder.to_owned());
        let formats = project.settings.formats;
        Ok(Self { name, folder, schema, documents, formats, instances })
    }

    /// The name as a Rust identifier and a package name.
    pub fn identifier(&self) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
        format!("s_{}", self.name.chars().map(plain).collect::<String>())
    }

    /// The URL of the schema: its `$id`, else a unique one.
    pub fn url(&self) -> String {
        let own = ["$id", "id"].into_iter().filter_map(|key| self.schema.get(key)?.as_str());
        let mut absolute = own.filter(|id| id.contains("://"));
        let id = absolute.next().map(|id| id.trim_end_matches('#').to_owned());
        id.unwrap_or_else(|| format!("https://corpus.invalid/{}/schema.json", self.name))
    }
}

/// The text and the value of a JSON file.
pub fn json(path: &Path) -> Outcome<(String, Value)> {
    let explain = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| explain(&error))?;
    let value = serde_json::from_str(&text).map_err(|error| explain(&error))?;
    Ok((text, value))
}
