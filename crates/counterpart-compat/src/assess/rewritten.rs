//! Definitions that were rewritten and admit the same instances as before.

use counterpart_compiler::model::Origin;
use counterpart_compiler::project::Writers;
use counterpart_compiler::source::{Location, Place};
use serde_json::Value;

use super::ignored::Differences;
use super::query::query;
use super::{Edition, Oracle, annotations};
use crate::change::{Context, change};
use crate::direction::{Compatibility, full_name};
use crate::finding::{Finding, Verdict};
use crate::pair::{Likeness, Pair, Pairs, likeness};
use crate::question::Side;
use crate::rules::{self, ChangeKind};
use crate::subject::Subject;
use counterpart_compiler::fingerprint::fingerprint;

/// Findings for each of them, in both directions. `found` is what changed otherwise.
pub(super) fn rewritten(
    (old, new): (Edition<'_>, Edition<'_>),
    pairs: &Pairs,
    oracle: &dyn Oracle,
    found: &[Finding],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in &pairs.both {
        let (before, now) = (&old.model[pair.old], &new.model[pair.new]);
        if now.origin == Origin::Hoisted {
            continue;
        }
        let differences = Differences::of(&text(old, before.place), &text(new, now.place));
        if differences.is_empty() {
            continue;
        }
        let rewrite = Rewrite {
            pair: *pair,
            definition: full_name(new.model, now),
            old: old.model.sources.locate(before.place),
            new: new.model.sources.locate(now.place),
        };
        let likeness = likeness(
            Side { model: old.model, schema: before.schema },
            Side { model: new.model, schema: now.schema },
        );
        match (likeness, &differences) {
            (Likeness::Verbatim, Differences { keywords: false, annotations, .. }) => {
                if *annotations {
                    let change = annotations::changed(before, now);
                    findings.extend(rewrite.findings(&rules::ANNOTATION_ONLY, &change));
                }
            }
            (Likeness::Different, _)
                if found.iter().any(|one| rewrite.is_touched([&one.old, &one.new]))
                    || !rewrite.is_proven((old, new), oracle) => {}
            (Likeness::Verbatim | Likeness::SameMeaning | Likeness::Different, _) => {
                let change = "the schema was rewritten";
                findings.extend(rewrite.findings(&rules::REFACTORED, change));
            }
        }
        if !differences.unknown.is_empty() {
            let keys: Vec<_> = differences.unknown.iter().map(|key| shown(key)).collect();
            let noun = if keys.len() == 1 { "key" } else { "keys" };
            let change = format!("the unknown {noun} {} changed", keys.join(", "));
            findings.extend(rewrite.findings(&rules::UNKNOWN_KEYWORD, &change));
        }
    }
    findings
}

/// A definition that is written in two ways.
struct Rewrite {
    pair: Pair,
    definition: String,
    old: Location,
    new: Location,
}

impl Rewrite {
    /// Whether something in the old and the new version stands in it.
    fn is_touched(&self, places: [&Option<Location>; 2]) -> bool {
        places.into_iter().zip([&self.old, &self.new]).any(|(at, whole)| {
            at.as_ref()
                .is_some_and(|at| at.path == whole.path && is_below(&at.pointer, &whole.pointer))
        })
    }

    /// Whether it is proven to admit the same, apart from changes in the definitions that it refers to.
    /// A definition that stands in other ones in both versions may not have been compared with them.
    fn is_proven(&self, (old, new): (Edition<'_>, Edition<'_>), oracle: &dyn Oracle) -> bool {
        let touches = |places: [Option<Place>; 2]| {
            let [before, now] = places;
            self.is_touched([
                &before.map(|place| old.model.sources.locate(place)),
                &now.map(|place| new.model.sources.locate(place)),
            ])
        };
        Compatibility::ALL.into_iter().all(|direction| {
            let checked = query(oracle, (old, new), self.pair, direction, Writers::Any);
            let breaks = checked.breaks.iter().all(|(found, _)| {
                let context = Context { old: old.model, new: new.model, direction, found };
                let made = change(context);
                !touches([made.old, made.new])
            });
            breaks && checked.undecided.iter().all(|one| !touches(one.places(direction)))
        })
    }

    fn findings(&self, rule: &'static ChangeKind, change: &str) -> [Finding; 2] {
        Compatibility::ALL.map(|direction| Finding {
            rule,
            direction: Some(direction),
            verdict: Verdict::Safe,
            subject: Subject::both(self.pair.old, self.pair.new),
            pointer: self.new.pointer.clone(),
            change: change.to_owned(),
            message: format!("{change}: {}", rule.argument(direction)),
            help: rule.instead.to_owned(),
            witness: None,
            old: Some(self.old.clone()),
            new: Some(self.new.clone()),
            breaks: Vec::new(),
            targets: Vec::new(),
            writers: None,
            fingerprint: fingerprint(&[rule.id, &self.definition, direction.name()]),
            accepted: None,
            definition: self.definition.clone(),
        })
    }
}

fn is_below(pointer: &str, above: &str) -> bool {
    pointer.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A schema as it is written.
fn text(edition: Edition<'_>, place: Place) -> Value {
    edition.model.sources[place.document].value(place.node)
}

fn shown(key: &str) -> String {
    crate::change::shown(&Value::String(key.to_owned())).replace('"', "")
}
