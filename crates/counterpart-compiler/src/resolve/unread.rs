//! Reports files in the folder of the contracts that nothing reads although they look like contracts.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::builder::Builder;
use super::keywords::is_schema_keyword;
use super::{Draft, library};
use crate::diagnostic::{Code, Diagnostic};
use crate::position::Location;
use crate::source::{Document, NodeId, Syntax};

impl Builder {
    /// Reports the files that are neither contracts nor referred to, but may have been meant as
    /// contracts.
    pub fn report_unread(&mut self) {
        let full = |path: &Path| {
            let path = library::normal(path);
            std::path::absolute(&path).map_or(path, |path| library::normal(&path))
        };
        let read: HashSet<PathBuf> = self.by_path.keys().map(|path| full(path)).collect();
        for path in std::mem::take(&mut self.input.others) {
            if read.contains(&full(&path)) {
                continue;
            }
            let Some((reason, help)) = self.unread(&path) else { continue };
            let shown = self.input.tree.name(&path).into_owned();
            let place = Location { path: shown, line: 1, column: 1, pointer: String::new() };
            let sentence = format!("this file is not read: {reason}");
            let found = Diagnostic::new(Code::UnreadFile, sentence).at(place).help(help);
            self.diagnostics.push(found);
        }
    }

    /// Why a file is not read, and what to do; `None` where it is not meant to be.
    fn unread(&self, path: &Path) -> Option<(&'static str, &'static str)> {
        let extension = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
        match extension.as_str() {
            "jsonc" | "json5" => Some((
                "contracts are *.json, *.yaml and *.yml files",
                "write it as JSON or YAML, or move it out of the folder",
            )),
            "json" | "yaml" | "yml" if Syntax::of(path).is_none() => Some((
                "the name of a contract ends in `.json`, `.yaml` or `.yml`, in lower case",
                "rename it",
            )),
            "json" | "yaml" | "yml" => {
                let bytes = self.input.tree.read(path).ok()?;
                let reason = "it is in a subfolder, and no contract refers to it";
                let help = "move it into the schemas folder, or refer to it from a contract there";
                looks_like_a_schema(path, bytes).then_some((reason, help))
            }
            _ => None,
        }
    }
}

/// Whether a file holds an object with a keyword of JSON Schema that data is unlikely to have.
fn looks_like_a_schema(path: &Path, bytes: Vec<u8>) -> bool {
    let Ok(document) = Document::parse(path, bytes) else { return false };
    let Value::Object(members) = document.value(NodeId::ROOT) else { return false };
    let stated = members.get("$schema").and_then(Value::as_str);
    stated.is_some_and(|uri| Draft::of_uri(uri).is_some())
        || members.iter().any(|(name, value)| is_schema_keyword(name, value))
}
