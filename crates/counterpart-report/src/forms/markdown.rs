//! Markdown, for summaries of CI runs and comments on pull requests.

use std::fmt::Write as _;

use crate::notice::{Mark, Notice, Weight};
use crate::place::path_text;
use crate::sanitize::{sanitize_char, sanitize_line, sanitize_lines};

use super::{Telling, details};

/// A heading and a table of the notices, the heaviest first; a line where there is none.
#[must_use]
pub fn markdown(telling: &Telling) -> String {
    let mut text = format!("## counterpart {}\n\n", markdown_text(telling.command));
    let counts: Vec<String> = [Weight::Error, Weight::Warning, Weight::Note]
        .into_iter()
        .filter_map(|weight| match telling.count(weight) {
            0 => None,
            1 => Some(format!("1 {}", weight.word())),
            count => Some(format!("{count} {}s", weight.word())),
        })
        .collect();
    if counts.is_empty() {
        return text + "No findings.\n";
    }
    let _ = writeln!(text, "{}\n", counts.join(", "));
    text.push_str("| | rule | place | |\n|---|---|---|---|\n");
    for notice in telling.by_weight() {
        let places: Vec<String> = notice.places.iter().map(place).collect();
        let sentences: Vec<String> = std::iter::once(notice.message.clone())
            .chain(details(notice))
            .map(|line| markdown_sentence(&line))
            .collect();
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            sign(notice),
            markdown_code(&notice.id),
            places.join("<br>"),
            sentences.join("<br>"),
        );
    }
    text
}

const fn sign(notice: &Notice) -> &'static str {
    match notice.weight {
        Weight::Error => "❌ error",
        Weight::Warning => "⚠️ warning",
        Weight::Note => "ℹ️ note",
    }
}

fn place(mark: &Mark) -> String {
    let location = &mark.location;
    let place = markdown_code(&format!(
        "{}:{}:{}",
        path_text(&location.path),
        location.line,
        location.column
    ));
    match mark.label.as_str() {
        "" => place,
        label => format!("{place} {}", markdown_text(label)),
    }
}

/// The text, escaped for any position in GitHub's Markdown: nothing in it becomes
/// markup, a mention or a reference to an issue, and it stays on one line.
#[must_use]
pub fn markdown_text(text: &str) -> String {
    escaped(text.trim_start(), true)
}

/// A text as text; `at_start` where a list, a heading or an underline could begin with it.
fn escaped(text: &str, mut at_start: bool) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' | '#' => {
                out.push('\\');
                out.push(char);
            }
            '-' | '+' | '=' | '.' | ')' if at_start => {
                out.push('\\');
                out.push(char);
            }
            char => out.push(sanitize_char(char)),
        }
        // GitHub looks for names and numbers in the text that comes out, where no escape is left.
        let refers =
            matches!(char, '@' | '#') && chars.peek().is_some_and(|next| next.is_alphanumeric());
        if refers {
            out.push('\u{2060}');
        }
        at_start = at_start && char.is_ascii_digit();
    }
    out
}

/// A text of several lines as a block of code.
#[must_use]
pub fn markdown_block(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("{fence}text\n{}\n{fence}\n", sanitize_lines(text).trim_end_matches('\n'))
}

/// A sentence as text, with code between backticks.
#[must_use]
pub fn markdown_sentence(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.trim_start();
    while let Some((before, behind)) = rest.split_once('`') {
        let Some((inner, after)) = behind.split_once('`') else { break };
        out.push_str(&escaped(before, out.is_empty()));
        out.push_str(&markdown_code(inner));
        rest = after;
    }
    let last = escaped(rest, out.is_empty());
    out + &last
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|char| char != '`').map(str::len).max().unwrap_or(0)
}

/// A text as code, in a cell of a table as well.
#[must_use]
pub fn markdown_code(text: &str) -> String {
    let text = sanitize_line(text);
    if text.trim().is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let space = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    // The bar ends a cell even within code.
    format!("{fence}{space}{}{space}{fence}", text.replace('|', "\\|"))
}
