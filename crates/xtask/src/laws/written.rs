//! The laws that need the generated code: what is admitted is held, and what is written is admitted
//! and equal in everything declared.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::{Broken, Law, brief};
use crate::Outcome;
use crate::pipeline::{self, Entry, Stage, Subject, Verdict, Verdicts};

/// What is broken of each entry.
pub fn broken<'e>(
    entries: &'e [Entry],
    urls: &BTreeMap<String, String>,
    work: &Path,
) -> Outcome<Vec<(&'e Entry, Vec<Broken>)>> {
    let subjects = pipeline::run(entries, urls, &[], work)?;
    Ok(subjects.iter().map(|subject| (subject.entry, of_one(subject))).collect())
}

/// What is broken of a subject with its verdicts.
pub(super) fn of_one(subject: &Subject<'_>) -> Vec<Broken> {
    let held = |detail: String| Broken { law: Law::Held, detail };
    match &subject.compilation {
        // A schema that no type can be made for says so.
        Stage::Diagnosed(_) => return Vec::new(),
        Stage::Crashed(reason) => return vec![held(format!("the compiler panicked: {reason}"))],
        Stage::TimedOut => return vec![held("compiling takes too long".to_owned())],
        Stage::Compiled(emitted) if emitted.root.is_none() => return Vec::new(),
        Stage::Compiled(_) => {}
    }
    let refused = [("rustc", &subject.rustc), ("tsc", &subject.tsc)];
    let refused = refused.into_iter().filter_map(|(who, reason)| Some((who, reason.as_ref()?)));
    let mut found: Vec<Broken> =
        refused.map(|(who, reason)| held(format!("{who} refuses the code: {reason}"))).collect();
    let schema = brief(&subject.entry.schema);
    for verdicts in &subject.verdicts {
        if !verdicts.judge.as_ref().is_some_and(Verdict::is_accepted) {
            continue;
        }
        let of_instance = of_instance(subject, verdicts).into_iter();
        found.extend(of_instance.map(|(law, detail)| Broken {
            law,
            detail: format!(
                "{detail}\n  instance {}\n  schema {schema}",
                brief(&verdicts.instance.value)
            ),
        }));
    }
    found
}

fn of_instance(subject: &Subject<'_>, verdicts: &Verdicts<'_>) -> Vec<(Law, String)> {
    let mut found = Vec::new();
    let halves = [
        ("Rust", &verdicts.rust),
        ("JavaScript", &verdicts.node),
        ("a TypeScript type", &verdicts.tsc),
    ];
    for (half, verdict) in halves {
        if let Some(Err(reason)) = verdict.as_ref().map(Verdict::accepted)
            && !is_out_of_range(reason)
        {
            found.push((Law::Held, format!("{half} does not hold it: {reason}")));
        }
    }
    let written = [
        ("Rust", &verdicts.written, &verdicts.round_trip),
        ("JavaScript", &verdicts.written_by_node, &verdicts.node_round_trip),
    ];
    for (half, text, round_trip) in written {
        if let Some(Err(reason)) = round_trip {
            found.push((Law::WrittenBack, format!("{half} loses something: {reason}")));
        }
        if let Some(Err(reason)) = text.as_ref().map(|text| admitted(subject, text)) {
            found.push((Law::WrittenBack, format!("{half} writes what is refused: {reason}")));
        }
    }
    found
}

/// Whether the judge admits what was written.
fn admitted(subject: &Subject<'_>, text: &Value) -> Result<(), String> {
    let Ok(judge) = &subject.judge else { return Ok(()) };
    judge.verdict(text).map_err(|reason| format!("{}: {reason}", brief(text)))
}

/// Whether the only reason is a whole number that no integer of Rust holds, which
/// `docs/violations.md` says.
fn is_out_of_range(reason: &str) -> bool {
    reason.contains("decode") && reason.contains("integer")
}
