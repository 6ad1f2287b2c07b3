//! Regular expressions over everything the grammar of ECMA-262 has, and texts for them.

use std::fmt::Write;

use fastrand::Rng;

/// A regular expression; mostly one.
pub fn any(rng: &mut Rng) -> String {
    const PLAIN: [&str; 8] = ["^a", "b$", "^x-", "^[a-c]+$", "a|b", "^(foo|bar)$", ".", "^.$"];
    if rng.u8(0..3) == 0 {
        return PLAIN[rng.usize(0..PLAIN.len())].to_owned();
    }
    let mut maker = Maker { rng, groups: 0, out: String::new() };
    if maker.rng.bool() {
        maker.out.push('^');
    }
    maker.disjunction(2);
    if maker.rng.bool() {
        maker.out.push('$');
    }
    maker.out
}

/// A character that some engine treats in a way of its own.
pub fn character(rng: &mut Rng) -> char {
    const ALL: [char; 32] = [
        'a', 'b', 'c', 'A', 'Z', 'z', '0', '7', '_', '-', ' ', '.', '/', '&', '~', '[', ']', '^',
        '\n', '\r', '\t', '\u{0b}', '\u{85}', '\u{a0}', '\u{2028}', '\u{feff}', 'é', 'ſ', 'K', '৩',
        '𝟘', '😀',
    ];
    ALL[rng.usize(0..ALL.len())]
}

/// A short text.
pub fn text(rng: &mut Rng) -> String {
    (0..rng.usize(0..5)).map(|_| character(rng)).collect()
}

struct Maker<'r> {
    rng: &'r mut Rng,
    groups: u32,
    out: String,
}

impl Maker<'_> {
    fn disjunction(&mut self, depth: usize) {
        for branch in 0..=usize::from(self.rng.u8(0..4) == 0) {
            if branch > 0 {
                self.out.push('|');
            }
            for _ in 0..self.rng.usize(0..4) {
                self.term(depth);
            }
        }
    }

    fn term(&mut self, depth: usize) {
        const QUANTIFIERS: [&str; 8] = ["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "*?"];
        const ASSERTIONS: [&str; 4] = ["^", "$", "\\b", "\\B"];
        let inner = if depth == 0 { 8 } else { 13 };
        match self.rng.u8(0..inner) {
            0 => return self.out.push_str(ASSERTIONS[self.rng.usize(0..4)]),
            1..=3 => self.literal(),
            4 => self.out.push('.'),
            5 => self.class_escape(),
            6 | 7 => self.class(),
            8 | 9 => {
                self.groups += 1;
                self.out.push('(');
                self.disjunction(depth - 1);
                self.out.push(')');
            }
            10 => {
                self.out.push_str("(?:");
                self.disjunction(depth - 1);
                self.out.push(')');
            }
            11 => {
                const LOOKS: [&str; 4] = ["(?=", "(?!", "(?<=", "(?<!"];
                self.out.push_str(LOOKS[self.rng.usize(0..4)]);
                self.disjunction(depth - 1);
                return self.out.push(')');
            }
            _ if self.groups > 0 => {
                let group = self.rng.u32(1..=self.groups);
                // A digit that follows belongs to something else.
                let _ = write!(self.out, "(?:\\{group})");
            }
            _ => self.literal(),
        }
        if self.rng.u8(0..3) == 0 {
            self.out.push_str(QUANTIFIERS[self.rng.usize(0..QUANTIFIERS.len())]);
        }
    }

    fn literal(&mut self) {
        let c = character(self.rng);
        match self.rng.u8(0..6) {
            0 => drop(write!(self.out, "\\u{{{:x}}}", u32::from(c))),
            1 => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(self.out, "\\u{unit:04x}");
                }
            }
            2 => {
                const ESCAPES: [&str; 8] =
                    ["\\n", "\\r", "\\t", "\\v", "\\f", "\\0", "\\cJ", "\\x41"];
                self.out.push_str(ESCAPES[self.rng.usize(0..ESCAPES.len())]);
            }
            _ if "^$\\.*+?()[]{}|/".contains(c) => self.out.extend(['\\', c]),
            _ => self.out.push(c),
        }
    }

    fn class_escape(&mut self) {
        const CLASSES: [&str; 12] = [
            "\\d",
            "\\D",
            "\\s",
            "\\S",
            "\\w",
            "\\W",
            "\\p{L}",
            "\\P{Lu}",
            "\\p{Script=Greek}",
            "\\p{Nd}",
            "\\p{ASCII}",
            "\\p{White_Space}",
        ];
        self.out.push_str(CLASSES[self.rng.usize(0..CLASSES.len())]);
    }

    fn class(&mut self) {
        self.out.push_str(if self.rng.bool() { "[" } else { "[^" });
        for _ in 0..self.rng.usize(0..4) {
            match self.rng.u8(0..6) {
                0 => self.class_escape(),
                1 => {
                    const RANGES: [&str; 8] =
                        ["a-c", "0-9", "--/", " -~", "&-~", "A-z", "\\0-\\x1f", "\\ud800-\\udfff"];
                    self.out.push_str(RANGES[self.rng.usize(0..RANGES.len())]);
                }
                2 => {
                    const ODD: [&str; 7] = ["&&", "~~", "[", "\\-", "\\b", "^", ":"];
                    self.out.push_str(ODD[self.rng.usize(0..ODD.len())]);
                }
                _ => {
                    let c = character(self.rng);
                    if "]\\-^".contains(c) {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
        }
        self.out.push(']');
    }
}
