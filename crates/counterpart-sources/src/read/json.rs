//! JSON, without comments, as data with places.

use std::collections::HashMap;
use std::path::Path;

use super::data::{self, Data, Entry, Node};
use super::places::Places;
use crate::facts::{Facts, Problem, Span};

/// How deep values may nest: as deep as `serde_json` reads.
const MAX_NESTING: usize = 127;

/// Reads one file.
#[must_use]
pub fn read(_: &Path, text: &str) -> Facts {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let places = Places::of(text);
    let problem =
        |at, message| Facts { problems: vec![Problem { at, message }], ..Facts::default() };
    if let Some(offset) = too_deep(text) {
        let message = format!("the document nests more than {MAX_NESTING} levels deep");
        return problem(places.range(offset..offset), message);
    }
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
        return problem(place(&error), sentence(&error));
    }
    let mut scanner = Scanner { text, at: 0, places: &places };
    let Some(node) = scanner.value() else {
        let message = "the document has a number outside the range of a double".to_owned();
        return problem(places.range(scanner.at..scanner.at), message);
    };
    data::facts(&[node])
}

fn place(error: &serde_json::Error) -> Span {
    let number = |value: usize| u32::try_from(value.max(1)).unwrap_or(u32::MAX);
    Span { line: number(error.line()), column: number(error.column()), length: 0 }
}

fn sentence(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let reason = error.to_string();
    format!("this is not JSON: {}", reason.strip_suffix(&place).unwrap_or(&reason))
}

/// The byte of the first bracket beyond the nesting limit. Looks only at brackets outside strings,
/// so that it needs neither recursion nor a well-formed text.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_NESTING {
                    return Some(offset);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Goes once through a text that `serde_json` has found well-formed.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
    places: &'t Places<'t>,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Skips to the next token, and past it if it is `byte`.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// The value that starts here. `None` for a number that no double holds.
    fn value(&mut self) -> Option<Node> {
        self.skip_space();
        let start = self.at;
        let bracket = self.places.range(start..start + 1);
        let (at, data) = match self.peek()? {
            b'{' => (bracket, Data::Map(self.entries()?)),
            b'[' => (bracket, Data::List(self.items()?)),
            b'"' => {
                let (at, text) = self.string()?;
                (at, Data::Scalar { text, string: true })
            }
            _ => {
                let text = self.scalar()?;
                (self.places.range(start..self.at), Data::Scalar { text, string: false })
            }
        };
        Some(Node { at, data })
    }

    /// A number, `true`, `false` or `null`, as JSON writes it.
    fn scalar(&mut self) -> Option<String> {
        let rest = &self.text[self.at..];
        let ends = |char: char| matches!(char, ',' | ']' | '}') || char.is_ascii_whitespace();
        let token = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let text = match token {
            "true" | "false" | "null" => token.to_owned(),
            number => serde_json::from_str::<serde_json::Number>(number).ok()?.to_string(),
        };
        self.at += token.len();
        Some(text)
    }

    fn string(&mut self) -> Option<(Span, String)> {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        loop {
            match self.peek()? {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => break,
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
        let text = serde_json::from_str(&self.text[start..self.at]).ok()?;
        Some((self.places.range(start..self.at), text))
    }

    fn items(&mut self) -> Option<Vec<Node>> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.take(b']') {
            items.push(self.value()?);
            self.take(b',');
        }
        Some(items)
    }

    /// The properties of an object. Of a key that is repeated, the last value counts.
    fn entries(&mut self) -> Option<Vec<Entry>> {
        self.at += 1;
        let mut entries: Vec<Entry> = Vec::new();
        let mut positions: HashMap<String, usize> = HashMap::new();
        while !self.take(b'}') {
            let (at, key) = self.string()?;
            self.take(b':');
            let entry = Entry { key: Ok(key.clone()), at, value: self.value()? };
            let position = *positions.entry(key).or_insert(entries.len());
            if position < entries.len() {
                entries[position] = entry;
            } else {
                entries.push(entry);
            }
            self.take(b',');
        }
        Some(entries)
    }
}
