//! Reads the values of a JSON text in one pass, after `serde_json` has found it well-formed.

use std::path::Path;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::MAX_NESTING;
use super::document::{Document, Node, Origin, Values};
use super::ids::NodeId;
use super::syntax::Syntax;
use super::yaml;
use crate::diagnostic::{Code, Diagnostic};
use crate::position::{Lines, Location};

const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Document {
    /// Reads a document from its bytes: YAML if the name of the file says so, else JSON.
    ///
    /// # Errors
    /// When the bytes are not UTF-8, not JSON or YAML, nest deeper than [`MAX_NESTING`], or hold a
    /// number that no double holds or a string with half of a character.
    pub fn parse(path: &Path, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let text = String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))?;
        let text = text.strip_prefix(BYTE_ORDER_MARK).map_or_else(|| text.clone(), str::to_owned);
        match Syntax::of(path) {
            Some(Syntax::Yaml) => yaml::parse(path, text),
            Some(Syntax::Json) | None => Self::json(path, text),
        }
    }

    fn json(path: &Path, text: String) -> Result<Self, Diagnostic> {
        let lines = Lines::of(&text);
        if let Some(offset) = too_deep(&text) {
            let sentence = format!("the document nests more than {MAX_NESTING} levels deep");
            return Err(at(path, &lines, &text, offset, Code::TooDeep, sentence));
        }
        serde_json::from_str::<serde::de::IgnoredAny>(&text)
            .map_err(|error| malformed(path, &error))?;
        let mut scanner =
            Scanner { text: &text, at: 0, values: Values::default(), broken_string: None };
        scanner.value(NodeId::ROOT, None).ok_or_else(|| {
            let (offset, sentence, help) = match scanner.broken_string {
                Some(offset) => (
                    offset,
                    "this string has a lone surrogate, which is half of a character",
                    "write both halves (`\\ud83d\\ude00`), or the character itself",
                ),
                None => (
                    scanner.at,
                    "this number is outside the range of a double",
                    Code::MalformedJson.help(),
                ),
            };
            at(path, &lines, &text, offset, Code::MalformedJson, sentence.to_owned()).help(help)
        })?;
        let values = scanner.values;
        Ok(Self::new(path, text, lines, values))
    }
}

fn at(
    path: &Path,
    lines: &Lines,
    text: &str,
    offset: usize,
    code: Code,
    message: String,
) -> Diagnostic {
    let (line, column) = lines.position(text, offset);
    let path = path.to_owned();
    Diagnostic::new(code, message).at(Location { path, line, column, pointer: String::new() })
}

fn not_utf8(path: &Path, error: &std::string::FromUtf8Error) -> Diagnostic {
    let offset = error.utf8_error().valid_up_to();
    let valid = String::from_utf8_lossy(&error.as_bytes()[..offset]).into_owned();
    let sentence = format!("the file is not UTF-8: byte {offset} does not start a character");
    at(path, &Lines::of(&valid), &valid, offset, Code::NotUtf8, sentence)
}

fn malformed(path: &Path, error: &serde_json::Error) -> Diagnostic {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let reason = error.to_string();
    let reason = reason.strip_suffix(&place).unwrap_or(&reason);
    Diagnostic::new(Code::MalformedJson, format!("invalid JSON: {reason}")).at(Location {
        path: path.to_owned(),
        line: error.line().max(1),
        column: error.column().max(1),
        pointer: String::new(),
    })
}

/// The byte of the first bracket beyond the nesting limit. It counts brackets outside strings, so it
/// needs neither recursion nor well-formed text.
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

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    values: Values,
    /// Where a string starts that holds half of a character.
    broken_string: Option<usize>,
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

    /// Skips to the next token and steps over it if it is `byte`.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Reads the value that starts here. `None` for a number that no double holds, and for a string with
    /// half of a character.
    fn value(&mut self, parent: NodeId, key_at: Option<usize>) -> Option<NodeId> {
        self.skip_space();
        let id = NodeId(u32::try_from(self.values.nodes.len()).ok()?);
        self.values.nodes.push(Node::Null);
        self.values.origins.push(Origin { offset: key_at.unwrap_or(self.at), parent });
        let node = match self.peek()? {
            b'{' => self.object(id)?,
            b'[' => self.array(id)?,
            b'"' => Node::String(self.string()?),
            b't' => self.word("true", Node::Bool(true)),
            b'f' => self.word("false", Node::Bool(false)),
            b'n' => self.word("null", Node::Null),
            _ => self.number()?,
        };
        self.values.nodes[id.0 as usize] = node;
        Some(id)
    }

    fn word(&mut self, word: &str, node: Node) -> Node {
        self.at += word.len();
        node
    }

    fn number(&mut self) -> Option<Node> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
        let digits = &rest[..end.unwrap_or(rest.len())];
        let number = serde_json::from_str(digits).ok()?;
        self.at += digits.len();
        Some(Node::Number(number))
    }

    fn string(&mut self) -> Option<String> {
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
        let read = serde_json::from_str(&self.text[start..self.at]).ok();
        if read.is_none() {
            self.broken_string = Some(start);
        }
        read
    }

    fn array(&mut self, id: NodeId) -> Option<Node> {
        self.at += 1;
        let mut items = Vec::new();
        if !self.take(b']') {
            loop {
                items.push(self.value(id, None)?);
                if !self.take(b',') {
                    break;
                }
            }
            self.take(b']');
        }
        Some(Node::Array(items))
    }

    fn object(&mut self, id: NodeId) -> Option<Node> {
        self.at += 1;
        let mut properties = IndexMap::new();
        if !self.take(b'}') {
            loop {
                self.skip_space();
                let key_at = self.at;
                let key = self.string()?;
                self.take(b':');
                let value = self.value(id, Some(key_at))?;
                match properties.entry(key) {
                    Entry::Vacant(entry) => {
                        entry.insert(value);
                    }
                    Entry::Occupied(mut entry) => {
                        entry.insert(value);
                        self.values.repeated.push(value);
                    }
                }
                if !self.take(b',') {
                    break;
                }
            }
            self.take(b'}');
        }
        Some(Node::Object(properties))
    }
}
