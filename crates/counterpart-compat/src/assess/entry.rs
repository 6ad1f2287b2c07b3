//! One definition, compared in every direction it goes.

use std::collections::BTreeMap;

use counterpart_compiler::project::Writers;
use counterpart_compiler::source::Place;

use super::found::Found;
use super::query::{Checked, query};
use super::{Compared, Conclusion, Edition, Oracle, Presence, affected, unresolved};
use crate::change::{Change, Context, change};
use crate::direction::{Compatibility, Traffic, full_name};
use crate::finding::{Finding, Verdict, Witness};
use crate::pair::{Bond, Likeness, Pair, Pairs, likeness};
use crate::question::{Break, Side, Undecided};
use crate::rules;
use crate::subject::{Subject, Version};
use counterpart_compiler::fingerprint::fingerprint;

/// One definition under comparison.
pub(super) struct Entry<'e, 'm> {
    pub old: Edition<'m>,
    pub new: Edition<'m>,
    pub pair: Pair,
    pub pairs: &'e Pairs,
    pub traffic: Traffic,
    pub writers: Writers,
    pub oracle: &'e dyn Oracle,
    pub found: &'e mut Found,
}

impl Entry<'_, '_> {
    /// Compares it in both directions, and adds the findings.
    pub(super) fn compare(&mut self) -> Compared {
        let (name, was) = (self.name(), full_name(self.old.model, &self.old.model[self.pair.old]));
        let results: Vec<(Compatibility, Checked, Option<Checked>)> = Compatibility::ALL
            .into_iter()
            .map(|direction| {
                let any = self.query(direction, Writers::Any);
                // What is safe whoever writes is safe when generated code does.
                let generated = (any.verdict() != Verdict::Safe)
                    .then(|| self.query(direction, Writers::Generated));
                (direction, any, generated)
            })
            .collect();
        let mut conclusions = BTreeMap::new();
        for (direction, any, generated) in &results {
            if self.traffic.goes(*direction) {
                let changes = results.iter().find(|(other, ..)| *other == direction.other());
                let changes = changes.map_or(&[][..], |(_, any, _)| &any.breaks);
                let conclusion = self.conclude(*direction, any, generated.as_ref(), changes);
                conclusions.insert(*direction, conclusion);
            }
        }
        Compared {
            was: (was != name && self.is_renamed()).then_some(was),
            name,
            presence: Presence::Both,
            backward: conclusions.remove(&Compatibility::Backward),
            forward: conclusions.remove(&Compatibility::Forward),
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

    fn query(&self, direction: Compatibility, writers: Writers) -> Checked {
        query(self.oracle, (self.old, self.new), self.pair, direction, writers)
    }

    fn conclude(
        &mut self,
        direction: Compatibility,
        any: &Checked,
        generated: Option<&Checked>,
        changes: &[(Break, &'static str)],
    ) -> Conclusion {
        let generated_verdict = generated.map_or(Verdict::Safe, Checked::verdict);
        let (verdict, other) = match self.writers {
            Writers::Any => (any.verdict(), generated_verdict),
            Writers::Generated => (generated_verdict, any.verdict()),
        };
        let empty = Checked::default();
        let generated = generated.unwrap_or(&empty);
        let known = |list: &Checked, found: &Break| {
            list.breaks.iter().any(|(other, _)| {
                (other.refused_by, other.keyword) == (found.refused_by, found.keyword)
            })
        };
        for (found, judge) in &any.breaks {
            let writers = (!known(generated, found)).then_some(Writers::Any);
            let finding = self.broken(direction, found, judge, writers);
            self.found.keep(direction, finding);
        }
        for (found, judge) in generated.breaks.iter().filter(|(found, _)| !known(any, found)) {
            let finding = self.broken(direction, found, judge, Some(Writers::Generated));
            self.found.keep(direction, finding);
        }
        for undecided in &any.undecided {
            let decided = generated.undecided.iter().all(|other| other.at != undecided.at);
            let finding = self.undecided(direction, undecided, decided.then_some(Writers::Any));
            self.found.keep(direction, finding);
        }
        let argument = match verdict {
            Verdict::Safe => self.argue(direction, changes),
            Verdict::Unknown => {
                let checked = if self.writers == Writers::Any { any } else { generated };
                let because = checked.undecided.iter().map(|one| one.reason.because.as_str());
                because.collect::<Vec<_>>().join("; ")
            }
            Verdict::Breaking => String::new(),
        };
        Conclusion { verdict, argument, otherwise: (other != verdict).then_some(other) }
    }

    /// Why it is safe: the changes that break in the opposite direction, each with the reason why it
    /// refuses nothing in this one. Where there are none, both versions admit the same.
    fn argue(&mut self, direction: Compatibility, changes: &[(Break, &'static str)]) -> String {
        let mut arguments = Vec::new();
        for (found, _) in changes {
            let context = Context {
                old: self.old.model,
                new: self.new.model,
                direction: direction.other(),
                found,
            };
            let made = change(context);
            let why = made.rule.argument(direction);
            let mut finding = self.finding(direction, Verdict::Safe, made);
            finding.message = format!("{}: {why}", finding.change);
            arguments.push(finding.message.clone());
            self.found.keep(direction, finding);
        }
        if arguments.is_empty() {
            return match likeness(
                self.side(Compatibility::Backward),
                self.side(Compatibility::Forward),
            ) {
                Likeness::Verbatim => "no keyword that refuses a value changed".to_owned(),
                Likeness::SameMeaning | Likeness::Different => match direction {
                    Compatibility::Backward => {
                        "the new version admits everything that the old version admits"
                    }
                    Compatibility::Forward => {
                        "the old version admits everything that the new version admits"
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
        direction: Compatibility,
        found: &Break,
        judge: &'static str,
        writers: Option<Writers>,
    ) -> Finding {
        let context = Context { old: self.old.model, new: self.new.model, direction, found };
        let made = change(context);
        let mut finding = self.finding(direction, Verdict::Breaking, made);
        let comes = match direction {
            Compatibility::Backward => "the new version refuses what the old version may write",
            Compatibility::Forward => "the old version refuses what the new version may write",
        };
        let unless = match writers {
            Some(Writers::Any) => ", unless only generated code writes",
            Some(Writers::Generated) | None => "",
        };
        finding.message = format!("{}: {comes}{unless}", finding.change);
        finding.witness =
            Some(Witness { instance: found.witness.clone(), at: found.instance.clone(), judge });
        finding.breaks = affected::who(&self.traffic, direction, self.old.name, self.new.name);
        finding.writers = writers;
        finding
    }

    fn undecided(
        &self,
        direction: Compatibility,
        undecided: &Undecided,
        writers: Option<Writers>,
    ) -> Finding {
        let [old, new] = undecided.places(direction);
        let reason = unresolved::reason(undecided, (self.old.model, old), (self.new.model, new));
        let words = reason.because.clone();
        let detail = words.clone();
        let made =
            Change { rule: &rules::UNDECIDED, words, detail, old, new, gone: false, part: None };
        let mut finding = self.finding(direction, Verdict::Unknown, made);
        finding.message = format!("not decided: {}", reason.because);
        finding.help = reason.help;
        finding.writers = writers;
        finding
    }

    fn finding(&self, direction: Compatibility, verdict: Verdict, made: Change) -> Finding {
        let contract = self.contract_of(&made);
        let subject = self.subject(&made);
        let Change { rule, words, detail, old, new, gone, part: _ } = made;
        let old = old.map(|place| self.old.model.sources.locate(place));
        let new = new.map(|place| self.new.model.sources.locate(place));
        let place = new.as_ref().filter(|_| !gone).or(old.as_ref());
        let pointer = place.map_or_else(String::new, |place| place.pointer.clone());
        // Of a union, the old branch distinguishes the change.
        let was = old.as_ref().map_or("", |place| place.pointer.as_str());
        Finding {
            rule,
            direction: Some(direction),
            verdict,
            definition: self.name(),
            subject,
            message: String::new(),
            help: rule.instead.to_owned(),
            witness: None,
            breaks: Vec::new(),
            targets: Vec::new(),
            writers: None,
            fingerprint: fingerprint(&[
                rule.id,
                &contract,
                &pointer,
                was,
                direction.name(),
                &detail,
            ]),
            accepted: None,
            old,
            new,
            pointer,
            change: words,
        }
    }

    /// The definition that the change stands in; where none holds its place, the one under comparison.
    ///
    /// Where the places are in different definitions, a reference came or went: the change stands in the
    /// definition that refers, and the other one is what it was.
    fn subject(&self, made: &Change) -> Subject {
        let part = made.part.as_deref();
        let old = made.old.map(|place| Subject::of(self.old.model, place, part, Version::Old));
        let new = made.new.map(|place| Subject::of(self.new.model, place, part, Version::New));
        let both = if made.gone { [old, new] } else { [new, old] };
        let known = both.into_iter().flatten().map(|mut subject| {
            subject.complete(self.pairs);
            subject
        });
        let known: Vec<Subject> = known.filter(|one| one.old.or(one.new).is_some()).collect();
        let differs = |subject: &&Subject| match (subject.old, subject.new) {
            (Some(old), Some(new)) => {
                let before = Side { model: self.old.model, schema: self.old.model[old].schema };
                let now = Side { model: self.new.model, schema: self.new.model[new].schema };
                likeness(before, now) == Likeness::Different
            }
            (None | Some(_), None | Some(_)) => true,
        };
        let subject = match known.as_slice() {
            [one, other] if (one.old, one.new) != (other.old, other.new) => {
                known.iter().find(differs).or(known.first())
            }
            _ => known.first(),
        };
        subject.cloned().unwrap_or_else(|| Subject {
            parts: made.part.iter().cloned().collect(),
            ..Subject::both(self.pair.old, self.pair.new)
        })
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
