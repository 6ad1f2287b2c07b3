//! Compares two versions of contracts: what changed, its verdict in each direction, and who breaks.

mod accept;
mod affected;
mod annotations;
mod bump;
mod engine;
mod entry;
mod evidence;
mod found;
mod ignored;
mod query;
mod removed;
mod renamed;
mod rewritten;
mod unresolved;
mod wire;

use counterpart_compiler::model::{DefinitionId, Model};
use counterpart_compiler::project::Writers;
use counterpart_compiler::source::{Location, Place};
use serde_json::Value;

use crate::answer::Reason;
use crate::direction::{Compatibility, full_name};
use crate::finding::{Finding, Verdict};
use crate::pair::Pairs;
use crate::question::{Outcome, Side};
use crate::source;
use counterpart_compiler::fingerprint::fingerprint;

pub use crate::edition::Edition;
pub use accept::is_day;
pub use bump::{Bump, Grown, Step, Versions, row};
pub use engine::Engine;
pub(crate) use query::query;

/// The options of a comparison.
#[derive(Clone, Debug)]
pub struct Options {
    /// Who writes; else what the settings of the new version say.
    pub writers: Option<Writers>,
    /// The present day, `2026-11-22`: acceptances may have expired.
    pub today: String,
}

/// What decides: the prover, and an independent validator.
pub trait Oracle {
    /// Whether everything that the writer's schema admits meets the reader's.
    fn compare(&self, writer: Side<'_>, reader: Side<'_>, writers: Writers) -> Outcome;

    /// Whether a definition admits a value, by an independent validator; and its name.
    ///
    /// # Errors
    /// Why the validator has no answer.
    fn judge(
        &self,
        edition: Edition<'_>,
        definition: DefinitionId,
        value: &Value,
    ) -> Result<(bool, &'static str), Reason>;
}

/// The result of a comparison.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Who writes: the question that the verdicts answer.
    pub writers: Writers,
    /// Every definition whose instances stand by themselves, and those that are gone or new.
    pub definitions: Vec<Compared>,
    /// What was found, ordered by definition and place.
    pub findings: Vec<Finding>,
    /// Which definition is which.
    pub pairs: Pairs,
}

/// A definition, and the answer for each direction.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Its name; the new one, where it has one.
    pub name: String,
    /// Its old name, where that is another.
    pub was: Option<String>,
    /// Whether it is in both versions.
    pub presence: Presence,
    /// The backward answer, where it is in both versions and old instances meet new readers.
    pub backward: Option<Conclusion>,
    /// The forward answer, where it is in both versions and new instances meet old readers.
    pub forward: Option<Conclusion>,
}

/// Whether a definition is in both versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In both.
    Both,
    /// In the new one alone.
    Added,
    /// In the old one alone.
    Removed,
}

/// A verdict and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// The verdict. An accepted break is one still.
    pub verdict: Verdict,
    /// Why it is safe, or why it is undecided; empty for a break, which has findings.
    pub argument: String,
    /// The verdict for the other kind of writers, where it is another.
    pub otherwise: Option<Verdict>,
}

impl Comparison {
    /// Compares two versions.
    pub fn of(old: Edition<'_>, new: Edition<'_>, options: &Options, oracle: &dyn Oracle) -> Self {
        let pairs = Pairs::of(old.model, new.model);
        let writers = options.writers.unwrap_or(new.settings.compat.writers);
        let (mut definitions, mut findings) = wire::compare(old, new, &pairs, writers, oracle);
        definitions.extend(presence(old, new, &pairs));
        let edits = source::edits(old, new, &pairs);
        findings.extend(edits.into_iter().map(|edit| of_source(old, new, edit)));
        for finding in &mut findings {
            finding.subject.complete(&pairs);
        }
        renamed::join((old, new), &pairs, &mut findings);
        findings.sort_by(|one, other| order(one).cmp(&order(other)));
        accept::apply(&mut findings, &new.settings.compat.accept, &options.today);
        Self { writers, definitions, findings, pairs }
    }

