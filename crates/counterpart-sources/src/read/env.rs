//! `.env` files. What stands behind a key may be a secret: it is read past, never kept.

use std::path::Path;

use super::data::WHOLE;
use super::places::Places;
use crate::facts::{Declaration, Facts, Form, Listing, Mention, Part, Problem, Written};

/// Reads one file. The keys are those of the whole file.
#[must_use]
pub fn read(_path: &Path, text: &str) -> Facts {
    let places = Places::of(text);
    let mut facts = Facts::default();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let line = rest.get(..end).unwrap_or_default();
        match key(line) {
            Line::Empty => at += end,
            Line::Key { start, length, value } => {
                let span = places.range(at + start..at + start + length);
                let key = &line[start..start + length];
                facts.mentions.push(Mention { text: key.to_owned(), at: span, name: true });
                parts.push(Part::One { value: Written::Value(key.to_owned()), at: span });
                at += value + value_length(rest.get(value..).unwrap_or_default());
            }
            Line::Other { start } => {
                let at_line = places.range(at + start..at + line.trim_end().len());
                let message = "the line is neither a comment nor KEY=value".to_owned();
                facts.problems.push(Problem { at: at_line, message });
                at += end;
            }
        }
    }
    let at = places.range(0..0);
    let listings = vec![Listing { form: Form::Keys, at, over: None, parts, catch_all: None }];
    facts.declarations.push(Declaration { symbol: vec![WHOLE.to_owned()], at, listings });
    facts.mentions.sort_unstable();
    facts
}

enum Line {
    /// Nothing, or a comment.
    Empty,
    /// A key, and the byte at which its value begins.
    Key { start: usize, length: usize, value: usize },
    /// Something else.
    Other { start: usize },
}

fn key(line: &str) -> Line {
    let trimmed = line.trim_start_matches(['\u{feff}', ' ', '\t']);
    let mut start = line.len() - trimmed.len();
    let mut rest = trimmed;
    if rest.trim_end().is_empty() || rest.starts_with('#') {
        return Line::Empty;
    }
    if let Some(after) = rest.strip_prefix("export")
        && after.starts_with([' ', '\t'])
    {
        rest = after.trim_start();
        start = line.len() - rest.len();
    }
    let is_key = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-');
    let length = rest.find(|letter| !is_key(letter)).unwrap_or(rest.len());
    let after = rest.get(length..).unwrap_or_default();
    let behind = after.trim_start_matches([' ', '\t']);
    let gap = after.len() - behind.len();
    match behind.chars().next() {
        _ if length == 0 => Line::Other { start },
        Some('=' | ':') => Line::Key { start, length, value: start + length + gap + 1 },
        // A key alone takes its value from outside.
        None | Some('\n' | '\r' | '#') => Line::Key { start, length, value: start + length + gap },
        Some(_) => Line::Other { start },
    }
}

/// How many bytes the value at the beginning of `rest` takes, with the rest of its last line. In
/// quotes it may go over several lines.
fn value_length(rest: &str) -> usize {
    let line_end = |from: usize| {
        let behind = rest.get(from..).unwrap_or_default();
        from + behind.find('\n').map_or(behind.len(), |end| end + 1)
    };
    let start = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let quote = rest.as_bytes().get(start).copied();
    if let Some(quote @ (b'"' | b'\'' | b'`')) = quote {
        let mut escaped = false;
        let inside = rest.as_bytes().get(start + 1..).unwrap_or_default();
        let end = inside.iter().position(|byte| {
            let ends = *byte == quote && !escaped;
            escaped = quote == b'"' && *byte == b'\\' && !escaped;
            ends
        });
        if let Some(end) = end {
            return line_end(start + 1 + end);
        }
    }
    line_end(0)
}
