//! Which release works with which: whether each reads what the other writes.

mod deploy;

use std::collections::HashSet;

use counterpart_compiler::model::{Definition, DefinitionId, Model};
use counterpart_compiler::project::{System, Writers};
use serde_json::Value;

use crate::assess::{Edition, Oracle, query};
use crate::change::{Context, change};
use crate::direction::{Compatibility, full_name, means};
use crate::finding::Verdict;
use crate::pair::{Pair, Pairs, entries};
use crate::question::{Break, Undecided};
use crate::rules;

pub use deploy::{Candidate, Deployment, deploy};

/// What of one release is read by another.
#[derive(Clone, Copy, Debug)]
pub struct Crossing<'m> {
    /// The older release, as far as that is known.
    pub old: Edition<'m>,
    /// The newer one.
    pub new: Edition<'m>,
    /// Whether the older or the newer one writes.
    pub direction: Compatibility,
}

/// Between which systems something passes; none for releases of the contracts themselves, of which
/// everything passes.
pub type Ends<'s> = Option<(&'s System, &'s System)>;

/// The answer for one definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answered {
    /// Every break, and everything undecided; empty when it is proven safe.
    pub reasons: Vec<Reason>,
}

/// One break with its witness, or one undecided position.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The id of the rule.
    pub rule: String,
    /// Breaking or unknown.
    pub verdict: Verdict,
    /// The definition, by its name in the newer release.
    pub definition: String,
    /// The JSON Pointer of what refuses, in the reader's document.
    pub pointer: String,
    /// One sentence.
    pub message: String,
    /// What the writer may write and the reader refuses; of a break there always is one.
    pub witness: Option<Value>,
}

impl Answered {
    /// The answer in one word.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.reasons.iter().map(|reason| reason.verdict).max().unwrap_or(Verdict::Safe)
    }
}

impl Crossing<'_> {
    /// The definitions that pass from one end to the other and that both releases have.
    #[must_use]
    pub fn passing(&self, ends: Ends<'_>) -> Vec<Pair> {
        let pairs = Pairs::of(self.old.model, self.new.model).both;
        let Some((writer, reader)) = ends else {
            let outer = |model: &Model| -> HashSet<_> {
                entries(model, |id| model[id].annotations.extension.direction.is_some())
                    .into_iter()
                    .collect()
            };
            let (olds, news) = (outer(self.old.model), outer(self.new.model));
            let outer = |pair: &Pair| olds.contains(&pair.old) || news.contains(&pair.new);
            return pairs.into_iter().filter(outer).collect();
        };
        let named = |model: &Model, definition: &Definition, names: &[String]| {
            names.iter().any(|name| means(model, definition, name))
        };
        let passes = |model: &Model, definition: &Definition| {
            named(model, definition, &writer.writes) && named(model, definition, &reader.reads)
        };
        let both = |pair: &Pair| {
            passes(self.old.model, &self.old.model[pair.old])
                || passes(self.new.model, &self.new.model[pair.new])
        };
        pairs.into_iter().filter(both).collect()
    }

    /// What one definition is known by in a cache: the contracts and the definition on both sides.
    #[must_use]
    pub fn key(&self, pair: Pair, writers: Writers) -> String {
        let side = |edition: Edition<'_>, id: DefinitionId| {
            let definition = &edition.model[id];
            let digest = &edition.model[definition.contract].digest;
            format!(
                "{digest}/{}/{:?}/{:?}",
                full_name(edition.model, definition),
                edition.settings.formats,
                edition.settings.content
            )
        };
        let (old, new) = (side(self.old, pair.old), side(self.new, pair.new));
        counterpart_compiler::fingerprint::fingerprint(&[
            &old,
            &new,
            self.direction.name(),
            &format!("{writers:?}"),
        ])
    }

    /// Whether what the writer's release admits of one definition meets the reader's.
    pub fn answer(&self, pair: Pair, writers: Writers, oracle: &dyn Oracle) -> Answered {
        let checked = query(oracle, (self.old, self.new), pair, self.direction, writers);
        let broken = checked.breaks.iter().map(|(found, _)| self.broken(pair, found));
        let undecided = checked.undecided.iter().map(|one| self.undecided(pair, one));
        Answered { reasons: broken.chain(undecided).collect() }
    }

    fn reader(&self) -> Edition<'_> {
        match self.direction {
            Compatibility::Backward => self.new,
            Compatibility::Forward => self.old,
        }
    }

    fn name(&self, pair: Pair) -> String {
        full_name(self.new.model, &self.new.model[pair.new])
    }

    fn broken(&self, pair: Pair, found: &Break) -> Reason {
        let context =
            Context { old: self.old.model, new: self.new.model, direction: self.direction, found };
        let made = change(context);
        Reason {
            rule: made.rule.id.to_owned(),
            verdict: Verdict::Breaking,
            definition: self.name(pair),
            pointer: self.reader().model.sources.locate(found.refused_by.in_reader()).pointer,
            message: made.words,
            witness: Some(found.witness.clone()),
        }
    }

    fn undecided(&self, pair: Pair, undecided: &Undecided) -> Reason {
        Reason {
            rule: rules::UNDECIDED.id.to_owned(),
            verdict: Verdict::Unknown,
            definition: self.name(pair),
            pointer: self.reader().model.sources.locate(undecided.at.in_reader()).pointer,
            message: undecided.reason.because.clone(),
            witness: None,
        }
    }
}
