//! A comparison as text for a person.

use std::fmt::Write as _;

use counterpart_compat::assess::{Bump, Comparison, Conclusion, Presence, Step};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_compiler::project::Writers;

/// The verdicts and how many findings there are of each, the definitions that are not safe, the next
/// versions, and the row for the changelog. With `all`, every definition, with the arguments.
pub fn of(
    comparison: &Comparison,
    (old, new): (&str, &str),
    bump: &Bump,
    changelog: &str,
    all: bool,
) -> String {
    let mut text = format!("{old} → {new}, {}\n\n", writers(comparison.writers));
    for (name, verdict, meaning) in [
        ("backward", comparison.verdict(Compatibility::Backward), "old writers, new readers"),
        ("forward", comparison.verdict(Compatibility::Forward), "new writers, old readers"),
        ("source", comparison.source_verdict(), "code that uses the generated types"),
    ] {
        let _ = writeln!(text, "  {name:<10} {:<10} {meaning}", verdict.name());
    }
    let _ = writeln!(text, "  {:<10} {}", "findings", counts(comparison, all));
    definitions(comparison, all, &mut text);
    text.push('\n');
    let targets = bump.targets.iter().map(|(id, step)| (*id, step));
    for (name, step) in std::iter::once(("contracts", &bump.contract)).chain(targets) {
        let _ = writeln!(text, "  {name:<10} {}", stepped(step));
    }
    let _ = writeln!(text, "\n{changelog}");
    text
}

const fn writers(writers: Writers) -> &'static str {
    match writers {
        Writers::Any => "any writer",
        Writers::Generated => "only generated code writes",
    }
}

/// How many findings there are of each verdict; how many do not count, and why; how many are not
/// shown.
fn counts(comparison: &Comparison, all: bool) -> String {
    let count = |wanted: &dyn Fn(&Finding) -> bool| {
        comparison.findings.iter().filter(|finding| wanted(finding)).count()
    };
    let of = |verdict: Verdict| {
        count(&|finding| finding.verdict == verdict && comparison.counts(finding))
    };
    let safe = if all { "safe" } else { "safe (see --all)" };
    let accepted = count(&|finding| finding.accepted.is_some());
    let elsewhere = count(&|finding| finding.accepted.is_none() && !comparison.counts(finding));
    let parts = [
        (of(Verdict::Breaking), "breaking"),
        (of(Verdict::Unknown), "unknown"),
        (of(Verdict::Safe), safe),
        (accepted, "accepted"),
        (elsewhere, "only with other writers"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

/// Those that are not safe in every direction; with `all` every one, with the arguments.
fn definitions(comparison: &Comparison, all: bool, text: &mut String) {
    let mut first = true;
    for compared in &comparison.definitions {
        let answers = [
            (Compatibility::Backward, &compared.backward),
            (Compatibility::Forward, &compared.forward),
        ];
        let safe = answers.iter().all(|(_, answer)| {
            answer
                .as_ref()
                .is_none_or(|answer| answer.verdict == Verdict::Safe && answer.otherwise.is_none())
        });
        if safe && !all && compared.presence == Presence::Both {
            continue;
        }
        if std::mem::take(&mut first) {
            text.push('\n');
        }
        let was = compared.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
        let presence = match compared.presence {
            Presence::Both => "",
            Presence::Added => " was added",
            Presence::Removed => " was removed",
        };
        let _ = writeln!(text, "  {}{was}{presence}", compared.name);
        for (direction, answer) in answers {
            if let Some(answer) = answer {
                conclusion(comparison, direction, answer, all, text);
            }
        }
    }
}

fn conclusion(
    comparison: &Comparison,
    direction: Compatibility,
    answer: &Conclusion,
    all: bool,
    text: &mut String,
) {
    let otherwise = answer.otherwise.map(|verdict| {
        let others = match comparison.writers {
            Writers::Any => "only generated code writes",
            Writers::Generated => "anyone writes",
        };
        format!("; {} if {others}", verdict.name())
    });
    let argument = if all && !answer.argument.is_empty() {
        format!(": {}", answer.argument)
    } else {
        String::new()
    };
    let _ = writeln!(
        text,
        "    {:<9} {}{}{argument}",
        direction.name(),
        answer.verdict.name(),
        otherwise.unwrap_or_default()
    );
}

fn stepped(step: &Step) -> String {
    match (&step.from, &step.to) {
        (Some(from), Some(to)) if from == to => format!("{from} stays"),
        (Some(from), Some(to)) => format!("{from} → {to} ({})", step.change.name()),
        (None | Some(_), None | Some(_)) => step.change.name().to_owned(),
    }
}
