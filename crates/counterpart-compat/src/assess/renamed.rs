//! Renamed properties: a property that is gone and a new one with the same schema, as one finding.
//!
//! By itself such a change is several findings: one property is gone, another is new, and the new one
//! is required. Where exactly one new property of a definition has the schema of exactly one that is
//! gone, all of these become one finding for each direction, and one for the generated code.

use std::collections::{BTreeSet, HashMap};

use counterpart_compiler::fingerprint::fingerprint;
use counterpart_compiler::model::{Field, Model, SchemaId, Shape};
use counterpart_compiler::source::{Location, Place};

use super::Edition;
use crate::direction::Compatibility;
use crate::finding::{Finding, Verdict};
use crate::pair::{Likeness, Pair, Pairs, likeness};
use crate::question::Side;
use crate::rules::{self, ChangeKind};

/// The kinds of change that a rename consists of: of data, and of generated code.
const DATA: [&ChangeKind; 4] = [
    &rules::PROPERTY_REMOVED,
    &rules::PROPERTY_ADDED,
    &rules::PROPERTY_BECAME_REQUIRED,
    &rules::PROPERTY_BECAME_OPTIONAL,
];
const CODE: [&ChangeKind; 2] = [&rules::FIELD_REMOVED, &rules::FIELD_ADDED];

/// The limit of the pairs of fields that are compared for one definition. Beyond it the findings
/// stay apart.
const MOST_PAIRS: usize = 10_000;

/// Joins the findings about each renamed property.
pub(super) fn join((old, new): (Edition<'_>, Edition<'_>), pairs: &Pairs, all: &mut Vec<Finding>) {
    let (before, now) = (Version::of(old.model), Version::of(new.model));
    for pair in &pairs.both {
        for (before, now) in renames((&before, &now), *pair) {
            let rename = Rename {
                pair: *pair,
                names: [before.key.clone(), now.key.clone()],
                old: old.model.sources.locate(before.place),
                new: new.model.sources.locate(now.place),
            };
            for direction in [Some(Compatibility::Backward), Some(Compatibility::Forward), None] {
                rename.join(direction, all);
            }
        }
    }
}

/// A model, and the schema that stands at each place of it.
struct Version<'m> {
    model: &'m Model,
    by_place: HashMap<Place, SchemaId>,
}

impl<'m> Version<'m> {
    fn of(model: &'m Model) -> Self {
        let mut by_place = HashMap::new();
        for (id, schema) in model.schemas.iter() {
            by_place.entry(schema.place).or_insert(id);
        }
        Self { model, by_place }
    }

    fn side(&self, field: &Field) -> Option<Side<'m>> {
        let schema = *self.by_place.get(&field.place)?;
        Some(Side { model: self.model, schema })
    }
}

/// The fields of a definition that have another name and the same schema.
fn renames<'m>(
    (old, new): (&Version<'m>, &Version<'m>),
    pair: Pair,
) -> Vec<(&'m Field, &'m Field)> {
    let shapes = (&old.model[pair.old].shape, &new.model[pair.new].shape);
    let (Shape::Object(before), Shape::Object(now)) = shapes else {
        return Vec::new();
    };
    let keys = |fields: &'m [Field]| fields.iter().map(|field| field.key.as_str());
    let (olds, news): (BTreeSet<&str>, BTreeSet<&str>) =
        (keys(&before.fields).collect(), keys(&now.fields).collect());
    let gone: Vec<&Field> =
        before.fields.iter().filter(|field| !news.contains(field.key.as_str())).collect();
    let fresh: Vec<&Field> =
        now.fields.iter().filter(|field| !olds.contains(field.key.as_str())).collect();
    if gone.len() * fresh.len() > MOST_PAIRS {
        return Vec::new();
    }
    let gone: Vec<(&Field, Vec<&Field>)> = gone
        .into_iter()
        .map(|field| {
            let alike = fresh.iter().filter(|other| is_alike((old, field), (new, other)));
            (field, alike.copied().collect())
        })
        .collect();
    let is_claimed_once = |one: &Field| {
        let claims = gone.iter().filter(|(_, alike)| alike.iter().any(|it| it.key == one.key));
        claims.count() == 1
    };
    let only = gone.iter().filter_map(|(field, alike)| match alike.as_slice() {
        [only] if is_claimed_once(only) => Some((*field, *only)),
        _ => None,
    });
    only.collect()
}

