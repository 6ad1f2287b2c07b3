//! A comparison as a person reads it.

use std::fmt::Write as _;

use counterpart_compat::assess::{Bump, Comparison, Conclusion, Presence, Step};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::Verdict;
use counterpart_compiler::project::Writers;

/// The answer, definition by definition where they are not all alike; the next versions; the row for
/// the changelog.
pub fn of(
    comparison: &Comparison,
    (old, new): (&str, &str),
    bump: &Bump,
    changelog: &str,
    all: bool,
) -> String {
    let mut text = format!("{old} → {new}, {}\n\n", writers(comparison.writers));
    for (name, verdict, comes) in [
        ("requests", comparison.verdict(Compatibility::Backward), "old writers, new readers"),
        ("responses", comparison.verdict(Compatibility::Forward), "new writers, old readers"),
        ("source", comparison.source_verdict(), "generated code"),
    ] {
        let _ = writeln!(text, "  {name:<10} {:<10} {comes}", verdict.name());
    }
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
        Writers::Any => "whoever writes",
        Writers::Generated => "written by generated code alone",
    }
}

/// Those that are not safe in every direction; with `all` every one, with the arguments.
fn definitions(comparison: &Comparison, all: bool, text: &mut String) {
    let mut first = true;
    for compared in &comparison.definitions {
        let answers = [
            (Compatibility::Backward, &compared.request),
            (Compatibility::Forward, &compared.response),
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
            Presence::Added => " is new",
            Presence::Removed => " is gone",
        };
        let _ = writeln!(text, "  {}{was}{presence}", compared.name);
        for (way, answer) in answers {
            if let Some(answer) = answer {
                conclusion(comparison, way, answer, all, text);
            }
        }
    }
}

fn conclusion(
    comparison: &Comparison,
    way: Compatibility,
    answer: &Conclusion,
    all: bool,
    text: &mut String,
) {
    let otherwise = answer.otherwise.map(|verdict| {
        let others = match comparison.writers {
            Writers::Any => "generated code alone writes",
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
        way.name(),
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
