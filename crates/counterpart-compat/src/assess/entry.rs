//! One definition, compared in every direction it goes.

use std::collections::BTreeMap;

use counterpart_compiler::project::Writers;
use counterpart_compiler::source::Place;

use super::asked::{Asked, ask};
use super::wire::Found;
use super::{Compared, Conclusion, Edition, Oracle, Presence, affected, gaps};
use crate::change::{Change, Sight, change};
use crate::direction::{Compatibility, Traffic, full_name};
use crate::finding::{Finding, Verdict, Witness};
use crate::fingerprint;
use crate::pair::{Bond, Likeness, Pair, likeness};
use crate::question::{Break, Doubt, Side};
use crate::rules::{self, Rule};

/// One definition under comparison.
pub(super) struct Entry<'e, 'm> {
    pub old: Edition<'m>,
    pub new: Edition<'m>,
    pub pair: Pair,
    pub traffic: Traffic,
    pub writers: Writers,
    pub oracle: &'e dyn Oracle,
    pub found: &'e mut Found,
}

impl Entry<'_, '_> {
    /// Asks every question about it, and keeps what was found.
    pub(super) fn compare(&mut self) -> Compared {
        let (name, was) = (self.name(), full_name(self.old.model, &self.old.model[self.pair.old]));
        let results: Vec<(Compatibility, Asked, Option<Asked>)> = Compatibility::ALL
            .into_iter()
            .map(|way| {
                let any = self.ask(way, Writers::Any);
                // What is safe whoever writes is safe when generated code does.
                let generated =
                    (any.verdict() != Verdict::Safe).then(|| self.ask(way, Writers::Generated));
                (way, any, generated)
            })
            .collect();
        let mut conclusions = BTreeMap::new();
        for (way, any, generated) in &results {
            if self.traffic.goes(*way) {
                let changes = results.iter().find(|(other, ..)| *other == way.other());
                let changes = changes.map_or(&[][..], |(_, any, _)| &any.breaks);
                let conclusion = self.conclude(*way, any, generated.as_ref(), changes);
                conclusions.insert(*way, conclusion);
            }
        }
        Compared {
            was: (was != name && self.is_renamed()).then_some(was),
            name,
            presence: Presence::Both,
            request: conclusions.remove(&Compatibility::Backward),
            response: conclusions.remove(&Compatibility::Forward),
        }
    }

    fn name(&self) -> String {
        full_name(self.new.model, &self.new.model[self.pair.new])
    }

    fn is_renamed(&self) -> bool {
        match self.pair.bond {
            Bond::Name => false,
            Bond::Renamed | Bond::Moved => true,
        }
    }

    fn ask(&self, way: Compatibility, writers: Writers) -> Asked {
        ask(self.oracle, (self.old, self.new), self.pair, way, writers)
    }

