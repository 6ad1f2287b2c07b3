//! What changed on the wire.

use std::collections::{BTreeMap, HashSet};

use counterpart_compiler::project::Writers;

use super::entry::Entry;
use super::removed::removed;
use super::rephrased::rephrased;
use super::{Compared, Edition, Oracle};
use crate::direction::{Compatibility, Traffic, is_spoken_of};
use crate::finding::Finding;
use crate::pair::{Pairs, entries};

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
            Entry { old, new, pair: *pair, pairs, traffic, writers, oracle, found: &mut found };
        compared.push(entry.compare());
    }
    let mut findings: Vec<_> = found.findings.into_values().collect();
    let gone = pairs.removed.iter().filter(|id| olds.contains(id));
    findings.extend(gone.flat_map(|id| removed(old, *id)));
    findings.extend(rephrased(old, new, pairs, &findings));
    (compared, findings)
}

/// What was found, one finding for each cause: several definitions may share what changed.
#[derive(Default)]
pub(super) struct Found {
    findings: BTreeMap<(String, Compatibility), Finding>,
}

impl Found {
    /// Keeps a finding, unless the same cause is known by a witness that is no longer.
    pub(super) fn keep(&mut self, way: Compatibility, finding: Finding) {
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
