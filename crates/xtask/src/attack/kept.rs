//! The results of a part: its counts, and the failures, kept with their inputs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Inputs;
use crate::{Outcome, folders};

/// What came of a part.
pub struct Kept {
    part: &'static str,
    seed: u64,
    tried: u64,
    counts: BTreeMap<&'static str, u64>,
    failures: BTreeMap<String, u64>,
}

impl Kept {
    /// Nothing was tried yet.
    pub fn new(inputs: &Inputs) -> Self {
        Self {
            part: inputs.part.name(),
            seed: inputs.seed,
            tried: 0,
            counts: BTreeMap::new(),
            failures: BTreeMap::new(),
        }
    }

    /// The folder of the part's files.
    pub fn folder(&self) -> PathBuf {
        folders::scratch("attack").join(self.part)
    }

    /// Counts an input.
    pub fn tried(&mut self) {
        self.tried += 1;
    }

    /// Adds to a count of the closing line.
    pub fn count(&mut self, what: &'static str, number: u64) {
        *self.counts.entry(what).or_default() += number;
    }

    /// Counts a failure, and keeps its input: a name and a text for each file.
    pub fn fail(
        &mut self,
        number: u64,
        kind: &str,
        detail: &str,
        files: &[(&str, &str)],
    ) -> Outcome {
        *self.failures.entry(kind.to_owned()).or_default() += 1;
        let folder = self.folder().join(format!("seed-{}-number-{number}", self.seed));
        for (name, text) in files {
            folders::write(&folder.join(name), text)?;
        }
        folders::write(&folder.join("failure.txt"), &format!("{kind}: {detail}\n"))?;
        let start: String = detail.chars().take(300).collect();
        println!("attack {}: {number}: {kind}: {start}\n  {}", self.part, folder.display());
        Ok(())
    }

    /// Prints the closing line; whether nothing failed.
    pub fn close(&self) -> bool {
        let Self { part, seed, tried, counts, failures } = self;
        let listed = |counts: Vec<String>| match counts.len() {
            0 => "0".to_owned(),
            _ => counts.join(", "),
        };
        let counts = counts.iter().map(|(what, number)| format!(", {what} {number}"));
        let failed = failures.iter().map(|(kind, number)| format!("{number} × {kind}"));
        println!(
            "attack {part}: seed {seed}, tried {tried}{}, failed {}",
            counts.collect::<String>(),
            listed(failed.collect())
        );
        failures.is_empty()
    }
}
