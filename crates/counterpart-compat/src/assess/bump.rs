//! The next versions, and the row for the changelog.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use counterpart_compiler::target::Targets;

use super::Comparison;
use crate::direction::Compatibility;
use crate::finding::{Finding, Verdict};
use crate::rules::{self, Level};

/// How many changes the row names.
const MOST_NAMED: usize = 6;

/// Which part of a version grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grown {
    /// Nothing changed.
    None,
    /// The third.
    Patch,
    /// The second.
    Minor,
    /// The first.
    Major,
}

impl Grown {
    /// The part in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The present versions, where they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// Of the contracts.
    pub contract: Option<String>,
    /// Of the package of each target, by the target's id.
    pub targets: BTreeMap<&'static str, String>,
}

/// From one version to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which part grows. Before 1.0 that is the second where it would be the first, and the third
    /// where it would be the second.
    pub change: Grown,
    /// The present version, where it is known.
    pub from: Option<String>,
    /// The next one, where the present one is known.
    pub to: Option<String>,
}

/// The next versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bump {
    /// Of the contracts: what is on the wire.
    pub contract: Step,
    /// Of the package of each target, by its id, in the order of the registry: the wire and its
    /// generated code.
    pub targets: Vec<(&'static str, Step)>,
}

impl Bump {
    /// What a comparison asks for, for the packages of these targets. What is not decided counts as a
    /// break, since it may be one; an accepted break is a break.
    #[must_use]
    pub fn of(comparison: &Comparison, versions: &Versions, targets: &Targets) -> Self {
        let wire = grown(comparison, |finding| finding.rule.level() == Level::Wire);
        // A definition that is gone is gone for the wire as well.
        let contract = wire.max(grown(comparison, |finding| {
            [&rules::DEFINITION_REMOVED, &rules::DEFINITION_ADDED].contains(&finding.rule)
        }));
        Self {
            contract: step(contract, versions.contract.as_deref()),
            targets: targets
                .iter()
                .map(|(target, _)| {
                    let code = grown(comparison, |finding| finding.targets.contains(&target.id));
                    let version = versions.targets.get(target.id).map(String::as_str);
                    (target.id, step(wire.max(code), version))
                })
                .collect(),
        }
    }
}

fn grown(comparison: &Comparison, concerns: impl Fn(&Finding) -> bool) -> Grown {
    let own = |finding: &&Finding| {
        concerns(finding)
            && finding.rule.level() != Level::Project
            && finding.writers.is_none_or(|writers| writers == comparison.writers)
    };
    let same = [&rules::ANNOTATION_ONLY, &rules::REFACTORED, &rules::UNKNOWN_KEYWORD];
    let part = |finding: &Finding| match finding.verdict {
        Verdict::Breaking | Verdict::Unknown => Grown::Major,
        Verdict::Safe if same.contains(&finding.rule) => Grown::Patch,
        Verdict::Safe => Grown::Minor,
    };
    comparison.findings.iter().filter(own).map(part).max().unwrap_or(Grown::None)
}

fn step(grown: Grown, from: Option<&str>) -> Step {
    let parts = from.and_then(parts);
    let change = match (grown, parts) {
        (Grown::Major, Some([0, ..])) => Grown::Minor,
        (Grown::Minor, Some([0, ..])) => Grown::Patch,
        (grown, _) => grown,
    };
    let to = parts.map(|[major, minor, patch]| match change {
        Grown::None => format!("{major}.{minor}.{patch}"),
        Grown::Patch => format!("{major}.{minor}.{}", patch + 1),
        Grown::Minor => format!("{major}.{}.0", minor + 1),
        Grown::Major => format!("{}.0.0", major + 1),
    });
    Step { change, from: parts.and(from).map(str::to_owned), to }
}

/// The numbers of a version, what stands behind them left out; parts that are not written are 0.
fn parts(version: &str) -> Option<[u64; 3]> {
    let core = version.split(['-', '+']).next()?;
    let numbers = core.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u64>>>()?;
    match numbers.as_slice() {
        [major] => Some([*major, 0, 0]),
        [major, minor] => Some([*major, *minor, 0]),
        [major, minor, patch] => Some([*major, *minor, *patch]),
        [] | [_, _, _, _, ..] => None,
    }
}

/// The row for the changelog of the contracts: `| Date | Version | Change | Breaking? |`.
#[must_use]
pub fn row(comparison: &Comparison, bump: &Bump, today: &str) -> String {
    let version = bump.contract.to.as_deref().unwrap_or("next");
    let mut changes: Vec<String> = Vec::new();
    for finding in &comparison.findings {
        if finding.rule.level() == Level::Project {
            continue;
        }
        let change = format!("{}: {}", finding.definition, finding.change);
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    let more = changes.len().saturating_sub(MOST_NAMED);
    changes.truncate(MOST_NAMED);
    let mut change = changes.join("; ");
    if more > 0 {
        let _ = write!(change, "; and {more} more");
    }
    if change.is_empty() {
        change.push_str("no changes");
    }
    format!("| {today} | {version} | {} | {} |", cell(&change), breaking(comparison))
}

fn breaking(comparison: &Comparison) -> String {
    let verdicts = [
        ("backward", comparison.worst_ever(Compatibility::Backward)),
        ("forward", comparison.worst_ever(Compatibility::Forward)),
        ("source", comparison.source_verdict()),
    ];
    let of = |wanted: Verdict| -> Vec<&str> {
        let these = verdicts.iter().filter(|(_, verdict)| *verdict == wanted);
        these.map(|(name, _)| *name).collect()
    };
    let (broken, open) = (of(Verdict::Breaking), of(Verdict::Unknown));
    match (broken.is_empty(), open.is_empty()) {
        (true, true) => "no".to_owned(),
        (false, true) => format!("yes: {}", broken.join(", ")),
        (true, false) => format!("undecided: {}", open.join(", ")),
        (false, false) => format!("yes: {}; undecided: {}", broken.join(", "), open.join(", ")),
    }
}

/// A text that stays in its cell.
fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::{Grown, cell, step};

    fn next(grown: Grown, from: &str) -> String {
        step(grown, Some(from)).to.unwrap_or_default()
    }

    #[test]
    fn before_one_a_break_grows_the_second_part() {
        assert_eq!(next(Grown::Major, "1.4.2"), "2.0.0");
        assert_eq!(next(Grown::Minor, "1.4.2"), "1.5.0");
        assert_eq!(next(Grown::Patch, "1.4.2"), "1.4.3");
        assert_eq!(next(Grown::None, "1.4.2"), "1.4.2");
        assert_eq!(next(Grown::Major, "0.4.2"), "0.5.0");
        assert_eq!(next(Grown::Minor, "0.4.2"), "0.4.3");
        assert_eq!(next(Grown::Major, "2.0.0-rc.1"), "3.0.0");
    }

    #[test]
    fn what_is_no_version_stays_unknown() {
        for none in ["", "next", "1.x", "1.2.3.4", "1..2"] {
            let step = step(Grown::Major, Some(none));
            assert_eq!((step.from, step.to), (None, None), "{none}");
        }
        assert_eq!(next(Grown::Minor, "1.4"), "1.5.0");
    }

    #[test]
    fn a_cell_holds_what_it_is_given() {
        assert_eq!(cell("a|b\nc\\"), "a\\|b c\\\\");
    }
}
