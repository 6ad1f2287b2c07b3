//! How deeply a script may nest: its parser and its readers call themselves for each level.

use crate::stack::ROOM;

/// The stack that one level needs at most, measured without optimisation.
const LEVEL: usize = 8 * 1024;
/// So many levels are read.
const DEEPEST: usize = ROOM / LEVEL;

/// Where a text nests too deeply; none where its levels surely fit.
///
/// A level takes a word or a sign at least, so a text with few of both cannot be too deep. Of
/// other texts the levels are estimated.
pub fn too_deep(text: &str) -> Option<u32> {
    let mut levels = Levels::default();
    if text.len() <= DEEPEST || units(text.as_bytes()) <= DEEPEST {
        return None;
    }
    (0_u32..).zip(text.bytes()).find_map(|(at, byte)| {
        levels.take(byte, text.as_bytes().get(at as usize + 1..).unwrap_or_default());
        (levels.deepest() > DEEPEST).then_some(at)
    })
}

/// The words and signs of a text.
fn units(text: &[u8]) -> usize {
    let mut word = false;
    let unit = |byte: &&u8| {
        let begins = !is_word(**byte) || !word;
        word = is_word(**byte);
        begins && !byte.is_ascii_whitespace()
    };
    text.iter().filter(unit).count()
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

/// What lies around a place of a text, by its brackets and by what stands between them.
#[derive(Default)]
struct Levels {
    /// For each open bracket, what stands before it in the text around.
    outside: Vec<Run>,
    /// The levels of `outside`.
    around: usize,
    here: Run,
    in_word: bool,
    /// The sign that ends the string around.
    quote: Option<u8>,
    escaped: bool,
    certain: Certain,
}

/// Where a quote is certain to begin a string, or to stand in text of JSX.
///
/// Code begins in text of JSX only behind a `<` or `{`. Outside of it, only templates, comments and
/// regular expressions hold quotes that begin no string.
#[derive(Default)]
struct Certain {
    /// How many bytes are left of a string: it is one level, however long it is.
    left: usize,
    /// Whether the line has had something that may hold a quote.
    doubtful: bool,
    in_comment: bool,
    has_template: bool,
}

impl Certain {
    /// Steps over a byte. Whether it is inside a string.
    fn take(&mut self, byte: u8, rest: &[u8]) -> bool {
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            return true;
        }
        match (byte, rest.first()) {
            (b'/', Some(b'*')) => self.in_comment = true,
            (b'*', Some(b'/')) => self.in_comment = false,
            _ => {}
        }
        match byte {
            b'\n' => self.doubtful = false,
            b'/' | b'*' => self.doubtful = true,
            b'`' => self.has_template = true,
            b'"' | b'\'' => match self.string(byte, rest) {
                Some(length) => self.left = length,
                None => self.doubtful = true,
            },
            _ => {}
        }
        false
    }

    /// The bytes up to and with the quote that ends a string.
    fn string(&self, quote: u8, rest: &[u8]) -> Option<usize> {
        if self.doubtful || self.in_comment || self.has_template {
            return None;
        }
        let ends = |byte: &u8| *byte == quote || b"\n\\`<>{}".contains(byte);
        let end = rest.iter().position(ends)?;
        (rest.get(end) == Some(&quote)).then_some(end + 1)
    }
}

/// The words and signs of one statement or element.
#[derive(Clone, Copy, Default)]
struct Run {
    units: usize,
    /// Open elements of JSX and lists of type parameters: a comma does not end these.
    angles: usize,
}

impl Run {
    const fn levels(self) -> usize {
        self.units + self.angles
    }
}

impl Levels {
    const fn deepest(&self) -> usize {
        self.around + self.here.levels()
    }

    /// Steps over a byte; `rest` is what stands after it.
    fn take(&mut self, byte: u8, rest: &[u8]) {
        if self.certain.take(byte, rest) {
            return;
        }
        if self.certain.left > 0 {
            self.in_word = false;
            self.here.units += 1;
            return;
        }
        let continues = self.in_word && is_word(byte);
        self.in_word = is_word(byte);
        if byte == b'\n' {
            self.quote = None;
        }
        if byte.is_ascii_whitespace() || continues {
            return;
        }
        self.here.units += 1;
        // What looks like a string may be text of JSX: only what closes is ignored in it.
        if self.in_string(byte) && matches!(byte, b')' | b']' | b'}' | b';' | b',') {
            return;
        }
        match byte {
            b'(' | b'[' | b'{' => {
                self.around += self.here.levels();
                self.outside.push(std::mem::take(&mut self.here));
            }
            b')' | b']' | b'}' => {
                if let Some(before) = self.outside.pop() {
                    self.around = self.around.saturating_sub(before.levels());
                    self.here = before;
                }
                if byte == b'}' && begins_statement(rest) {
                    self.here.units = 0;
                }
            }
            b'<' => match rest.first() {
                Some(b'/') => self.here.angles = self.here.angles.saturating_sub(1),
                Some(next) if is_word(*next) => self.here.angles += 1,
                Some(_) | None => {}
            },
            b'/' if rest.first() == Some(&b'>') => {
                self.here.angles = self.here.angles.saturating_sub(1);
            }
            b',' => self.here.units = 0,
            b';' if begins_statement(rest) => self.here.units = 0,
            _ => {}
        }
    }

    fn in_string(&mut self, byte: u8) -> bool {
        let escaped = self.escaped;
        self.escaped = byte == b'\\' && !escaped;
        match (self.quote, byte) {
            (None, b'"' | b'\'') => self.quote = Some(byte),
            (Some(quote), _) if quote == byte && !escaped => self.quote = None,
            (None | Some(_), _) => {}
        }
        self.quote.is_some()
    }
}

/// Whether what follows does not continue the statement before it, as `else` does.
fn begins_statement(rest: &[u8]) -> bool {
    let rest = rest.trim_ascii_start();
    let word = rest.split(|byte| !is_word(*byte)).next().unwrap_or_default();
    let continues: [&[u8]; 10] = [
        b"",
        b"else",
        b"catch",
        b"finally",
        b"while",
        b"as",
        b"satisfies",
        b"in",
        b"of",
        b"instanceof",
    ];
    rest.is_empty() || !continues.contains(&word)
}
