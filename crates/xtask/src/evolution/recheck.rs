//! Witnesses, checked again by validators that took no part in finding them.

use counterpart_compat::judge::Judge;
use serde_json::Value;

use super::pair::{Direction, Pair, References};
use super::version::Version;
use crate::Outcome;

/// Those who judge instances of the two versions of a schema.
pub struct Judges {
    old: Verdicts,
    new: Verdicts,
}

/// Who judges a version: nobody where it admits everything, and nobody where nobody can read it.
type Verdicts = Result<Option<Judge>, String>;

impl Judges {
    /// Reads both versions.
    pub fn new(pair: &Pair, references: &References) -> Outcome<Self> {
        let read = |name| {
            let version = Version::read(&pair.folder.join(name), &references.urls)?;
            let judge = version.map_err(|errors| errors.join("; "));
            Ok::<Verdicts, crate::Fault>(judge.and_then(|version| version.judge()))
        };
        Ok(Self { old: read("old.json")?, new: read("new.json")? })
    }

    /// Whether the writer's version admits the instance and the reader's refuses it; `None` where
    /// nobody can judge.
    pub fn confirm(&self, direction: Direction, instance: &Value) -> Option<bool> {
        let (writer, reader) = match direction {
            Direction::Request => (&self.old, &self.new),
            Direction::Response => (&self.new, &self.old),
        };
        let admits = |verdicts: &Verdicts| match verdicts {
            Ok(Some(judge)) => judge.admits(instance).ok(),
            Ok(None) => Some(true),
            Err(_) => None,
        };
        Some(admits(writer)? && !admits(reader)?)
    }
}
