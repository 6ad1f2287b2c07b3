//! The truth table: pairs of schemas with the true answer in both directions.

use std::path::Path;

use counterpart_compiler::resolve::Draft;
use serde::Deserialize;
use serde_json::Value;

use super::draft;

/// A pair of schemas.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// What changes.
    pub name: String,
    /// Why the answers are true.
    pub why: String,
    /// The draft of both schemas, by number or date.
    #[serde(default = "newest")]
    pub draft: String,
    /// Before.
    pub old: Value,
    /// After.
    pub new: Value,
    /// Whether everything the old one admits is admitted by the new one.
    pub request: Truth,
    /// Whether everything the new one admits is admitted by the old one.
    pub response: Truth,
}

/// A true answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Truth {
    /// It is.
    Safe(Safe),
    /// It is not: a witness for each separate break.
    Breaking(Vec<Value>),
}

/// It is.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Safe {
    /// It is.
    #[serde(rename = "safe")]
    Safe,
}

impl Truth {
    /// The witnesses; none when it is safe.
    pub fn witnesses(&self) -> &[Value] {
        match self {
            Self::Safe(_) => &[],
            Self::Breaking(witnesses) => witnesses,
        }
    }

    /// The same about a value made from each witness.
    pub fn map(&self, made: impl Fn(&Value) -> Value) -> Self {
        match self {
            Self::Safe(safe) => Self::Safe(*safe),
            Self::Breaking(witnesses) => Self::Breaking(witnesses.iter().map(made).collect()),
        }
    }
}

fn newest() -> String {
    "2020-12".to_owned()
}

impl Pair {
    /// The draft of both schemas.
    pub fn draft(&self) -> Draft {
        draft(&self.draft)
    }
}

/// Every pair.
pub fn pairs() -> Vec<Pair> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("table");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the table")
        .map(|entry| entry.expect("a file").path())
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| -> Vec<Pair> {
        let text = std::fs::read_to_string(path).expect("a file");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths.iter().flat_map(read).collect()
}