    fn conclude(
        &mut self,
        way: Compatibility,
        any: &Asked,
        generated: Option<&Asked>,
        changes: &[(Break, &'static str)],
    ) -> Conclusion {
        let generated_verdict = generated.map_or(Verdict::Safe, Asked::verdict);
        let (verdict, other) = match self.writers {
            Writers::Any => (any.verdict(), generated_verdict),
            Writers::Generated => (generated_verdict, any.verdict()),
        };
        let empty = Asked::default();
        let generated = generated.unwrap_or(&empty);
        let known = |list: &Asked, found: &Break| {
            list.breaks.iter().any(|(other, _)| {
                (other.refused_by, other.keyword) == (found.refused_by, found.keyword)
            })
        };
        for (found, judge) in &any.breaks {
            let writers = (!known(generated, found)).then_some(Writers::Any);
            let finding = self.broken(way, found, judge, writers);
            self.found.keep(way, finding);
        }
        for (found, judge) in generated.breaks.iter().filter(|(found, _)| !known(any, found)) {
            let finding = self.broken(way, found, judge, Some(Writers::Generated));
            self.found.keep(way, finding);
        }
        for doubt in &any.doubts {
            let settled = generated.doubts.iter().all(|other| other.at != doubt.at);
            let finding = self.doubted(way, doubt, settled.then_some(Writers::Any));
            self.found.keep(way, finding);
        }
        let argument = match verdict {
            Verdict::Safe => self.argue(way, changes),
            Verdict::Unknown => {
                let doubts = if self.writers == Writers::Any { any } else { generated };
                let because = doubts.doubts.iter().map(|doubt| doubt.reason.because.as_str());
                because.collect::<Vec<_>>().join("; ")
            }
            Verdict::Breaking => String::new(),
        };
        Conclusion { verdict, argument, otherwise: (other != verdict).then_some(other) }
    }

    /// Why it is safe: the changes, each with why it refuses nothing. They are those that break in
    /// the other direction; where none does either, both versions admit the same.
    fn argue(&mut self, way: Compatibility, changes: &[(Break, &'static str)]) -> String {
        let mut arguments = Vec::new();
        for (found, _) in changes {
            let sight = Sight { old: self.old.model, new: self.new.model, way: way.other(), found };
            let made = change(sight);
            let why = why(made.rule, way);
            let mut finding = self.finding(way, Verdict::Safe, made);
            finding.message = format!("{}: {why}", finding.change);
            arguments.push(finding.message.clone());
            self.found.keep(way, finding);
        }
        if arguments.is_empty() {
            return match likeness(
                self.side(Compatibility::Backward),
                self.side(Compatibility::Forward),
            ) {
                Likeness::Verbatim => "nothing that is asserted changed".to_owned(),
                Likeness::SameMeaning | Likeness::Different => match way {
                    Compatibility::Backward => {
                        "everything that the old version admits, the new one admits"
                    }
                    Compatibility::Forward => {
                        "everything that the new version admits, the old one admits"
                    }
                }
                .to_owned(),
            };
        }
        arguments.sort();
        arguments.dedup();
        arguments.join("; ")
    }

    fn side(&self, writes_in: Compatibility) -> Side<'_> {
        let (edition, id) = match writes_in {
            Compatibility::Backward => (self.old, self.pair.old),
            Compatibility::Forward => (self.new, self.pair.new),
        };
        Side { model: edition.model, schema: edition.model[id].schema }
    }

    fn broken(
        &self,
        way: Compatibility,
        found: &Break,
        judge: &'static str,
        writers: Option<Writers>,
    ) -> Finding {
        let sight = Sight { old: self.old.model, new: self.new.model, way, found };
        let made = change(sight);
        let mut finding = self.finding(way, Verdict::Breaking, made);
        let comes = match way {
            Compatibility::Backward => "the new version refuses what the old one may write",
            Compatibility::Forward => "the old version refuses what the new one may write",
        };
        let unless = match writers {
            Some(Writers::Any) => ", unless generated code alone writes",
            Some(Writers::Generated) | None => "",
        };
        finding.message = format!("{}: {comes}{unless}", finding.change);
        finding.witness =
            Some(Witness { instance: found.witness.clone(), at: found.instance.clone(), judge });
        finding.breaks = affected::who(&self.traffic, way, self.old.name, self.new.name);
        finding.writers = writers;
        finding
    }

    fn doubted(&self, way: Compatibility, doubt: &Doubt, writers: Option<Writers>) -> Finding {
        let (old, new) = match way {
            Compatibility::Backward => (doubt.was, Some(doubt.at)),
            Compatibility::Forward => (Some(doubt.at), doubt.was),
        };
        let reason = gaps::told(doubt, (self.old.model, old), (self.new.model, new));
        let words = reason.because.clone();
        let detail = words.clone();
        let made = Change { rule: &rules::UNDECIDED, words, detail, old, new, gone: false };
        let mut finding = self.finding(way, Verdict::Unknown, made);
        finding.message = format!("it could not be decided: {}", reason.because);
        finding.help = reason.help;
        finding.writers = writers;
        finding
    }

    fn finding(&self, way: Compatibility, verdict: Verdict, made: Change) -> Finding {
        let contract = self.contract_of(&made);
        let Change { rule, words, detail, old, new, gone } = made;
        let old = old.map(|place| self.old.model.sources.locate(place));
        let new = new.map(|place| self.new.model.sources.locate(place));
        let place = new.as_ref().filter(|_| !gone).or(old.as_ref());
        let pointer = place.map_or_else(String::new, |place| place.pointer.clone());
        // Of a choice, the branch that was there tells the change.
        let was = old.as_ref().map_or("", |place| place.pointer.as_str());
        Finding {
            rule,
            way: Some(way),
            verdict,
            definition: self.name(),
            message: String::new(),
            help: rule.instead.to_owned(),
            witness: None,
            breaks: Vec::new(),
            targets: Vec::new(),
            writers: None,
            fingerprint: fingerprint::of(&[rule.id, &contract, &pointer, was, way.name(), &detail]),
            accepted: None,
            old,
            new,
            pointer,
            change: words,
        }
    }

    /// The name of the contract whose document the change stands in.
    fn contract_of(&self, made: &Change) -> String {
        let named = |edition: Edition<'_>, place: Place| {
            let mut all = edition.model.contracts.iter();
            all.find(|contract| contract.document == place.document).map(|one| one.name.clone())
        };
        let new = made.new.and_then(|place| named(self.new, place));
        new.or_else(|| made.old.and_then(|place| named(self.old, place))).unwrap_or_default()
    }
}

/// Why a change is safe in a direction.
pub(super) fn why(rule: &Rule, way: Compatibility) -> &'static str {
    let said = match way {
        Compatibility::Backward => rule.safe_request,
        Compatibility::Forward => rule.safe_response,
    };
    match (said.is_empty(), way) {
        (false, _) => said,
        (true, Compatibility::Backward) => {
            "everything that the old version admits, the new one admits"
        }
        (true, Compatibility::Forward) => {
            "everything that the new version admits, the old one admits"
        }
    }
}
