//! Text that knows where it is: how much room is left, and what comes from which place.

use counterpart_compiler::source::Place;

/// Text under construction.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    line: u32,
    column: u32,
    depth: usize,
    mappings: Vec<Mapping>,
    trial: Option<Trial>,
}

/// An attempt to stay on one line.
#[derive(Debug)]
struct Trial {
    room: usize,
    failed: bool,
    /// Whether docs are left out, instead of being too much for one line.
    without_docs: bool,
}

/// Text that comes from a place in a schema document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The generated line, from 0.
    pub line: u32,
    /// The generated column, from 0, in UTF-16 units.
    pub column: u32,
    /// Where it comes from.
    pub place: Place,
}

impl Writer {
    /// What `content` writes, if it takes one line of at most `room` columns and maps no place.
    /// The content should stop early once [`has_failed`](Self::has_failed).
    pub fn on_one_line(room: usize, content: impl FnOnce(&mut Self)) -> Option<String> {
        Self::attempt(Trial { room, failed: false, without_docs: false }, content)
    }

    /// What `content` writes on one line, however long, without docs.
    pub fn in_a_sentence(content: impl FnOnce(&mut Self)) -> Option<String> {
        Self::attempt(Trial { room: usize::MAX, failed: false, without_docs: true }, content)
    }

    fn attempt(trial: Trial, content: impl FnOnce(&mut Self)) -> Option<String> {
        let mut out = Self { trial: Some(trial), ..Self::default() };
        content(&mut out);
        (!out.has_failed()).then_some(out.text)
    }

    /// Whether docs are left out.
    pub fn is_without_docs(&self) -> bool {
        self.trial.as_ref().is_some_and(|trial| trial.without_docs)
    }

    /// Whether everything must stay on one line.
    pub fn is_trial(&self) -> bool {
        self.trial.is_some()
    }

    /// Whether the attempt to stay on one line is lost, so that more text is wasted.
    pub fn has_failed(&self) -> bool {
        self.trial.as_ref().is_some_and(|trial| trial.failed)
    }

    /// Text without a line break.
    pub fn word(&mut self, text: &str) {
        if self.column == 0 && !text.is_empty() {
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
            self.column = count(self.depth * 2);
        }
        self.text.push_str(text);
        self.column +=
            count(if text.is_ascii() { text.len() } else { text.encode_utf16().count() });
        if let Some(trial) = &mut self.trial {
            trial.failed |= self.column as usize > trial.room;
        }
    }

    /// Ends the line, without white space at its end.
    pub fn end_line(&mut self) {
        self.fail();
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
        self.line += 1;
        self.column = 0;
    }

    /// How many lines are ended.
    pub fn lines(&self) -> u32 {
        self.line
    }

    /// A whole line, or the rest of one.
    pub fn line(&mut self, text: &str) {
        self.word(text);
        self.end_line();
    }

    /// What `content` writes, indented by one more step.
    pub fn indented(&mut self, content: impl FnOnce(&mut Self)) {
        self.depth += 1;
        content(self);
        self.depth -= 1;
    }

    /// Says that the word that follows comes from `place`, or that such a word ends here.
    pub fn map_to(&mut self, place: Option<Place>) {
        let Some(place) = place else { return };
        self.fail();
        self.mappings.push(Mapping { line: self.line, column: count(self.used()), place });
    }

    /// How many columns are left before a line gets long.
    pub fn room(&self) -> usize {
        const WIDTH: usize = 100;
        WIDTH.saturating_sub(self.used())
    }

    /// The text, and what comes from where.
    pub fn finish(self) -> (String, Vec<Mapping>) {
        (self.text, self.mappings)
    }

    fn used(&self) -> usize {
        if self.column == 0 { self.depth * 2 } else { self.column as usize }
    }

    fn fail(&mut self) {
        if let Some(trial) = &mut self.trial {
            trial.failed = true;
        }
    }
}

fn count(columns: usize) -> u32 {
    u32::try_from(columns).unwrap_or(u32::MAX)
}
