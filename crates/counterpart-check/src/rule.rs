//! A rule of the check, as data.

use counterpart_compiler::project::Level;

/// A rule of the check. Every rule is one file of `rules`, which holds its data and its handler.
#[derive(Debug)]
pub struct Rule {
    /// Its id in the project file and in findings: `stale-exception`.
    pub id: &'static str,
    /// The level of its findings where the project file sets none.
    pub level: Level,
    /// Whether its findings of the level `deny` leave the check undecided rather than failed.
    pub undecided: bool,
    /// One line: what it finds.
    pub summary: &'static str,
    /// When it finds that, when it does not, and why that matters.
    pub explanation: &'static str,
    /// What to do about a finding.
    pub help: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}