/// Whether two fields say the same of their values.
fn is_alike((old, before): (&Version<'_>, &Field), (new, now): (&Version<'_>, &Field)) -> bool {
    let (Some(one), Some(other)) = (old.side(before), new.side(now)) else { return false };
    before.required == now.required && likeness(one, other) != Likeness::Different
}

/// A property with another name.
struct Rename {
    pair: Pair,
    /// The old name and the new one.
    names: [String; 2],
    old: Location,
    new: Location,
}

impl Rename {
    /// Makes one finding of those in one direction; without a direction, of those about code.
    fn join(&self, direction: Option<Compatibility>, all: &mut Vec<Finding>) {
        let (own, rest): (Vec<Finding>, Vec<Finding>) =
            std::mem::take(all).into_iter().partition(|finding| self.has(finding, direction));
        *all = rest;
        all.extend(self.joined(direction, own));
    }

    fn has(&self, finding: &Finding, direction: Option<Compatibility>) -> bool {
        let kinds: &[&ChangeKind] = if direction.is_some() { &DATA } else { &CODE };
        finding.direction == direction
            && kinds.contains(&finding.rule)
            && (finding.subject.old, finding.subject.new)
                == (Some(self.pair.old), Some(self.pair.new))
            && finding.subject.within.is_empty()
            && !finding.subject.parts.is_empty()
            && finding.subject.parts.iter().all(|part| self.names.contains(part))
    }

    fn joined(&self, direction: Option<Compatibility>, own: Vec<Finding>) -> Option<Finding> {
        let [was, is] = &self.names;
        // What holds for every writer comes first, then what has the shortest evidence.
        let weight = |finding: &Finding| {
            let size = |finding: &Finding| {
                let witness = finding.witness.as_ref();
                witness.map_or(usize::MAX, |witness| witness.instance.to_string().len())
            };
            let rank = match finding.verdict {
                Verdict::Breaking => 0,
                Verdict::Unknown => 1,
                Verdict::Safe => 2,
            };
            (rank, finding.writers.is_some(), size(finding), finding.fingerprint.clone())
        };
        let mut breaks: Vec<String> = own.iter().flat_map(|one| one.breaks.clone()).collect();
        breaks.sort();
        breaks.dedup();
        let mut targets: Vec<&'static str> =
            own.iter().flat_map(|one| one.targets.clone()).collect();
        targets.sort_unstable();
        targets.dedup();
        let base = own.into_iter().min_by_key(weight)?;
        let rule = match direction {
            Some(_) => &rules::PROPERTY_RENAMED,
            None => &rules::FIELD_RENAMED,
        };
        let noun = if direction.is_some() { "property" } else { "field" };
        let name = |key: &str| crate::change::shown(&key.into()).replace('"', "");
        let change = format!("the {noun} {} was renamed to {}", name(was), name(is));
        let message = match base.verdict {
            Verdict::Safe => {
                let direction = direction.unwrap_or(Compatibility::Forward);
                format!("{change}: {}", rule.argument(direction))
            }
            Verdict::Breaking | Verdict::Unknown => {
                let comes = base.message.strip_prefix(&base.change).unwrap_or_default();
                format!("{change}{comes}")
            }
        };
        let way = direction.map_or("source", Compatibility::name);
        let mut subject = base.subject.clone();
        subject.parts = self.names.to_vec();
        Some(Finding {
            rule,
            pointer: self.new.pointer.clone(),
            message,
            help: rule.instead.to_owned(),
            old: Some(self.old.clone()),
            new: Some(self.new.clone()),
            breaks,
            targets,
            fingerprint: fingerprint(&[rule.id, &base.definition, &self.new.pointer, way, was, is]),
            change,
            subject,
            ..base
        })
    }
}
