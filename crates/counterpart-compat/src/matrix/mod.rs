//! Which release works with which: what one writes, before the other that reads it.

mod deploy;

use std::collections::HashSet;

use counterpart_compiler::model::{Definition, DefinitionId, Model};
use counterpart_compiler::project::{System, Writers};
use serde_json::Value;

use crate::assess::{Edition, Oracle, ask};
use crate::change::{Sight, change};
use crate::direction::{Compatibility, full_name, means};
use crate::finding::Verdict;
use crate::pair::{Pair, Pairs, entries};
use crate::question::{Break, Doubt};
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
    pub way: Compatibility,
}

/// Between which systems something passes; none for releases of the contracts themselves, of which
/// everything passes.
pub type Ends<'s> = Option<(&'s System, &'s System)>;

/// What came of one definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answered {
    /// Every break and every doubt; empty when it is proven that all is well.
    pub reasons: Vec<Reason>,
}

/// One break with its witness, or one doubt.
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
                "{digest}/{}/{:?}",
                full_name(edition.model, definition),
                edition.settings.formats
            )
        };
        let (old, new) = (side(self.old, pair.old), side(self.new, pair.new));
        counterpart_compiler::fingerprint::fingerprint(&[
            &old,
            &new,
            self.way.name(),
            &format!("{writers:?}"),
        ])
    }

    /// Whether what the writer's release admits of one definition meets the reader's.
    pub fn answer(&self, pair: Pair, writers: Writers, oracle: &dyn Oracle) -> Answered {
        let asked = ask(oracle, (self.old, self.new), pair, self.way, writers);
        let broken = asked.breaks.iter().map(|(found, _)| self.broken(pair, found));
        let doubted = asked.doubts.iter().map(|doubt| self.doubted(pair, doubt));
        Answered { reasons: broken.chain(doubted).collect() }
    }

    fn reader(&self) -> Edition<'_> {
        match self.way {
            Compatibility::Backward => self.new,
            Compatibility::Forward => self.old,
        }
    }

    fn name(&self, pair: Pair) -> String {
        full_name(self.new.model, &self.new.model[pair.new])
    }

    fn broken(&self, pair: Pair, found: &Break) -> Reason {
        let sight = Sight { old: self.old.model, new: self.new.model, way: self.way, found };
        let made = change(sight);
        Reason {
            rule: made.rule.id.to_owned(),
            verdict: Verdict::Breaking,
            definition: self.name(pair),
            pointer: self.reader().model.sources.locate(found.refused_by).pointer,
            message: made.words,
            witness: Some(found.witness.clone()),
        }
    }

    fn doubted(&self, pair: Pair, doubt: &Doubt) -> Reason {
        Reason {
            rule: rules::UNDECIDED.id.to_owned(),
            verdict: Verdict::Unknown,
            definition: self.name(pair),
            pointer: self.reader().model.sources.locate(doubt.at).pointer,
            message: doubt.reason.because.clone(),
            witness: None,
        }
    }
}
