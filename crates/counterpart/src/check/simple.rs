//! Regular expressions that are a row of character classes, matched byte by byte.
//!
//! Most patterns of contracts are of this kind: `^[a-z][a-z0-9-]*$`. Each class is a table of bytes,
//! and each is repeated as often as it matches: an expression for which that could be too often is
//! left to the engine.

/// A row of classes that begins at the start of the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Simple {
    steps: Vec<Step>,
    /// Whether the text has to end behind the last.
    to_end: bool,
}

/// A class and how often it may occur.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    class: Class,
    /// The same, a row of bytes.
    has: [bool; 256],
    min: usize,
    max: usize,
}

/// A set of bytes. It has all bytes beyond ASCII or none, so that it never splits a character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Class([u64; 4]);

impl Class {
    const ASCII: u64 = u64::MAX;

    const fn insert(&mut self, byte: u8) {
        self.0[byte as usize / 64] |= 1 << (byte % 64);
    }

    const fn has(&self, byte: u8) -> bool {
        self.0[byte as usize / 64] & 1 << (byte % 64) != 0
    }

    const fn insert_all(&mut self, from: u8, to: u8) {
        let mut byte = from;
        while byte < to {
            self.insert(byte);
            byte += 1;
        }
        self.insert(to);
    }

    fn negated(self) -> Self {
        let [a, b, ..] = self.0;
        Self([!a, !b, Self::ASCII, Self::ASCII])
    }

    fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(one, other)| one & other != 0)
    }

    /// Whether every byte of it is a character.
    fn is_ascii(self) -> bool {
        self.0[2] == 0
    }
}

impl Simple {
    /// The expression as a row of classes; none where it is anything else.
    pub fn of(source: &str) -> Option<Self> {
        let mut rest = source.strip_prefix('^')?.as_bytes();
        let to_end = rest.ends_with(b"$") && !rest.ends_with(b"\\$");
        if to_end {
            rest = rest.get(..rest.len() - 1)?;
        }
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (class, behind) = class(rest)?;
            let ((min, max), behind) = repetition(behind)?;
            let counts_bytes = (min, max) != (0, usize::MAX) && (min, max) != (1, usize::MAX);
            if counts_bytes && !class.is_ascii() {
                return None;
            }
            let mut has = [false; 256];
            (0..=u8::MAX).zip(&mut has).for_each(|(byte, has)| *has = class.has(byte));
            steps.push(Step { class, has, min, max });
            rest = behind;
        }
        is_definite(&steps).then_some(Self { steps, to_end })
    }

    /// Whether a text matches.
    pub fn matches(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        for Step { class: _, has, min, max } in &self.steps {
            let most = rest.get(..*max).unwrap_or(rest);
            let other = most.iter().position(|byte| !has[usize::from(*byte)]);
            let count = other.unwrap_or(most.len());
            if count < *min {
                return false;
            }
            rest = rest.get(count..).unwrap_or_default();
        }
        !self.to_end || rest.is_empty()
    }
}

/// Whether no step that may occur more or less often could leave a byte to a later one.
fn is_definite(steps: &[Step]) -> bool {
    steps.iter().enumerate().filter(|(_, step)| step.min != step.max).all(|(at, step)| {
        for next in steps.iter().skip(at + 1) {
            if step.class.meets(next.class) {
                return false;
            }
            if next.min > 0 {
                break;
            }
        }
        true
    })
}

/// The class at the start of an expression, and what is behind it.
fn class(text: &[u8]) -> Option<(Class, &[u8])> {
    let mut class = Class::default();
    match text {
        [b'[', b'^', rest @ ..] => {
            let (found, rest) = listed(rest)?;
            Some((found.negated(), rest))
        }
        [b'[', rest @ ..] => listed(rest),
        [b'\\', ..] => escape(text),
        [b'^' | b'$' | b'.' | b'*' | b'+' | b'?' | b'(' | b')' | b'{' | b'}' | b'|' | b']', ..] => {
            None
        }
        [byte, rest @ ..] if byte.is_ascii() => {
            class.insert(*byte);
            Some((class, rest))
        }
        _ => None,
    }
}

/// The members of a class up to its bracket.
fn listed(mut text: &[u8]) -> Option<(Class, &[u8])> {
    let mut class = Class::default();
    loop {
        match text {
            [b']', rest @ ..] => return Some((class, rest)),
            // Set operations, and brackets of their own, have another meaning with the flag `v`.
            [b'[', ..] | [] => return None,
            _ => {}
        }
        let (member, rest) = member(text)?;
        text = rest;
        match (&member, text) {
            (_, [b'-', b']', ..]) | (Member::Class(_), _) => class = class.with(&member),
            (Member::Byte(from), [b'-', rest @ ..]) => {
                let (Member::Byte(to), rest) = self::member(rest)? else { return None };
                if *from > to {
                    return None;
                }
                class.insert_all(*from, to);
                text = rest;
            }
            (Member::Byte(byte), _) => class.insert(*byte),
        }
    }
}

enum Member {
    Byte(u8),
    Class(Class),
}

impl Class {
    fn with(mut self, member: &Member) -> Self {
        match member {
            Member::Byte(byte) => self.insert(*byte),
            Member::Class(other) => {
                for (own, other) in self.0.iter_mut().zip(other.0) {
                    *own |= other;
                }
            }
        }
        self
    }
}

