//! Answers on the screen, or to a program.

mod drawing;
mod excerpt;
mod json;
mod markdown;
mod width;

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};

use counterpart_report::forms::{self, End, Telling};
use counterpart_report::{Notice, Weight, sanitize_commands, sanitize_lines};

use crate::answer::{Answer, Exit};
use crate::arguments::{Color, Format};
use crate::rules;

pub use width::wrapped;

/// The most notices that are drawn. Of the others only the number is printed.
const MOST_DRAWN: usize = 50;

/// Where answers go.
pub struct Screen {
    format: Format,
    colored: bool,
}

impl Screen {
    /// A screen as the command line asks for it.
    pub fn new(format: Format, color: Color) -> Self {
        let colored = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                std::io::stderr().is_terminal() && !refused && !dumb
            }
        };
        Self { format, colored }
    }

    /// Whether a person reads.
    pub fn is_human(&self) -> bool {
        self.format == Format::Human
    }

    /// Shows the answer of `command`. A closed pipe is not a failure.
    pub fn show(&self, command: &str, answer: &Answer) -> Exit {
        match self.format {
            Format::Json => print(&json::object(command, answer)),
            _ if answer.exit == Exit::Usage => complain(&lines(&answer.text)),
            Format::Human => {
                complain(&self.drawn(&notices(answer)));
                match answer.document.as_deref().filter(|_| answer.text.is_empty()) {
                    Some(document) => print(&self.document(&lines(document))),
                    None => print(&lines(&answer.text)),
                }
            }
            Format::Sarif => print(&told(command, answer, &all(answer), forms::sarif)),
            Format::Github => print(&told(command, answer, &all(answer), forms::github)),
            Format::Junit => print(&told(command, answer, &all(answer), forms::junit)),
            Format::Markdown => print(&summary(command, answer)),
        }
        answer.exit
    }

    /// A document: laid out in a terminal, elsewhere as its source.
    fn document(&self, source: &str) -> String {
        if std::io::stdout().is_terminal() {
            markdown::drawn(source, self.colored, width::columns())
        } else {
            source.to_owned()
        }
    }

    /// Says something in passing.
    pub fn note(&self, text: &str) {
        if self.is_human() {
            complain(text);
        }
    }

    fn drawn(&self, notices: &[Notice]) -> String {
        let mut drawn = String::new();
        let drawing = drawing::Drawing::new(self.colored);
        let mut sorted: Vec<&Notice> = notices.iter().collect();
        // Errors last: the end stays on the screen.
        sorted.sort_by_key(|notice| notice.weight);
        let skipped = sorted.len().saturating_sub(MOST_DRAWN);
        if skipped > 0 {
            let _ = writeln!(drawn, "{skipped} more are not shown; `--format json` lists all\n");
        }
        for notice in sorted.into_iter().skip(skipped) {
            drawn.push_str(&drawing.draw(notice));
        }
        let mut errors = notices.iter().filter(|notice| notice.weight == Weight::Error);
        if let Some(first) = errors.next() {
            let count = errors.count() + 1;
            let errors = if count == 1 { "1 error".to_owned() } else { format!("{count} errors") };
            let _ = writeln!(drawn, "{errors}; `counterpart explain {}` says more", first.id);
        }
        drawn
    }
}

/// The notices beside text and document: diagnostics, then findings.
fn notices(answer: &Answer) -> Vec<Notice> {
    answer.diagnostics.iter().map(Notice::from).chain(answer.notices.iter().cloned()).collect()
}

/// All notices.
fn all(answer: &Answer) -> Vec<Notice> {
    notices(answer).into_iter().chain(answer.document_notices.iter().cloned()).collect()
}

/// The notices in the format of another tool.
fn told(
    command: &str,
    answer: &Answer,
    notices: &[Notice],
    form: fn(&Telling) -> String,
) -> String {
    let end = match answer.exit {
        Exit::Fine | Exit::Findings => End::Done,
        Exit::Undecided => End::Undecided,
        Exit::Usage | Exit::CouldNotRun => End::CouldNotRun,
    };
    let version = env!("CARGO_PKG_VERSION");
    form(&Telling { command, version, end, notices, rules: &rules::all() })
}

/// The document of the command behind what is wrong; of a command without one, what it has to tell
/// and its text.
fn summary(command: &str, answer: &Answer) -> String {
    let notices = notices(answer);
    let table = || told(command, answer, &notices, forms::markdown);
    match &answer.document {
        Some(document) if notices.is_empty() => document.clone(),
        Some(document) => table() + "\n" + document,
        None if answer.text.is_empty() => table(),
        None => table() + "\n" + &forms::markdown_block(&answer.text),
    }
}

/// The lines with control characters replaced.
fn lines(text: &str) -> String {
    text.split('\t').map(sanitize_lines).collect::<Vec<_>>().join("\t")
}

fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let text = sanitize_commands(text);
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

fn complain(text: &str) {
    let mut out = std::io::stderr().lock();
    let text = sanitize_commands(text);
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
