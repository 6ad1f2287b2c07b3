//! The lines around a place, as they may safely be shown.

use std::path::Path;

use counterpart_compiler::source::Location;
use counterpart_report::{sanitize_char, sanitize_line};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// The number of lines shown before and after a place.
pub const CONTEXT: usize = 1;
/// The most characters of a line that are shown: a minified document is one line of megabytes.
const WIDTH: usize = 120;
/// How many characters of a cut line are shown before the place.
const BEFORE: usize = 40;

/// Lines of one file around one or more places, each in a stretch of its own.
#[derive(Debug)]
pub struct Excerpt {
    name: String,
    stretches: Vec<Stretch>,
}

/// Neighbouring lines. Offsets are counted through all stretches of an excerpt.
#[derive(Debug)]
struct Stretch {
    start: usize,
    text: String,
    /// The number of its first line, from 0.
    line: usize,
    /// How many characters are cut off at the left of the place's line.
    cut: usize,
}

impl Excerpt {
    /// The lines of `text` around `places`, and for each place the range to mark.
    pub fn new(path: &Path, text: &str, places: &[&Location]) -> (Self, Vec<SourceSpan>) {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut stretches = Vec::new();
        let mut marks = Vec::new();
        let mut start = 0;
        for place in places {
            let (stretch, mark) = Stretch::around(&lines, place, start);
            start += stretch.text.len() + 1;
            stretches.push(stretch);
            marks.push(mark);
        }
        (Self { name: sanitize_line(&path.display().to_string()), stretches }, marks)
    }
}

impl Stretch {
    fn around(lines: &[&str], place: &Location, start: usize) -> (Self, SourceSpan) {
        let at = place.line.saturating_sub(1).min(lines.len().saturating_sub(1));
        let first = at.saturating_sub(CONTEXT);
        let last = (at + CONTEXT).min(lines.len().saturating_sub(1));
        let long = lines.get(at).is_some_and(|line| line.chars().nth(WIDTH).is_some());
        let column = place.column.saturating_sub(1);
        let cut = if long { column.saturating_sub(BEFORE) } else { 0 };
        let (mut text, mut mark) = (String::new(), (0, 0));
        for number in first..=last {
            let line = lines.get(number).copied().unwrap_or("");
            let shown: String = line.chars().skip(cut).take(WIDTH).map(sanitize_char).collect();
            if number == at {
                let before = shown.chars().take(column - cut).map(char::len_utf8).sum::<usize>();
                mark = (start + text.len() + before, token(&shown[before..]).max(1));
            }
            text.push_str(&shown);
            text.push('\n');
        }
        (Self { start, text, line: first, cut }, mark.into())
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        behind: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let holds = |stretch: &&Stretch| {
            stretch.start <= span.offset()
                && span.offset() + span.len() <= stretch.start + stretch.text.len()
        };
        let stretch = self.stretches.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let local = SourceSpan::from((span.offset() - stretch.start, span.len()));
        let found = stretch.text.read_span(&local, before, behind)?;
        let within = found.span();
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            found.data(),
            (within.offset() + stretch.start, within.len()).into(),
            found.line() + stretch.line,
            found.column() + if before == 0 { stretch.cut } else { 0 },
            found.line_count(),
        )))
    }
}

/// The range to mark in a text that starts at a place: a string with its quotes, a word or number, or
/// one character. In bytes.
fn token(text: &str) -> usize {
    let mut chars = text.char_indices();
    match chars.next() {
        Some((_, '"')) => {
            let mut escaped = false;
            let end = chars.find(|(_, char)| {
                let ends = *char == '"' && !escaped;
                escaped = *char == '\\' && !escaped;
                ends
            });
            end.map_or(text.trim_end().len(), |(at, _)| at + 1)
        }
        Some((_, char)) if char.is_alphanumeric() || char == '-' => {
            let ends =
                |char: char| !char.is_alphanumeric() && !matches!(char, '-' | '.' | '_' | '+');
            text.find(ends).unwrap_or(text.len())
        }
        Some((_, char)) => char.len_utf8(),
        None => 0,
    }
}
