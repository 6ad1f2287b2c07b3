//! Whether what was there before the change still works with it: old programs, old calls, existing
//! data, code; and what has to be migrated.

use std::collections::BTreeSet;

use counterpart_compat::assess::{Compared, Presence};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_report::checklist::State;

use crate::checklist::item::{at, count, item, names, places};
use crate::checklist::{Context, Item, counted};

/// Findings that are spelled out in one box; the others are counted.
const MOST_TOLD: usize = 3;

const READERS: &str = "Old programs, such as released CLIs, read what new ones write";
const CALLS: &str = "Calls of old programs are still accepted";
const DATA: &str = "Existing data still meets the contracts";
const CODE: &str = "Code that uses the generated types still compiles";
const MIGRATION: &str = "No data must be migrated";

/// A box for each of them.
#[must_use]
pub fn boxes(context: &Context<'_>) -> Vec<Item> {
    if context.real_changes().next().is_none() {
        let evidence = format!("nothing in the contracts changed since {}", context.base());
        return [READERS, CALLS, DATA, CODE, MIGRATION]
            .map(|text| item(text, State::NotConcerned, evidence.clone()))
            .into();
    }
    vec![
        direction(context, Compatibility::Forward, READERS),
        direction(context, Compatibility::Backward, CALLS),
        data(context),
        code(context),
        migration(context),
    ]
}

/// What `compat` says of a direction.
pub(crate) fn direction(context: &Context<'_>, way: Compatibility, text: &str) -> Item {
    let comparison = context.comparison;
    let asked = comparison.definitions.iter().filter(|one| asked(one, way).is_some()).count();
    let verdict = comparison.verdict(way);
    if asked == 0 && verdict == Verdict::Safe {
        return item(text, State::NotConcerned, "no definition goes this way between systems");
    }
    let about = |finding: &&Finding| finding.direction == Some(way);
    let accepted = comparison
        .findings
        .iter()
        .filter(about)
        .filter(|finding| finding.accepted.is_some() && finding.verdict != Verdict::Safe);
    let accepted: Vec<&Finding> = accepted.collect();
    if verdict == Verdict::Safe && !accepted.is_empty() {
        let evidence = format!(
            "accepted in {}: {}",
            counterpart_compiler::project::FILE_NAME,
            told(&accepted)
        );
        return at(item(text, State::Person, evidence), found_at(&accepted));
    }
    let proven = format!("proven for {}", count(asked, "definition", "definitions"));
    judged(context, text, verdict, &proven, |finding| finding.direction == Some(way))
}

/// Data was written by old programs, whichever way it goes between systems.
fn data(context: &Context<'_>) -> Item {
    let item = direction(context, Compatibility::Backward, DATA);
    let unasked: BTreeSet<&str> = unasked(context).collect();
    match item.state {
        State::Satisfied | State::NotConcerned if !unasked.is_empty() => {
            let evidence = format!(
                "{} not compared this way, since systems only send {} as answers; where it is \
                 stored, look at it",
                if unasked.len() == 1 {
                    format!("{} is", names(unasked.iter().copied()))
                } else {
                    format!("{} are", names(unasked.iter().copied()))
                },
                if unasked.len() == 1 { "it" } else { "them" },
            );
            self::item(DATA, State::Person, evidence)
        }
        State::Satisfied
        | State::NotConcerned
        | State::Unsatisfied
        | State::Unknown
        | State::Person => item,
    }
}

/// The definitions that changed on the wire and were not compared for old writers.
fn unasked<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c str> {
    let comparison = context.comparison;
    comparison.definitions.iter().filter_map(move |compared| {
        let changed = comparison.findings.iter().any(|finding| {
            finding.definition == compared.name
                && finding.direction.is_some()
                && !["annotation-only", "refactored"].contains(&finding.rule.id)
        });
        let both = compared.presence == Presence::Both;
        (both && changed && compared.backward.is_none()).then_some(compared.name.as_str())
    })
}

fn code(context: &Context<'_>) -> Item {
    let proven = "no name and no type that it may use changed";
    let verdict = context.comparison.source_verdict();
    judged(context, CODE, verdict, proven, |finding| !finding.targets.is_empty())
}

/// What has to be done to existing data. How, only a person knows.
fn migration(context: &Context<'_>) -> Item {
    let data = data(context);
    match data.state {
        State::Satisfied | State::NotConcerned => {
            item(MIGRATION, State::Satisfied, "all existing data still meets the contracts")
        }
        State::Person => item(MIGRATION, State::Person, data.evidence),
        State::Unsatisfied | State::Unknown => {
            let findings = counted(context, Verdict::Safe, |finding| {
                finding.direction == Some(Compatibility::Backward)
            });
            let mut helps: Vec<&str> = Vec::new();
            for finding in &findings {
                if !helps.contains(&finding.help.as_str()) {
                    helps.push(&finding.help);
                }
            }
            let evidence = format!(
                "decide for each of {} how old data becomes new. Without migration: {}",
                count(findings.len(), "finding", "findings"),
                helps.join(" ")
            );
            at(item(MIGRATION, State::Person, evidence), found_at(&findings))
        }
    }
}

/// A box by the worst verdict of some findings, which are told.
fn judged(
    context: &Context<'_>,
    text: &str,
    verdict: Verdict,
    proven: &str,
    about: impl Fn(&Finding) -> bool,
) -> Item {
    let (state, what) = match verdict {
        Verdict::Safe => return item(text, State::Satisfied, proven),
        Verdict::Breaking => (State::Unsatisfied, ("break", "breaks")),
        Verdict::Unknown => (State::Unknown, ("question is open", "questions are open")),
    };
    let open = counted(context, Verdict::Safe, &about);
    let worst: Vec<&Finding> =
        open.iter().copied().filter(|finding| finding.verdict == verdict).collect();
    let mut evidence = format!("{}: {}", count(worst.len(), what.0, what.1), told(&worst));
    let others = open.len() - worst.len();
    if others > 0 {
        evidence = format!("{evidence}; and {} undecided", count(others, "more is", "more are"));
    }
    at(item(text, state, evidence), found_at(&worst))
}

/// The first findings in words, each with who breaks.
fn told(findings: &[&Finding]) -> String {
    let mut told: Vec<String> = Vec::new();
    for finding in findings.iter().take(MOST_TOLD) {
        let who = if finding.breaks.is_empty() {
            String::new()
        } else {
            format!(" ({})", finding.breaks.join("; "))
        };
        told.push(format!("{}{who}", finding.change));
    }
    let more = findings.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        told.push(format!("and {more} more"));
    }
    told.join("; ")
}

fn found_at(findings: &[&Finding]) -> Vec<counterpart_report::common::Place> {
    places(findings.iter().filter_map(|finding| finding.new.as_ref().or(finding.old.as_ref())))
}

fn asked(compared: &Compared, way: Compatibility) -> Option<Verdict> {
    let conclusion = match way {
        Compatibility::Backward => compared.backward.as_ref(),
        Compatibility::Forward => compared.forward.as_ref(),
    };
    conclusion.map(|conclusion| conclusion.verdict)
}
