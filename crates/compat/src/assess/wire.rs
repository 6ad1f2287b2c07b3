//! What changed on the wire.

use std::collections::{BTreeMap, HashSet};

use counterpart_model::model::Origin;
use counterpart_model::project::Writers;
use counterpart_model::source::Place;

use super::{Compared, Conclusion, Edition, Oracle, Presence, affected, evidence};
use crate::change::{Sight, change};
use crate::direction::{Traffic, Way, full_name, is_spoken_of};
use crate::finding::{Finding, Verdict};
use crate::fingerprint;
use crate::pair::{Likeness, Pair, Pairs, entries, likeness};
use crate::question::{Break, Doubt, Side};
use crate::rules::{self, Rule};

/// Compares every definition whose instances stand by themselves.
pub(super) fn compare(
    old: Edition<'_>,
    new: Edition<'_>,
    pairs: &Pairs,
    writers: Writers,
    oracle: &dyn Oracle,
) -> (Vec<Compared>, Vec<Finding>) {
    let systems = &new.settings.systems;
    let outer = |edition: Edition<'_>| -> HashSet<_> {
        let model = edition.model;
        entries(model, |id| is_spoken_of(model, &model[id], systems)).into_iter().collect()
    };
    let (olds, news) = (outer(old), outer(new));
    let mut compared = Vec::new();
    let mut found = Found::default();
    for pair in &pairs.both {
        if !olds.contains(&pair.old) && !news.contains(&pair.new) {
            continue;
        }
        let traffic = Traffic::of(new.model, &new.model[pair.new], systems);
        let mut entry =
            Entry { old, new, pair: *pair, traffic, writers, oracle, found: &mut found };
        compared.push(entry.compare());
    }
    let mut findings: Vec<_> = found.findings.into_values().collect();
    findings.extend(rephrased(old, new, pairs, &findings));
    (compared, findings)
}

/// What was found, one finding for each cause: several definitions may share what changed.
#[derive(Default)]
struct Found {
    findings: BTreeMap<(String, Way), Finding>,
}

impl Found {
    /// Keeps a finding, unless the same cause is known by a witness that is no longer.
    fn keep(&mut self, way: Way, finding: Finding) {
        let key = (finding.fingerprint.clone(), way);
        let size = |finding: &Finding| {
            finding
                .witness
                .as_ref()
                .map_or(usize::MAX, |witness| witness.instance.to_string().len())
        };
        match self.findings.get_mut(&key) {
            Some(known) => {
                let also = finding.breaks.iter().filter(|who| !known.breaks.contains(who));
                let breaks: Vec<String> = known.breaks.iter().chain(also).cloned().collect();
                // What breaks for some writers here and for all there, breaks for all.
                let writers = known.writers.and(finding.writers);
                if size(&finding) < size(known) {
                    *known = finding;
                }
                known.breaks = breaks;
                known.writers = writers;
            }
            None => {
                self.findings.insert(key, finding);
            }
        }
    }
}

/// One definition under comparison.
struct Entry<'e, 'm> {
    old: Edition<'m>,
    new: Edition<'m>,
    pair: Pair,
    traffic: Traffic,
    writers: Writers,
    oracle: &'e dyn Oracle,
    found: &'e mut Found,
}

/// What came of one question.
#[derive(Default)]
struct Result {
    breaks: Vec<(Break, &'static str)>,
    doubts: Vec<Doubt>,
}

impl Result {
    fn verdict(&self) -> Verdict {
        match (self.breaks.is_empty(), self.doubts.is_empty()) {
            (false, _) => Verdict::Breaking,
            (true, false) => Verdict::Unknown,
            (true, true) => Verdict::Safe,
        }
    }
}

impl Entry<'_, '_> {
    fn compare(&mut self) -> Compared {
        let (name, was) = (self.name(), full_name(self.old.model, &self.old.model[self.pair.old]));
        let results: Vec<(Way, Result, Option<Result>)> = Way::ALL
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
            request: conclusions.remove(&Way::Request),
            response: conclusions.remove(&Way::Response),
        }
    }

    fn name(&self) -> String {
        full_name(self.new.model, &self.new.model[self.pair.new])
    }

    fn is_renamed(&self) -> bool {
        match self.pair.bond {
            crate::pair::Bond::Name => false,
            crate::pair::Bond::Renamed | crate::pair::Bond::Moved => true,
        }
    }

