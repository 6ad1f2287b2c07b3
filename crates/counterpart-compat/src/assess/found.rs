//! One finding for each cause: several definitions may share what changed.

use std::collections::BTreeMap;

use crate::direction::Compatibility;
use crate::finding::Finding;

/// Findings by cause and direction.
#[derive(Default)]
pub(super) struct Found {
    findings: BTreeMap<(String, Compatibility), Finding>,
}

impl Found {
    /// The findings, ordered by fingerprint.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings.into_values().collect()
    }

    /// Adds a finding. Of two with one cause, the one with the shorter witness stays.
    pub(super) fn keep(&mut self, direction: Compatibility, finding: Finding) {
        let key = (finding.fingerprint.clone(), direction);
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
