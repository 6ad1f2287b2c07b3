//! Answers that were found before, by what they depend on.
//!
//! One JSON file for each project. It may be deleted at any time; one that is damaged, or was written
//! by another version of counterpart, is not used.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use counterpart_compat::finding::Verdict;
use counterpart_compat::matrix::{Answered, Reason};
use counterpart_compiler::project::cache_file;
use counterpart_fs::Place;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The answers of earlier runs and of this one.
pub struct Cache {
    place: Option<PathBuf>,
    kept: Kept,
    changed: bool,
}

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    /// Another version may answer otherwise.
    counterpart: String,
    answers: BTreeMap<String, Vec<Line>>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    rule: String,
    breaks: bool,
    definition: String,
    pointer: String,
    message: String,
    witness: Option<Value>,
}

impl Cache {
    /// What is kept of a project; nothing where there is nothing that can be used.
    pub fn open(project: &Path) -> Self {
        let place = cache_file(project, "matrix");
        let read = |place: &PathBuf| -> Option<Kept> {
            let kept: Kept = serde_json::from_slice(&std::fs::read(place).ok()?).ok()?;
            (kept.counterpart == build()).then_some(kept)
        };
        let kept = place.as_ref().and_then(read).unwrap_or_default();
        Self { place, kept, changed: false }
    }

    /// The answer known by a key, else the one that `find` finds.
    pub fn answer(&mut self, key: String, find: impl FnOnce() -> Answered) -> Answered {
        if let Some(lines) = self.kept.answers.get(&key) {
            return Answered { reasons: lines.iter().map(Reason::from).collect() };
        }
        let answered = find();
        self.kept.answers.insert(key, answered.reasons.iter().map(Line::from).collect());
        self.changed = true;
        answered
    }

    /// Keeps the answers for the next run. Errors are ignored.
    pub fn store(mut self) {
        let Some(place) = self.place.filter(|_| self.changed) else { return };
        self.kept.counterpart = build();
        let Ok(text) = serde_json::to_vec(&self.kept) else { return };
        let _ = counterpart_fs::replace(&Place::but_for_the_last(&place, 2), &text);
    }
}

/// What answers: the version, and when this program was built, so that a newer one asks again.
fn build() -> String {
    let program = std::env::current_exe().and_then(std::fs::metadata);
    let changed = program.and_then(|data| data.modified()).ok();
    let since = changed.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    format!("{}-{}", env!("CARGO_PKG_VERSION"), since.map_or(0, |since| since.as_secs()))
}

impl From<&Reason> for Line {
    fn from(reason: &Reason) -> Self {
        Self {
            rule: reason.rule.clone(),
            breaks: reason.verdict == Verdict::Breaking,
            definition: reason.definition.clone(),
            pointer: reason.pointer.clone(),
            message: reason.message.clone(),
            witness: reason.witness.clone(),
        }
    }
}

impl From<&Line> for Reason {
    fn from(line: &Line) -> Self {
        Self {
            rule: line.rule.clone(),
            verdict: if line.breaks { Verdict::Breaking } else { Verdict::Unknown },
            definition: line.definition.clone(),
            pointer: line.pointer.clone(),
            message: line.message.clone(),
            witness: line.witness.clone(),
        }
    }
}
