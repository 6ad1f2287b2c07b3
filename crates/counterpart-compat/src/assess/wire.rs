//! Changes on the wire: of which instances are admitted.

use std::collections::HashSet;

use counterpart_compiler::project::Writers;

use super::entry::Entry;
use super::found::Found;
use super::removed::removed;
use super::rewritten::rewritten;
use super::{Compared, Edition, Oracle};
use crate::direction::{Traffic, is_spoken_of};
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
            Entry { old, new, pair: *pair, traffic, writers, oracle, found: &mut found };
        compared.push(entry.compare());
    }
    let mut findings: Vec<_> = found.into_findings();
    let gone = pairs.removed.iter().filter(|id| olds.contains(id));
    findings.extend(gone.flat_map(|id| removed(old, *id)));
    findings.extend(rewritten(old, new, pairs, &findings));
    (compared, findings)
}