    /// Asks one question, and keeps of the breaks those that the judge sees as well.
    fn ask(&self, way: Way, writers: Writers) -> Result {
        let old = Side { model: self.old.model, schema: self.old.model[self.pair.old].schema };
        let new = Side { model: self.new.model, schema: self.new.model[self.pair.new].schema };
        let (writer, reader) = match way {
            Way::Request => (old, new),
            Way::Response => (new, old),
        };
        let outcome = self.oracle.compare(writer, reader, writers);
        let mut result = Result { breaks: Vec::new(), doubts: outcome.doubts };
        for found in outcome.breaks {
            match evidence::check(
                self.oracle,
                way,
                (self.old, self.pair.old),
                (self.new, self.pair.new),
                &found,
            ) {
                Ok(judge) => result.breaks.push((found, judge)),
                Err(reason) => {
                    result.doubts.push(Doubt { at: found.refused_by, was: found.was, reason })
                }
            }
        }
        result
    }

    fn conclude(
        &mut self,
        way: Way,
        any: &Result,
        generated: Option<&Result>,
        changes: &[(Break, &'static str)],
    ) -> Conclusion {
        let generated_verdict = generated.map_or(Verdict::Safe, Result::verdict);
        let (verdict, other) = match self.writers {
            Writers::Any => (any.verdict(), generated_verdict),
            Writers::Generated => (generated_verdict, any.verdict()),
        };
        let empty = Result::default();
        let generated = generated.unwrap_or(&empty);
        let known = |list: &Result, found: &Break| {
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
    fn argue(&mut self, way: Way, changes: &[(Break, &'static str)]) -> String {
        let mut arguments = Vec::new();
        for (found, _) in changes {
            let sight = Sight { old: self.old.model, new: self.new.model, way: way.other(), found };
            let made = change(sight);
            let why = why(made.rule, way);
            let mut finding = self.finding(way, made.rule, Verdict::Safe, &sight, made.words);
            finding.message = format!("{}: {why}", finding.change);
            arguments.push(finding.message.clone());
            self.found.keep(way, finding);
        }
        if arguments.is_empty() {
            return match likeness(self.side(Way::Request), self.side(Way::Response)) {
                Likeness::Verbatim => "nothing that is asserted changed".to_owned(),
                Likeness::SameMeaning | Likeness::Different => match way {
                    Way::Request => "everything that the old version admits, the new one admits",
                    Way::Response => "everything that the new version admits, the old one admits",
                }
                .to_owned(),
            };
        }
        arguments.sort();
        arguments.dedup();
        arguments.join("; ")
    }

    fn side(&self, writes_in: Way) -> Side<'_> {
        let (edition, id) = match writes_in {
            Way::Request => (self.old, self.pair.old),
            Way::Response => (self.new, self.pair.new),
        };
        Side { model: edition.model, schema: edition.model[id].schema }
    }

    fn broken(
        &self,
        way: Way,
        found: &Break,
        judge: &'static str,
        writers: Option<Writers>,
    ) -> Finding {
        let sight = Sight { old: self.old.model, new: self.new.model, way, found };
        let made = change(sight);
        let mut finding = self.finding(way, made.rule, Verdict::Breaking, &sight, made.words);
        let comes = match way {
            Way::Request => "the new version refuses what the old one may write",
            Way::Response => "the old version refuses what the new one may write",
        };
        finding.message = format!("{}: {comes}", finding.change);
        finding.witness = Some(crate::finding::Witness {
            instance: found.witness.clone(),
            at: found.instance.clone(),
            judge,
        });
        finding.breaks =
            affected::who(&self.traffic, way, self.old.name, self.new.name, &self.name());
        finding.writers = writers;
        finding
    }

    fn doubted(&self, way: Way, doubt: &Doubt, writers: Option<Writers>) -> Finding {
        let found = Break {
            witness: serde_json::Value::Null,
            instance: String::new(),
            refused_by: doubt.at,
            keyword: "",
            was: doubt.was,
        };
        let sight = Sight { old: self.old.model, new: self.new.model, way, found: &found };
        let words = doubt.reason.because.clone();
        let mut finding = self.finding(way, &rules::UNDECIDED, Verdict::Unknown, &sight, words);
        finding.message = format!("it could not be decided: {}", doubt.reason.because);
        finding.help.clone_from(&doubt.reason.help);
        finding.writers = writers;
        finding
    }

    fn finding(
        &self,
        way: Way,
        rule: &'static Rule,
        verdict: Verdict,
        sight: &Sight<'_>,
        words: String,
    ) -> Finding {
        let at = |edition: Edition<'_>, place: Option<Place>| {
            place.map(|place| edition.model.sources.locate(place))
        };
        let old = at(self.old, sight.old_place());
        let new = at(self.new, sight.new_place());
        let place = new.as_ref().or(old.as_ref());
        let pointer = place.map_or_else(String::new, |place| place.pointer.clone());
        let contract = self.contract_of(sight);
        Finding {
            rule,
            way: Some(way),
            verdict,
            definition: self.name(),
            message: String::new(),
            help: rule.instead.to_owned(),
            witness: None,
            breaks: Vec::new(),
            languages: Vec::new(),
            writers: None,
            fingerprint: fingerprint::of(&[rule.id, &contract, &pointer, way.name(), &words]),
            accepted: None,
            old,
            new,
            pointer,
            change: words,
        }
    }

    /// The name of the contract whose document the change stands in.
    fn contract_of(&self, sight: &Sight<'_>) -> String {
        let named = |edition: Edition<'_>, place: Place| {
            let mut all = edition.model.contracts.iter();
            all.find(|contract| contract.document == place.document).map(|one| one.name.clone())
        };
        let new = sight.new_place().and_then(|place| named(self.new, place));
        new.or_else(|| sight.old_place().and_then(|place| named(self.old, place)))
            .unwrap_or_default()
    }
}

fn why(rule: &Rule, way: Way) -> &'static str {
    let said = match way {
        Way::Request => rule.safe_request,
        Way::Response => rule.safe_response,
    };
    match (said.is_empty(), way) {
        (false, _) => said,
        (true, Way::Request) => "everything that the old version admits, the new one admits",
        (true, Way::Response) => "everything that the new version admits, the old one admits",
    }
}

/// Definitions that are written in another way and admit what they admitted.
fn rephrased(old: Edition<'_>, new: Edition<'_>, pairs: &Pairs, found: &[Finding]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in &pairs.both {
        let (before, now) = (&old.model[pair.old], &new.model[pair.new]);
        if now.origin == Origin::Hoisted || !differs(old, before.place, new, now.place) {
            continue;
        }
        let sides = (
            Side { model: old.model, schema: before.schema },
            Side { model: new.model, schema: now.schema },
        );
        let (old_place, new_place) =
            (old.model.sources.locate(before.place), new.model.sources.locate(now.place));
        let touched = |finding: &&Finding| {
            [(&finding.old, &old_place), (&finding.new, &new_place)].iter().any(|(at, whole)| {
                at.as_ref().is_some_and(|at| {
                    at.path == whole.path && is_below(&at.pointer, &whole.pointer)
                })
            })
        };
        let rule = match likeness(sides.0, sides.1) {
            Likeness::Verbatim => &rules::ANNOTATION_ONLY,
            Likeness::SameMeaning => &rules::REFACTORED,
            Likeness::Different if found.iter().find(touched).is_none() => &rules::REFACTORED,
            Likeness::Different => continue,
        };
        let definition = full_name(new.model, now);
        let change = match rule.id {
            "annotation-only" => "only descriptions and other annotations changed",
            _ => "it says the same in other words",
        };
        for way in Way::ALL {
            findings.push(Finding {
                rule,
                way: Some(way),
                verdict: Verdict::Safe,
                pointer: new_place.pointer.clone(),
                change: change.to_owned(),
                message: format!("{change}: {}", why(rule, way)),
                help: rule.instead.to_owned(),
                witness: None,
                old: Some(old_place.clone()),
                new: Some(new_place.clone()),
                breaks: Vec::new(),
                languages: Vec::new(),
                writers: None,
                fingerprint: fingerprint::of(&[rule.id, &definition, way.name()]),
                accepted: None,
                definition: definition.clone(),
            });
        }
    }
    findings
}

fn is_below(pointer: &str, above: &str) -> bool {
    pointer.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether two schemas are written differently, definitions inside them aside.
fn differs(old: Edition<'_>, before: Place, new: Edition<'_>, now: Place) -> bool {
    let text = |edition: Edition<'_>, place: Place| {
        let mut value = edition.model.sources[place.document].value(place.node);
        if let Some(members) = value.as_object_mut() {
            members.retain(|key, _| key != "$defs" && key != "definitions");
        }
        value
    };
    text(old, before) != text(new, now)
}
