//! Findings about the same part of a definition, as one change.

use std::collections::HashMap;

use counterpart_compat::assess::Comparison;
use counterpart_compat::finding::Finding;
use counterpart_compat::rules::Level;
use counterpart_compat::subject::Subject;
use counterpart_compiler::model::{ContractId, DefinitionId, Model, Origin};
use counterpart_compiler::source::Location;
use counterpart_report::impact::Kind;

use super::kind::kind;
use super::parts::{is_listed, parts, value_place};
use super::version::Version;
use super::{Change, Trace, path, sentence};

/// A change for every part that findings are about; contracts that are new or gone as a whole are
/// left out.
pub fn changes(comparison: &Comparison, models: [Version<'_>; 2]) -> Vec<Change> {
    let mut groups = Groups { comparison, models, found: Vec::new(), known: HashMap::new() };
    let mut branches = Vec::new();
    for finding in &comparison.findings {
        let Some(kind) = kind(finding.rule) else { continue };
        if contract_of(finding, comparison, models).is_some() {
            continue;
        }
        let subject = groups.holder(finding, kind);
        // Which branch it is, the generated variants say.
        if subject.parts.is_empty() && [Kind::ValueAdded, Kind::ValueRemoved].contains(&kind) {
            branches.push((finding, kind, subject));
        } else {
            groups.put(finding, kind, &subject);
        }
    }
    for (finding, kind, subject) in branches {
        groups.put_branch(finding, kind, &subject);
    }
    groups.join_silent();
    groups.found.iter().map(|group| groups.change(group)).collect()
}

/// The contract that a finding stands in, where that is new or gone as a whole: before and now.
pub fn contract_of(
    finding: &Finding,
    comparison: &Comparison,
    [old, new]: [Version<'_>; 2],
) -> Option<[Option<ContractId>; 2]> {
    let pairs = &comparison.pairs.contracts;
    let Subject { old: before, new: now, .. } = finding.subject;
    let named = |model: Version<'_>| {
        let name = finding.definition.split('#').next().unwrap_or_default();
        model.contracts().find(|(_, contract)| contract.name == name).map(|(id, _)| id)
    };
    let is_constant = (before, now) == (None, None);
    let before = before.map(|id| old[id].contract).or(named(old).filter(|_| is_constant));
    let now = now.map(|id| new[id].contract).or(named(new).filter(|_| is_constant));
    match (before, now) {
        (None, Some(now)) if pairs.iter().all(|pair| pair.1 != now) => Some([None, Some(now)]),
        (Some(before), None) if pairs.iter().all(|pair| pair.0 != before) => {
            Some([Some(before), None])
        }
        (None | Some(_), None | Some(_)) => None,
    }
}

/// What findings are put together by.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    ids: [Option<DefinitionId>; 2],
    /// The name, where it is of no definition: that of a constant.
    name: String,
    part: Option<String>,
    kind: Kind,
}

struct Group<'f> {
    key: Key,
    findings: Vec<&'f Finding>,
}

struct Groups<'f, 'm> {
    comparison: &'f Comparison,
    models: [Version<'m>; 2],
    found: Vec<Group<'f>>,
    known: HashMap<Key, usize>,
}

impl<'f> Groups<'f, '_> {
    /// What a finding is about. What is hoisted out of a definition comes and goes with it.
    fn holder(&self, finding: &Finding, kind: Kind) -> Subject {
        let mut subject = finding.subject.clone();
        let [old, new] = self.models;
        let pairs = &self.comparison.pairs;
        if kind == Kind::DefinitionAdded {
            let added = |id: &DefinitionId| pairs.added.contains(id);
            subject.new = subject.new.map(|id| outermost(&new, id, added));
        }
        if kind == Kind::DefinitionRemoved {
            let removed = |id: &DefinitionId| pairs.removed.contains(id);
            subject.old = subject.old.map(|id| outermost(&old, id, removed));
        }
        subject
    }