    /// The answer in one word for a direction. Accepted breaks do not count, nor what holds only for
    /// writers that there are not.
    #[must_use]
    pub fn verdict(&self, direction: Compatibility) -> Verdict {
        let relevant = self.findings.iter().filter(|finding| finding.direction == Some(direction));
        self.worst(relevant)
    }

    /// The answer for code that uses the generated API.
    #[must_use]
    pub fn source_verdict(&self) -> Verdict {
        self.worst(self.findings.iter().filter(|finding| !finding.targets.is_empty()))
    }

    /// Whether a finding counts.
    #[must_use]
    pub fn counts(&self, finding: &Finding) -> bool {
        finding.accepted.is_none() && finding.writers.is_none_or(|writers| writers == self.writers)
    }

    /// The answer for a direction, accepted breaks included.
    fn worst_ever(&self, direction: Compatibility) -> Verdict {
        let relevant = self.findings.iter().filter(|finding| {
            finding.direction == Some(direction)
                && finding.writers.is_none_or(|writers| writers == self.writers)
        });
        relevant.map(|finding| finding.verdict).max().unwrap_or(Verdict::Safe)
    }

    fn worst<'f>(&self, findings: impl Iterator<Item = &'f Finding>) -> Verdict {
        let counting = findings.filter(|finding| self.counts(finding));
        counting.map(|finding| finding.verdict).max().unwrap_or(Verdict::Safe)
    }
}

fn order(finding: &Finding) -> (u8, &str, u8, Option<&Location>, Option<Compatibility>, &str) {
    let level = finding.rule.level() as u8;
    let verdict = match finding.verdict {
        Verdict::Breaking => 0,
        Verdict::Unknown => 1,
        Verdict::Safe => 2,
    };
    let place = finding.new.as_ref().or(finding.old.as_ref());
    (level, &finding.definition, verdict, place, finding.direction, &finding.change)
}

/// The definitions that are gone or new, hoisted ones left out.
fn presence(old: Edition<'_>, new: Edition<'_>, pairs: &Pairs) -> Vec<Compared> {
    let compared = |model: &Model, id: DefinitionId, presence| {
        let definition = &model[id];
        (definition.origin != counterpart_compiler::model::Origin::Hoisted).then(|| Compared {
            name: full_name(model, definition),
            was: None,
            presence,
            backward: None,
            forward: None,
        })
    };
    let removed = pairs.removed.iter().filter_map(|id| compared(old.model, *id, Presence::Removed));
    let added = pairs.added.iter().filter_map(|id| compared(new.model, *id, Presence::Added));
    removed.chain(added).collect()
}

fn of_source(old: Edition<'_>, new: Edition<'_>, edit: source::Edit) -> Finding {
    let verdict = if edit.breaks { Verdict::Breaking } else { Verdict::Safe };
    let comes = if edit.breaks {
        "code that uses it may no longer compile"
    } else {
        edit.rule.argument(Compatibility::Forward)
    };
    let at = |edition: Edition<'_>, place: Place| edition.model.sources.locate(place);
    let old_place = edit.old.map(|place| at(old, place));
    let new_place = edit.new.map(|place| at(new, place));
    let place = new_place.as_ref().filter(|_| !edit.gone).or(old_place.as_ref());
    let pointer = place.map_or_else(String::new, |place| place.pointer.clone());
    Finding {
        rule: edit.rule,
        direction: None,
        verdict,
        message: format!("{}: {comes}", edit.words),
        help: edit.help.to_owned(),
        witness: None,
        old: old_place,
        new: new_place,
        breaks: Vec::new(),
        writers: None,
        fingerprint: fingerprint(&[edit.rule.id, &edit.definition, &pointer, &edit.words]),
        accepted: None,
        definition: edit.definition,
        subject: edit.subject,
        pointer,
        change: edit.words,
        targets: edit.targets,
    }
}
