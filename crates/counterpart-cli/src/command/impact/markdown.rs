//! The change-impact analysis and the checklists as documents.

use std::fmt::Write as _;

use counterpart_report::checklist::{Box as Item, Checklist, State};
use counterpart_report::common::{Place, Verdict};
use counterpart_report::forms::{markdown_code, markdown_sentence};
use counterpart_report::impact::{Change, Impact, Kind, Rollback, Task, TaskAction, TaskEvidence};

/// A change-impact analysis.
pub fn impact(impact: &Impact, now: &str) -> String {
    let base = &impact.base;
    let short = base.commit.get(..9).unwrap_or(&base.commit);
    let mut text = format!(
        "# Change impact: {} ({short}) to {}\n",
        markdown_code(&base.name),
        markdown_sentence(now)
    );
    heading(&mut text, "Proposed change");
    if impact.changes.is_empty() {
        text.push_str("Nothing in the contracts changed.\n");
    }
    for change in &impact.changes {
        let place = change.new.as_ref().or(change.old.as_ref());
        let place = place.map(|place| format!(" ({})", self::place(place))).unwrap_or_default();
        let sentence = markdown_sentence(&change.sentence);
        let _ = writeln!(text, "- {sentence}{place} — {}", consequence(change));
    }
    if !impact.changes.is_empty() {
        heading(&mut text, "Systems affected");
        if impact.systems.is_empty() {
            text.push_str("None, as far as the project file and the sources say.\n");
        }
        for system in &impact.systems {
            let because = markdown_sentence(&system.because.join(" "));
            let _ = writeln!(text, "- **{}**: {because}", markdown_sentence(&system.name));
        }
        heading(&mut text, "Files to update");
        tasks(&mut text, impact);
        heading(&mut text, "Backward compatibility");
        items(&mut text, &impact.compatibility);
        heading(&mut text, "Rollback plan");
        rollback(&mut text, &impact.rollback);
    }
    heading(&mut text, "Checklist");
    items(&mut text, &impact.checklist);
    text
}

/// What comes of a change, in the words of `counterpart compat`.
fn consequence(change: &Change) -> String {
    match change.kind {
        Kind::Refactored | Kind::Documentation => return "nothing to do".to_owned(),
        Kind::ContractAdded
        | Kind::ContractRemoved
        | Kind::DefinitionAdded
        | Kind::DefinitionRemoved
        | Kind::DefinitionRenamed
        | Kind::ValueAdded
        | Kind::ValueRemoved
        | Kind::FieldAdded
        | Kind::FieldRemoved
        | Kind::FieldRequired
        | Kind::FieldOptional
        | Kind::TypeChanged
        | Kind::ConstraintChanged
        | Kind::ConstantAdded
        | Kind::ConstantRemoved
        | Kind::ConstantChanged
        | Kind::Undecided => {}
    }
    let asked = [
        (change.backward, "old writers"),
        (change.forward, "old readers"),
        (change.source, "code"),
    ];
    let of = |wanted: Verdict| -> Vec<&str> {
        asked.iter().filter(|(verdict, _)| *verdict == Some(wanted)).map(|(_, who)| *who).collect()
    };
    let (broken, open) = (of(Verdict::Breaking), of(Verdict::Unknown));
    let breaks = format!("**breaks {}**", broken.join(", "));
    let unknown = format!("**undecided for {}**", open.join(", "));
    match (broken.is_empty(), open.is_empty()) {
        (false, false) => format!("{breaks}; {unknown}"),
        (false, true) => breaks,
        (true, false) => unknown,
        (true, true) if change.findings.is_empty() => "imports must be changed".to_owned(),
        (true, true) => "breaks nobody".to_owned(),
    }
}

fn rollback(text: &mut String, rollback: &Rollback) {
    if rollback.steps.is_empty() {
        text.push_str("No rollback step needs a particular order.\n");
        return;
    }
    for (at, step) in rollback.steps.iter().enumerate() {
        let _ = writeln!(text, "{}. {}", at + 1, markdown_sentence(step));
    }
    text.push_str("\nData that old programs must then read:\n\n");
    items(text, &rollback.meets);
}

fn tasks(text: &mut String, impact: &Impact) {
    if impact.files.is_empty() {
        text.push_str("No source file needs a change.\n");
    } else {
        text.push_str("| system | file | kind of change | what to do | found because |\n|---|---|---|---|---|\n");
    }
    for task in &impact.files {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            task.system.as_deref().map(markdown_sentence).unwrap_or_default(),
            place(&task.place),
            action(task),
            markdown_sentence(&task.sentence),
            evidence(task),
        );
    }
    if !impact.left_out.is_empty() {
        text.push('\n');
    }
    for sentence in &impact.left_out {
        let _ = writeln!(text, "- {}", markdown_sentence(sentence));
    }
}

const fn action(task: &Task) -> &'static str {
    match task.action {
        TaskAction::Add => "add",
        TaskAction::Modify => "modify",
        TaskAction::Remove => "remove",
    }
}

const fn evidence(task: &Task) -> &'static str {
    match task.evidence {
        TaskEvidence::Implements => "counterpart.toml promises it",
        TaskEvidence::Imports => "it imports the contract",
        TaskEvidence::Mentions => "it mentions the name",
    }
}

/// A checklist.
pub fn checklist(list: &Checklist) -> String {
    let mut text = format!("# {}\n", markdown_sentence(&list.title));
    for section in &list.sections {
        heading(&mut text, &markdown_sentence(&section.title));
        items(&mut text, &section.boxes);
    }
    text
}

fn heading(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n## {title}\n");
}

fn items(text: &mut String, items: &[Item]) {
    for item in items {
        let (mark, word) = match item.state {
            State::Satisfied => ("- [x]", ""),
            State::Unsatisfied => ("- [ ]", "**not true:** "),
            State::Unknown => ("- [ ]", "**undecided:** "),
            State::Person => ("- [ ]", "**manual check:** "),
            State::NotConcerned => ("-", "not affected: "),
        };
        let places: Vec<String> = item.places.iter().map(place).collect();
        let places = match places.len() {
            0 => String::new(),
            _ => format!(" ({})", places.join(", ")),
        };
        let _ = writeln!(
            text,
            "{mark} {} — {word}{}{places}",
            markdown_sentence(&item.text),
            markdown_sentence(&item.evidence),
        );
    }
}

fn place(place: &Place) -> String {
    markdown_code(&format!("{}:{}", place.path, place.line))
}