fn member(text: &[u8]) -> Option<(Member, &[u8])> {
    match text {
        [b'\\', byte, rest @ ..] => match escaped(*byte) {
            Some(byte) => Some((Member::Byte(byte), rest)),
            None => escape(text).map(|(class, rest)| (Member::Class(class), rest)),
        },
        [byte, rest @ ..] if byte.is_ascii() => Some((Member::Byte(*byte), rest)),
        _ => None,
    }
}

/// A backslash and what it stands for: `\d` and `\w`, which are ASCII alone, or a character.
fn escape(text: &[u8]) -> Option<(Class, &[u8])> {
    let [b'\\', byte, rest @ ..] = text else { return None };
    let mut class = Class::default();
    match byte {
        b'd' => class.insert_all(b'0', b'9'),
        b'w' => {
            class.insert_all(b'0', b'9');
            class.insert_all(b'a', b'z');
            class.insert_all(b'A', b'Z');
            class.insert(b'_');
        }
        other => class.insert(escaped(*other)?),
    }
    Some((class, rest))
}

/// The character that a backslash and a byte mean, where they mean one.
const fn escaped(byte: u8) -> Option<u8> {
    match byte {
        b'n' => Some(b'\n'),
        b'r' => Some(b'\r'),
        b't' => Some(b'\t'),
        b'^' | b'$' | b'\\' | b'.' | b'*' | b'+' | b'?' | b'(' | b')' | b'[' | b']' | b'{'
        | b'}' | b'|' | b'/' | b'-' => Some(byte),
        _ => None,
    }
}

/// How often a class occurs, and what is behind.
fn repetition(text: &[u8]) -> Option<((usize, usize), &[u8])> {
    let (found, rest) = match text {
        [b'*', rest @ ..] => ((0, usize::MAX), rest),
        [b'+', rest @ ..] => ((1, usize::MAX), rest),
        [b'?', rest @ ..] => ((0, 1), rest),
        [b'{', rest @ ..] => counted(rest)?,
        _ => return Some(((1, 1), text)),
    };
    // `?` behind it asks for as few as possible, which can be another match.
    (!rest.starts_with(b"?")).then_some((found, rest))
}

/// `3}`, `3,}` or `3,5}`.
fn counted(text: &[u8]) -> Option<((usize, usize), &[u8])> {
    let end = text.iter().position(|byte| *byte == b'}')?;
    let inside = std::str::from_utf8(text.get(..end)?).ok()?;
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<usize>().ok()).flatten()
    };
    let range = match inside.split_once(',') {
        None => number(inside).map(|count| (count, count))?,
        Some((min, "")) => (number(min)?, usize::MAX),
        Some((min, max)) => (number(min)?, number(max)?),
    };
    (range.0 <= range.1).then_some((range, text.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expressions of ECMA-262, and the same as the engine here writes them.
    const ROWS: &[(&str, &str)] = &[
        (r"^[A-Za-z0-9][A-Za-z0-9_-]*$", r"^[A-Za-z0-9][A-Za-z0-9_-]*\z"),
        (r"^[^\r\n]+$", r"^[^\r\n]+\z"),
        (r"^[!-~]+$", r"^[!-~]+\z"),
        (r"^x-", r"^x-"),
        (r"^\d{3}-\d{2,4}$", r"^[0-9]{3}-[0-9]{2,4}\z"),
        (r"^a?b*c+$", r"^a?b*c+\z"),
        (r"^v\d+\.\d+$", r"^v[0-9]+\.[0-9]+\z"),
        (r"^[a-f\d]{2}", r"^[a-f0-9]{2}"),
        (r"^$", r"^\z"),
        (r"^", r"^"),
        (r"^[-a]+$", r"^[-a]+\z"),
        (r"^[a-]+b$", r"^[a\-]+b\z"),
        (r"^[^a]*a$", r"^[^a]*a\z"),
        (r"^a{2}$", r"^a{2}\z"),
        (r"^a{0,2}b$", r"^a{0,2}b\z"),
        (r"^\w+@\w+$", r"^[A-Za-z0-9_]+@[A-Za-z0-9_]+\z"),
    ];

    #[test]
    fn a_row_matches_what_the_engine_matches() {
        let letters = ['a', 'b', 'c', 'x', '-', '.', '0', '7', 'A', '_', '@', '\n', '\r', 'é', '𝒳'];
        for (source, translated) in ROWS {
            let simple = Simple::of(source).unwrap_or_else(|| panic!("{source} is a row"));
            let engine = fancy_regex::Regex::new(translated).unwrap();
            let mut state = 7_usize;
            let mut text = String::new();
            for _ in 0..20_000 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let draw = state >> 33;
                if draw.is_multiple_of(5) {
                    text.clear();
                } else {
                    text.push(letters[draw / 5 % letters.len()]);
                }
                let expected = engine.is_match(&text).unwrap();
                assert_eq!(simple.matches(&text), expected, "{source} {text:?}");
            }
        }
    }

    #[test]
    fn what_is_no_row_is_left_to_the_engine() {
        for source in [
            r"a",
            r"^a|b$",
            r"^(a)$",
            r"^a+a$",
            r"^[a-c]*b",
            r"^.$",
            r"^\s+$",
            r"^é$",
            r"^[^a]{2}$",
            r"^a+?$",
            r"^[^a]b?$x",
            r"^[[a]]$",
            r"^\u0041$",
            r"^[a-\d]$",
            r"^a{2,1}$",
            r"^a{,2}$",
            r"^a**$",
            r"^[a",
            r"^a\\$",
        ] {
            assert_eq!(Simple::of(source), None, "{source}");
        }
        assert!(Simple::of(r"^a\$").is_some_and(|row| row.matches("a$b")));
    }
}
