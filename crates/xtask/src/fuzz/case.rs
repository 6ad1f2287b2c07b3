//! A fuzz case: a schema with instances.

use std::path::Path;

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Outcome, folders};

/// A schema with instances.
#[derive(Clone, Debug)]
pub struct Case {
    /// The draft of the schema, which it states.
    pub draft: Draft,
    /// The `formats` setting.
    pub formats: Formats,
    /// The schema.
    pub schema: Value,
    /// The instances.
    pub instances: Vec<Value>,
}

impl Case {
    /// The same schema with one instance.
    pub fn with(&self, schema: Value, instance: Value) -> Self {
        Self { schema, instances: vec![instance], ..*self }
    }

    /// The keywords of the schema, as a name for the case.
    pub fn keywords(&self) -> String {
        let mut names = std::collections::BTreeSet::new();
        keywords(&self.schema, &mut names);
        names.into_iter().collect::<Vec<_>>().join("-")
    }
}

fn keywords<'v>(schema: &'v Value, names: &mut std::collections::BTreeSet<&'v str>) {
    match schema {
        Value::Object(members) => {
            let known = |name: &&String| {
                name.len() > 2 && name.chars().all(|c| c.is_ascii_alphabetic()) || *name == "if"
            };
            names.extend(members.keys().filter(known).map(String::as_str));
            members.values().for_each(|value| keywords(value, names));
        }
        Value::Array(items) => items.iter().for_each(|item| keywords(item, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A case that was found once, on disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// The problem.
    pub about: String,
    /// The draft, by the URI of its meta-schema.
    pub draft: String,
    /// The `formats` setting.
    pub formats: Formats,
    /// The schema.
    pub schema: Value,
    /// The instance.
    pub instance: Value,
    /// Whether it is valid.
    pub valid: bool,
}

impl Kept {
    /// Reads all of a folder, each with its name.
    pub fn all(folder: &Path) -> Outcome<Vec<(String, Self)>> {
        let files = folders::entries(folder)?.into_iter();
        let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
        files
            .map(|path| {
                let kept = serde_json::from_str(&std::fs::read_to_string(&path)?)
                    .map_err(|error| format!("{}: {error}", path.display()))?;
                Ok((folders::stem(&path), kept))
            })
            .collect()
    }

    /// Converts it to a case.
    pub fn case(&self) -> Case {
        let stated = |draft: &Draft| draft.uri() == self.draft;
        Case {
            draft: Draft::ALL.into_iter().find(stated).unwrap_or_default(),
            formats: self.formats,
            schema: self.schema.clone(),
            instances: vec![self.instance.clone()],
        }
    }
}
