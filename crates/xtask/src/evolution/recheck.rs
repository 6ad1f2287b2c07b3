//! Checks witnesses again with independent validators.

use counterpart_compat::judge::Judge;
use serde_json::Value;

use super::pair::{Direction, Pair, References};
use super::version::Version;
use crate::Outcome;

/// The validators of the two versions of a schema.
pub struct Judges {
    old: Verdicts,
    new: Verdicts,
}

/// The validators of a version: none where it admits everything, or where no validator reads it.
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
    /// no validator can judge.
    pub fn confirm(&self, direction: Direction, instance: &Value) -> Option<bool> {
        let (writer, reader) = match direction {
            Direction::Backward => (&self.old, &self.new),
            Direction::Forward => (&self.new, &self.old),
        };
        let admits = |verdicts: &Verdicts| match verdicts {
            Ok(Some(judge)) => judge.admits(instance).ok(),
            Ok(None) => Some(true),
            Err(_) => None,
        };
        Some(admits(writer)? && !admits(reader)?)
    }
}
