//! `counterpart check`: does every system handle what its contracts define?

use std::fmt::Write as _;
use std::path::Path;

use counterpart_check::check_with;
use counterpart_check::sources::{Cache, Options};
use counterpart_compiler::compile_for_analysis;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::FILE_NAME;
use counterpart_report::check::{self, State};
use counterpart_report::html::{Links, check_page};

use crate::answer::{Answer, Exit};
use crate::arguments::Check;
use crate::page;
use crate::progress::Progress;
use crate::screen::Screen;
use crate::{live, location};

/// Checks the systems of a project.
pub fn run(folder: Option<&Path>, arguments: &Check, screen: &Screen) -> Answer {
    let project = match location::open(folder) {
        Ok(project) => project,
        Err(diagnostic) => return Answer::refused(vec![diagnostic]),
    };
    if project.settings.systems.is_empty() {
        let sentence = if project.folder.join(FILE_NAME).exists() {
            "counterpart.toml has no systems, so there is nothing to check"
        } else {
            "there is no counterpart.toml in this folder or above it, so there are no systems to check"
        };
        let help =
            "describe each with its sources: `[systems.cli]`, `sources = [\"cli/src/**/*.rs\"]`";
        return Answer::refused(vec![Diagnostic::new(Code::BadProject, sentence).help(help)]);
    }
    let progress = Progress::begin(0, screen.is_human());
    progress.step("reading the contracts");
    let compiled = match compile_for_analysis(&project) {
        Ok(compiled) => compiled,
        Err(diagnostics) => return Answer::refused(diagnostics),
    };
    let answers = if arguments.live.is_empty() {
        Vec::new()
    } else {
        progress.step("sending requests to running systems");
        match live::ask(&project, &arguments.live) {
            Ok(answers) => answers,
            Err(sentence) => return Answer::usage(format!("error: {sentence}\n")),
        }
    };
    progress.step("reading the sources");
    let advance = |done: usize, all: usize| progress.advance(done, all);
    let cache = if arguments.no_cache { Cache::None } else { Cache::Usual };
    let options = Options { cache, progress: Some(&advance) };
    let check = match check_with(&project, &compiled.model, options, &answers) {
        Ok(check) => check,
        Err(diagnostics) => return Answer::refused(diagnostics),
    };
    drop(progress);
    let page = arguments.html.as_deref().map(|place| {
        let here = std::env::current_dir().unwrap_or_default();
        let links = match &arguments.link_base {
            Some(base) => Links::to(base, &project.folder, &here),
            None => Links::beside(place, &here),
        };
        let text = check_page(&check.report, &links);
        page::write(place, &text).map(|()| place)
    });
    let (page, unwritten) = match page.transpose() {
        Ok(page) => (page, None),
        Err(diagnostic) => (None, Some(diagnostic)),
    };
    let undecided = check.findings.iter().filter(|finding| finding.is_undecided()).count();
    let mut text = summary(&check.report, undecided);
    if let Some(place) = page {
        let _ = writeln!(text, "{} is written", place.display());
    }
    let answer = Answer::new(text)
        .diagnosed(compiled.warnings)
        .diagnosed(unwritten.into_iter().collect())
        .noticed(check.findings.iter().map(Into::into).collect())
        .with_all(&check.report);
    if undecided > 0 {
        return answer.ended(Exit::Undecided);
    }
    answer
}

/// A line for each system, then how many findings there are.
fn summary(check: &check::Check, undecided: usize) -> String {
    let mut text = String::new();
    for system in &check.systems {
        let rows = || check.matrix.iter().flat_map(|table| &table.rows);
        let own = || rows().filter(|row| row.system == system.name);
        let _ = writeln!(
            text,
            "{}: {}, {}{}",
            system.name,
            counted(size(system.files), "file"),
            counted(own().count(), "place"),
            states(own().flat_map(|row| &row.cells)),
        );
    }
    let (errors, warnings) = (size(check.summary.errors), size(check.summary.warnings));
    let _ = write!(text, "{}", counted(errors, "error"));
    // What is undecided is reported as a warning, and ends the check differently.
    let _ = write!(text, ", {}", counted(warnings.saturating_sub(undecided), "warning"));
    if undecided > 0 {
        let _ = write!(text, ", {undecided} undecided");
    }
    text.push('\n');
    text
}

/// How many cells there are, and how many are in each state: `; 5 parts: 3 covered, 2 unknown`.
fn states<'c>(cells: impl Iterator<Item = &'c check::Cell>) -> String {
    let states: Vec<State> = cells.map(|cell| cell.state).collect();
    let named = [
        (State::Covered, "covered"),
        (State::Missing, "missing"),
        (State::Unknown, "unknown"),
        (State::Excepted, "excepted"),
    ];
    let counts =
        named.map(|(wanted, name)| (states.iter().filter(|state| **state == wanted).count(), name));
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, name)| format!("{count} {name}")).collect();
    if counts.is_empty() {
        return String::new();
    }
    format!("; {}: {}", counted(states.len(), "part"), counts.join(", "))
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// A number of a report, as one of this machine.
fn size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
