//! Breaks that the project file accepts.

use counterpart_compiler::project::Accepted;

use crate::finding::{Finding, Verdict};
use crate::rules::{self, ChangeKind};
use crate::subject::Subject;
use counterpart_compiler::fingerprint::fingerprint;

/// Marks the findings that are accepted, and adds a finding for every acceptance that has expired or
/// matches no finding.
pub(super) fn apply(findings: &mut Vec<Finding>, accepted: &[Accepted], today: &str) {
    let mut own = Vec::new();
    for entry in accepted {
        let fits = |finding: &&mut Finding| {
            finding.fingerprint == entry.fingerprint && finding.verdict != Verdict::Safe
        };
        let mut fitting = findings.iter_mut().filter(fits).peekable();
        if fitting.peek().is_none() {
            let words = format!("the acceptance of `{}` matches no finding", entry.fingerprint);
            own.push(finding(&rules::ACCEPTANCE_STALE, entry, words));
        } else if !is_day(&entry.expires) {
            let words = format!(
                "the acceptance of `{}` has an invalid `expires` date: `{}`",
                entry.fingerprint, entry.expires
            );
            own.push(finding(&rules::ACCEPTANCE_EXPIRED, entry, words));
        } else if entry.expires.as_str() < today {
            let words =
                format!("the acceptance of `{}` expired on {}", entry.fingerprint, entry.expires);
            own.push(finding(&rules::ACCEPTANCE_EXPIRED, entry, words));
        } else {
            fitting.for_each(|finding| finding.accepted = Some(entry.clone()));
        }
    }
    findings.append(&mut own);
}

/// Whether a text is a day: `2027-03-31`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, digits: usize, most: u32| {
        text.len() == digits
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
    };
    matches!(parts.as_slice(), [year, month, day]
        if number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31))
}

fn finding(rule: &'static ChangeKind, entry: &Accepted, words: String) -> Finding {
    Finding {
        rule,
        direction: None,
        verdict: Verdict::Breaking,
        definition: String::new(),
        subject: Subject::default(),
        pointer: String::new(),
        message: format!("{words} (owner: {}, reason: {})", entry.owner, entry.reason),
        change: words,
        help: rule.instead.to_owned(),
        witness: None,
        old: None,
        new: None,
        breaks: Vec::new(),
        targets: Vec::new(),
        writers: None,
        fingerprint: fingerprint(&[rule.id, &entry.fingerprint]),
        accepted: None,
    }
}
