//! Definitions that are written in another way and admit what they admitted.

use counterpart_compiler::model::Origin;
use counterpart_compiler::source::Place;

use super::Edition;
use super::entry::why;
use crate::direction::{Compatibility, full_name};
use crate::finding::{Finding, Verdict};
use crate::fingerprint;
use crate::pair::{Likeness, Pairs, likeness};
use crate::question::Side;
use crate::rules;

/// A finding for each of them, in both directions. `found` is what changed otherwise.
pub(super) fn rephrased(
    old: Edition<'_>,
    new: Edition<'_>,
    pairs: &Pairs,
    found: &[Finding],
) -> Vec<Finding> {
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
        for way in Compatibility::ALL {
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
                targets: Vec::new(),
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
