//! A file taken apart into statements, without a parser: what no dialect can parse must not hide
//! what stands behind it.

use std::ops::Range;

/// One statement, by its bytes, without its `;`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub range: Range<usize>,
    /// The lines of data that follow a `COPY … FROM stdin`.
    pub data: Option<Range<usize>>,
}

/// The statements of `text`. Sections that take a migration back (`-- migrate:down`) are left out,
/// and so are commands of `psql` (`\connect`).
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mysql = text.contains('`');
    let mut splitter =
        Splitter { text, at: 0, start: None, down: false, pieces: vec![], depth: 0, mysql };
    splitter.run();
    splitter.pieces
}

struct Splitter<'t> {
    text: &'t str,
    at: usize,
    /// Where the statement begins that is being read.
    start: Option<usize>,
    /// Whether this is a section that takes back.
    down: bool,
    pieces: Vec<Piece>,
    /// How many blocks of a stored program are open.
    depth: usize,
    /// Whether it is written as `MySQL` is: names stand in backticks, and a backslash hides a quote.
    mysql: bool,
}

impl Splitter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn run(&mut self) {
        while let Some(first) = self.rest().chars().next() {
            match first {
                '-' if self.rest().starts_with("--") => self.comment(2),
                '#' if self.begins_line() => self.comment(1),
                '/' if self.rest().starts_with("/*") => self.block_comment(),
                '\'' => self.quoted('\'', self.escapes()),
                '"' | '`' => self.quoted(first, false),
                '$' => self.dollar(),
                '\\' if self.start.is_none() => self.at = self.line_end(self.at),
                ';' if self.depth == 0 => self.finish(1),
                letter if letter.is_alphabetic() || letter == '_' => self.word(),
                other => {
                    if !other.is_whitespace() {
                        self.begin();
                    }
                    self.at += other.len_utf8();
                }
            }
        }
        self.finish(0);
    }

    fn begin(&mut self) {
        self.start.get_or_insert(self.at);
    }

    fn finish(&mut self, separator: usize) {
        let range = self.start.take().map(|start| start..self.at);
        self.at += separator;
        self.depth = 0;
        let Some(range) = range.filter(|range| !range.is_empty()) else { return };
        let data = self.copied(&range);
        if !self.down {
            self.pieces.push(Piece { range, data });
        }
    }

    /// The lines behind `COPY … FROM stdin;` up to `\.`.
    fn copied(&mut self, statement: &Range<usize>) -> Option<Range<usize>> {
        let words = self.text.get(statement.clone())?.to_ascii_lowercase();
        if !words.starts_with("copy ") || !words.contains("from stdin") {
            return None;
        }
        let start = self.line_end(self.at);
        let mut end = start;
        while end < self.text.len() {
            let next = self.line_end(end);
            if self.text.get(end..next)?.trim_end() == "\\." {
                self.at = next;
                return Some(start..end);
            }
            end = next;
        }
        self.at = end;
        Some(start..end)
    }

    fn comment(&mut self, marker: usize) {
        let end = self.line_end(self.at);
        let comment = self.text.get(self.at + marker..end).unwrap_or_default();
        match section(comment) {
            Some(down) => {
                self.finish(0);
                self.at = end;
                self.down = down;
            }
            None => self.at = end,
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
            } else {
                self.at += rest.chars().next().map_or(1, char::len_utf8);
            }
            if depth == 0 || self.at >= self.text.len() {
                break;
            }
        }
    }

    /// Whether a backslash hides the quote behind it: in `MySQL`, and in `E'…'`.
    fn escapes(&self) -> bool {
        if self.mysql {
            return true;
        }
        let before = self.text.get(..self.at).unwrap_or_default();
        let mut letters = before.chars().rev();
        matches!(letters.next(), Some('e' | 'E'))
            && letters.next().is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
    }

    fn quoted(&mut self, quote: char, escapes: bool) {
        self.begin();
        self.at += 1;
        let mut hidden = false;
        while let Some(letter) = self.rest().chars().next() {
            self.at += letter.len_utf8();
            if letter == quote && !hidden {
                // A quote written twice is a quote; as a new piece of text it ends in the same way.
                break;
            }
            hidden = escapes && letter == '\\' && !hidden;
        }
    }

    /// `$$ … $$`, `$tag$ … $tag$`.
    fn dollar(&mut self) {
        self.begin();
        let rest = self.rest();
        let inner = rest.get(1..).unwrap_or_default();
        let tag = inner.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let tag = tag.filter(|end| {
            inner.get(*end..).is_some_and(|rest| rest.starts_with('$'))
                && !inner.starts_with(|first: char| first.is_ascii_digit())
        });
        let Some(length) = tag.map(|end| end + 2) else {
            self.at += 1;
            return;
        };
        let (tag, body) = rest.split_at(length);
        let end = body.find(tag).map_or(rest.len(), |end| length + end + length);
        self.at += end;
    }

    fn word(&mut self) {
        self.begin();
        let rest = self.rest();
        let letter = |letter: char| !letter.is_alphanumeric() && letter != '_';
        let length = rest.find(letter).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default().to_ascii_uppercase();
        match word.as_str() {
            "BEGIN" | "CASE" if self.is_program() => self.depth += 1,
            "END" if self.depth > 0 => self.end_of_block(length),
            _ => {}
        }
        self.at += length;
    }

    /// `END` closes a block; `END IF`, `END LOOP` close what was not counted. Steps over a `CASE`
    /// behind it, which opens none.
    fn end_of_block(&mut self, length: usize) {
        let behind = self.rest().get(length..).unwrap_or_default();
        let gap = behind.len() - behind.trim_start().len();
        let word = behind.trim_start();
        let word = word.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        match word.to_ascii_uppercase().as_str() {
            "IF" | "LOOP" | "WHILE" | "REPEAT" => {}
            "CASE" => {
                let step = gap + word.len();
                self.depth -= 1;
                self.at += step;
            }
            _ => self.depth -= 1,
        }
    }

    /// Whether the statement makes a trigger, a function or a procedure.
    fn is_program(&self) -> bool {
        let head = self.start.and_then(|start| self.text.get(start..self.at)).unwrap_or_default();
        let mut words = head.split_whitespace().map(str::to_ascii_uppercase);
        words.next().is_some_and(|first| first == "CREATE")
            && words
                .take(6)
                .any(|word| matches!(word.as_str(), "TRIGGER" | "FUNCTION" | "PROCEDURE" | "EVENT"))
    }

    fn begins_line(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.rsplit('\n').next().is_none_or(|line| line.trim().is_empty())
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = self.text.get(from..).unwrap_or_default();
        rest.find('\n').map_or(self.text.len(), |end| from + end + 1)
    }
}

/// Whether a comment begins a section that takes back, or one that does not. The tools write
/// `migrate:down`, `+goose Down`, `+migrate Down`, `Down Migration`.
fn section(comment: &str) -> Option<bool> {
    let words = comment.split([' ', '\t', '\r', '\n', ':', '+', '-', '=', '@']);
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let tool = ["migrate", "goose", "micrate", "rambler", "migration", "dbmate"];
    let direction = match words.as_slice() {
        [direction] | [direction, "migration"] => *direction,
        [first, direction, ..] if tool.contains(first) => *direction,
        _ => return None,
    };
    match direction {
        "down" | "undo" | "rollback" => Some(true),
        "up" => Some(false),
        _ => None,
    }
}
