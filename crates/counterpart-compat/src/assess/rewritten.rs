//! Definitions that were rewritten and admit the same instances as before.

use counterpart_compiler::model::Origin;
use counterpart_compiler::source::{Location, Place};
use serde_json::Value;

use super::Edition;
use super::ignored::Differences;
use crate::direction::{Compatibility, full_name};
use crate::finding::{Finding, Verdict};
use crate::pair::{Likeness, Pairs, likeness};
use crate::question::Side;
use crate::rules::{self, ChangeKind};
use counterpart_compiler::fingerprint::fingerprint;

/// Findings for each of them, in both directions. `found` is what changed otherwise.
pub(super) fn rewritten(
    old: Edition<'_>,
    new: Edition<'_>,
    pairs: &Pairs,
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
                    let change = "only annotations changed";
                    findings.extend(rewrite.findings(&rules::ANNOTATION_ONLY, change));
                }
            }
            (Likeness::Different, _) if found.iter().any(|finding| rewrite.is_touched(finding)) => {
            }
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
    definition: String,
    old: Location,
    new: Location,
}

impl Rewrite {
    /// Whether a finding is about something in it.
    fn is_touched(&self, finding: &Finding) -> bool {
        let is_in = |at: &Option<Location>, whole: &Location| {
            at.as_ref()
                .is_some_and(|at| at.path == whole.path && is_below(&at.pointer, &whole.pointer))
        };
        is_in(&finding.old, &self.old) || is_in(&finding.new, &self.new)
    }

    fn findings(&self, rule: &'static ChangeKind, change: &str) -> [Finding; 2] {
        Compatibility::ALL.map(|direction| Finding {
            rule,
            direction: Some(direction),
            verdict: Verdict::Safe,
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