    fn put(&mut self, finding: &'f Finding, kind: Kind, subject: &Subject) {
        let ids = [subject.old, subject.new];
        let own = if ids == [None, None] { finding.definition.clone() } else { String::new() };
        let mut parts: Vec<Option<&String>> = subject.parts.iter().map(Some).collect();
        if parts.is_empty() {
            parts.push(None);
        }
        for part in parts {
            let (kind, part) = self.meant(kind, part, ids);
            self.add(Key { ids, name: own.clone(), part: part.cloned(), kind }, finding);
        }
    }

    /// A branch of a union is told with the variants that came or went; where none did, the type is
    /// another.
    fn put_branch(&mut self, finding: &'f Finding, kind: Kind, subject: &Subject) {
        let ids = [subject.old, subject.new];
        let told = self.found.iter().map(|group| &group.key);
        let told = told.filter(|key| key.ids == ids && key.kind == kind && key.part.is_some());
        let told: Vec<Key> = told.cloned().collect();
        if told.is_empty() {
            let kind = Kind::TypeChanged;
            self.add(Key { ids, name: String::new(), part: None, kind }, finding);
        }
        for key in told {
            self.add(key, finding);
        }
    }

    /// What asks for nothing is told with a change of the same definition that does.
    fn join_silent(&mut self) {
        let silent =
            |group: &Group<'_>| [Kind::Documentation, Kind::Refactored].contains(&group.key.kind);
        let (quiet, mut loud): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.found).into_iter().partition(silent);
        for group in quiet {
            match loud.iter_mut().find(|other| other.key.ids == group.key.ids) {
                Some(other) => other.findings.extend(group.findings),
                None => loud.push(group),
            }
        }
        self.found = loud;
    }

    fn add(&mut self, key: Key, finding: &'f Finding) {
        let at = *self.known.entry(key.clone()).or_insert_with(|| {
            self.found.push(Group { key, findings: Vec::new() });
            self.found.len() - 1
        });
        self.found[at].findings.push(finding);
    }

    /// The kind of change for a part, by what the definition lists before and now.
    fn meant<'p>(
        &self,
        kind: Kind,
        part: Option<&'p String>,
        ids: [Option<DefinitionId>; 2],
    ) -> (Kind, Option<&'p String>) {
        let [old, new] = [0, 1].map(|side| ids[side].map(|id| (self.models[side], id)));
        let lists = |side: Option<(Version<'_>, DefinitionId)>| {
            side.filter(|(model, id)| is_listed(model, *id)).map(|(model, id)| {
                part.is_some_and(|part| parts(model, id).iter().any(|(known, _)| known == part))
            })
        };
        let holds = |side: Option<(Version<'_>, DefinitionId)>| {
            side.is_some_and(|(model, id)| {
                part.is_some_and(|part| parts(model, id).iter().any(|(known, _)| known == part))
            })
        };
        match (kind, lists(old), lists(new)) {
            (Kind::FieldRequired | Kind::FieldRemoved, ..) if !holds(old) && holds(new) => {
                (Kind::FieldAdded, part)
            }
            (Kind::FieldOptional, ..) if holds(old) && !holds(new) => (Kind::FieldRemoved, part),
            // Called otherwise in generated code.
            (Kind::ValueRemoved, Some(true), Some(true)) => (Kind::DefinitionRenamed, part),
            // A value that is not listed: the definition opened or closed.
            (Kind::ValueRemoved, Some(false), _) | (Kind::ValueAdded, _, Some(false)) => {
                (Kind::TypeChanged, None)
            }
            // An enum whose values are the names of properties.
            (Kind::ConstraintChanged, Some(false), Some(true)) => (Kind::ValueAdded, part),
            (Kind::ConstraintChanged, Some(true), Some(false)) => (Kind::ValueRemoved, part),
            (Kind::FieldAdded | Kind::FieldRemoved, ..) if part.is_none() => {
                (Kind::ConstraintChanged, None)
            }
            // Nothing says what becomes of the data of a definition that is gone.
            (Kind::Undecided, ..) if new.is_none() && old.is_some() => {
                (Kind::DefinitionRemoved, None)
            }
            _ => (kind, part),
        }
    }

    fn change(&self, group: &Group<'_>) -> Change {
        let Group { key, findings } = group;
        let [old, new] = self.models;
        let sides = [(old, key.ids[0]), (new, key.ids[1])];
        let [before, now] = sides.map(|(model, id)| id.map(|id| path(&model, id)));
        let own = Some(key.name.clone()).filter(|name| !name.is_empty());
        let definition = now.clone().or(before.clone()).or(own).unwrap_or_default();
        let part = key.part.as_deref();
        let mut trace = Trace::of(key.kind, part, sides);
        if key.ids == [None, None] {
            self.trace_constant(&definition, &mut trace);
        }
        let [old_place, new_place] = self.places(group);
        Change {
            kind: key.kind,
            was: before.filter(|before| now.as_ref().is_some_and(|now| now != before)),
            sentence: sentence::of(key.kind, &definition, part, findings, sides),
            part: key.part.clone(),
            old: old_place,
            new: new_place,
            trace,
            ids: key.ids,
            findings: findings.iter().map(|finding| (*finding).clone()).collect(),
            writers: self.comparison.writers,
            definition,
        }
    }

    fn trace_constant(&self, definition: &str, trace: &mut Trace) {
        let Some((contract, name)) = definition.split_once('#') else { return };
        for model in self.models {
            let own = model.contracts().find(|(_, known)| known.name == contract);
            if let Some((id, _)) = own {
                trace.module(model, id);
            }
        }
        trace.types.push(name.to_owned());
    }

    /// The places of a change: what is new was nowhere, and what is gone is nowhere.
    fn places(&self, group: &Group<'_>) -> [Option<Location>; 2] {
        let Group { key, findings } = group;
        let value = |side: usize| {
            let (model, part) = (self.models[side], key.part.as_deref()?);
            Some(model.sources.locate(value_place(&model, key.ids[side]?, part)))
        };
        // A field has its place in what is found of the generated code; the rest where it is asserted.
        let source = findings.iter().find(|finding| finding.rule.level() == Level::Source);
        let fields =
            [Kind::FieldAdded, Kind::FieldRemoved, Kind::FieldRequired, Kind::FieldOptional];
        let own = source.filter(|_| fields.contains(&key.kind)).or(findings.first()).copied();
        let old = own.and_then(|finding| finding.old.clone());
        let new = own.and_then(|finding| finding.new.clone());
        match key.kind {
            Kind::ValueAdded => [None, value(1).or(new)],
            Kind::ValueRemoved => [value(0).or(old), None],
            Kind::FieldAdded
            | Kind::DefinitionAdded
            | Kind::ConstantAdded
            | Kind::ContractAdded => [None, new],
            Kind::FieldRemoved
            | Kind::DefinitionRemoved
            | Kind::ConstantRemoved
            | Kind::ContractRemoved => [old, None],
            Kind::DefinitionRenamed
            | Kind::FieldRequired
            | Kind::FieldOptional
            | Kind::TypeChanged
            | Kind::ConstraintChanged
            | Kind::ConstantChanged
            | Kind::Documentation
            | Kind::Refactored
            | Kind::Undecided => [old, new],
        }
    }
}

/// The definition that a hoisted one is a part of, as long as `also` says that it is concerned.
fn outermost(
    model: &Model,
    id: DefinitionId,
    also: impl Fn(&DefinitionId) -> bool,
) -> DefinitionId {
    parent(model, id).filter(also).unwrap_or(id)
}

/// The authored definition that a hoisted one is a part of: it stands behind it.
fn parent(model: &Model, id: DefinitionId) -> Option<DefinitionId> {
    if model[id].origin != Origin::Hoisted {
        return None;
    }
    let all = &model[model[id].contract].definitions;
    let at = all.iter().position(|other| *other == id)?;
    all[..at].iter().rev().copied().find(|other| model[*other].origin != Origin::Hoisted)
}
