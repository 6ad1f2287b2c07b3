//! Answers on the screen, or to a program.

mod drawing;
mod excerpt;
mod json;

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};

use counterpart_model::diagnostic::Diagnostic;

use crate::answer::{Answer, Exit};
use crate::arguments::{Color, Format};

/// So many diagnostics are drawn; of more, a person wants only the number.
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

    /// Shows the answer of `command`. A reader that went away is no failure.
    pub fn show(&self, command: &str, answer: &Answer) -> Exit {
        match self.format {
            Format::Json => print(&json::object(command, answer)),
            Format::Human if answer.exit == Exit::Usage => complain(&lines(&answer.text)),
            Format::Human => {
                complain(&self.drawn(&answer.diagnostics));
                print(&lines(&answer.text));
            }
        }
        answer.exit
    }

    /// Says something in passing.
    pub fn note(&self, text: &str) {
        if self.is_human() {
            complain(text);
        }
    }

    fn drawn(&self, diagnostics: &[Diagnostic]) -> String {
        let mut drawn = String::new();
        let drawing = drawing::Drawing::new(self.colored);
        let mut sorted: Vec<_> = diagnostics.iter().collect();
        // Errors last: the end is what stays on the screen.
        sorted.sort_by_key(|diagnostic| diagnostic.is_error());
        let skipped = sorted.len().saturating_sub(MOST_DRAWN);
        if skipped > 0 {
            let _ = writeln!(drawn, "{skipped} more are not shown; `--format json` lists all\n");
        }
        for diagnostic in sorted.into_iter().skip(skipped) {
            drawn.push_str(&drawing.draw(diagnostic));
        }
        if let Some(diagnostic) = diagnostics.iter().find(|diagnostic| diagnostic.is_error()) {
            let count = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
            let errors = if count == 1 { "1 error".to_owned() } else { format!("{count} errors") };
            let code = diagnostic.code.id();
            let _ = writeln!(drawn, "{errors}; `counterpart explain {code}` says more");
        }
        drawn
    }
}

/// Lines that do nothing to a terminal but show what they say.
fn lines(text: &str) -> String {
    let keep = |char| matches!(char, '\n' | '\t');
    text.chars().map(|char| if keep(char) { char } else { excerpt::harmless(char) }).collect()
}

fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

fn complain(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
