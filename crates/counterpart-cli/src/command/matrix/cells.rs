//! The cells of the matrix: what one release writes, before another that reads it.

use counterpart_compat::assess::{Edition, Engine};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::Verdict;
use counterpart_compat::matrix::{Crossing, Ends, Reason};
use counterpart_compiler::project::{Project, Writers};
use counterpart_git::Snapshot;
use counterpart_report::{common, matrix};

use super::cache::Cache;
use super::releases::Released;
use crate::command::compat::edition;

/// What answers for pairs of releases.
pub struct Cells<'p> {
    project: &'p Project,
    writers: Writers,
    engine: Engine,
    cache: Cache,
}

impl<'p> Cells<'p> {
    /// Cells of a project.
    pub fn new(project: &'p Project, writers: Option<Writers>) -> Self {
        let writers = writers.unwrap_or(project.settings.compat.writers);
        let cache = Cache::open(&project.folder);
        Self { project, writers, engine: Engine::new(), cache }
    }

    /// Keeps what was answered for the next run.
    pub fn store(self) {
        self.cache.store();
    }

    /// What `writer` writes, before `reader`. None where nothing passes between them. `older` says
    /// whether the writer is the older of the two.
    pub fn pair(
        &mut self,
        writer: &Released,
        reader: &Released,
        older: bool,
    ) -> Option<matrix::Pair> {
        let ends = self.ends(writer, reader)?;
        let (reasons, passed) = match (&writer.snapshot, &reader.snapshot) {
            (Ok(written), Ok(read)) => self.cross(ends, written, read, older),
            (Err(_), _) => (vec![unreadable(writer)], true),
            (_, Err(_)) => (vec![unreadable(reader)], true),
        };
        let worst = reasons.iter().map(|reason| reason.verdict).max().unwrap_or(Verdict::Safe);
        passed.then(|| matrix::Pair {
            writer: writer.name.clone().into(),
            reader: reader.name.clone().into(),
            verdict: worst.into(),
            reasons: reasons.iter().map(reason).collect(),
        })
    }

    /// The systems between which something may pass; none for releases of the contracts. Releases of
    /// one system pass something only where it reads what it writes.
    fn ends(&self, writer: &Released, reader: &Released) -> Option<Ends<'p>> {
        match (&writer.system, &reader.system) {
            (None, None) => Some(None),
            (Some(writer), Some(reader)) => {
                let systems = &self.project.settings.systems;
                Some(Some((systems.get(writer)?, systems.get(reader)?)))
            }
            (None, Some(_)) | (Some(_), None) => None,
        }
    }

    fn cross(
        &mut self,
        ends: Ends<'_>,
        written: &Snapshot,
        read: &Snapshot,
        older: bool,
    ) -> (Vec<Reason>, bool) {
        let (written, read): (Edition<'_>, Edition<'_>) = (edition(written), edition(read));
        let crossing = if older {
            Crossing { old: written, new: read, direction: Compatibility::Backward }
        } else {
            Crossing { old: read, new: written, direction: Compatibility::Forward }
        };
        let passing = crossing.passing(ends);
        let mut reasons = Vec::new();
        for pair in &passing {
            let key = crossing.key(*pair, self.writers);
            let find = || crossing.answer(*pair, self.writers, &self.engine);
            reasons.extend(self.cache.answer(key, find).reasons);
        }
        (reasons, !passing.is_empty())
    }
}

/// A release that does not compile: nothing is known of it.
fn unreadable(release: &Released) -> Reason {
    let first = release.snapshot.as_ref().err().and_then(|diagnostics| {
        diagnostics.iter().find(|diagnostic| diagnostic.is_error()).or(diagnostics.first())
    });
    let because = first.map_or("", |diagnostic| diagnostic.message.as_str());
    Reason {
        rule: "undecided".to_owned(),
        verdict: Verdict::Unknown,
        definition: String::new(),
        pointer: String::new(),
        message: format!("the contracts of {} cannot be read: {because}", release.name),
        witness: None,
    }
}

fn reason(reason: &Reason) -> matrix::Reason {
    matrix::Reason {
        rule: reason.rule.clone(),
        verdict: reason.verdict.into(),
        contract: common::DefinitionName::from(reason.definition.clone()),
        pointer: reason.pointer.clone(),
        message: reason.message.clone(),
        witness: reason.witness.clone(),
    }
}
