//! Sets of code points.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

/// The last code point.
pub const LAST: u32 = 0x10_ffff;

/// A set of code points.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// Whether it is all but these.
    pub negated: bool,
    /// What it holds.
    pub items: Vec<Item>,
}

/// A part of a set.
#[derive(Clone, Debug)]
pub enum Item {
    /// From one code point to another, surrogates among them.
    Range(u32, u32),
    /// `\p{…}` or `\P{…}`, by what stands in the braces.
    Property {
        /// What stands in the braces.
        name: String,
        /// Whether it is `\P`.
        negated: bool,
    },
}

/// `\d`
const DIGITS: &[(u32, u32)] = &[(0x30, 0x39)];
/// `\w`
const WORD: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)];
/// `\s`: `WhiteSpace` and `LineTerminator`.
const SPACE: &[(u32, u32)] = &[
    (0x09, 0x0d),
    (0x20, 0x20),
    (0xa0, 0xa0),
    (0x1680, 0x1680),
    (0x2000, 0x200a),
    (0x2028, 0x2029),
    (0x202f, 0x202f),
    (0x205f, 0x205f),
    (0x3000, 0x3000),
    (0xfeff, 0xfeff),
];
/// What a dot leaves out.
const LINE_ENDS: &[(u32, u32)] = &[(0x0a, 0x0a), (0x0d, 0x0d), (0x2028, 0x2029)];

impl Set {
    /// One code point.
    pub(super) fn one(code: u32) -> Self {
        Self { negated: false, items: vec![Item::Range(code, code)] }
    }

    /// The code point it is, if it is one.
    pub(super) fn as_one(&self) -> Option<u32> {
        match self.items.as_slice() {
            [Item::Range(low, high)] if low == high && !self.negated => Some(*low),
            _ => None,
        }
    }

    /// The dot.
    pub(super) fn dot() -> Self {
        Self { negated: true, items: ranges(LINE_ENDS) }
    }

    /// What the escapes `\d \D \s \S \w \W` stand for.
    pub(super) fn escape(letter: char) -> Option<Vec<Item>> {
        let known = match letter.to_ascii_lowercase() {
            'd' => DIGITS,
            's' => SPACE,
            'w' => WORD,
            _ => return None,
        };
        Some(if letter.is_ascii_uppercase() { complement(known) } else { ranges(known) })
    }

    /// The characters in it as ranges in ascending order that do not touch; `None` where it names a
    /// property that is not known.
    #[must_use]
    pub fn ranges(&self) -> Option<Vec<(char, char)>> {
        let known = |item: &Item| match item {
            Item::Range(..) => true,
            Item::Property { name, negated } => property(name, *negated).is_some(),
        };
        let characters = self.items.iter().all(known).then(|| self.characters())?;
        Some(characters.iter().map(|range| (range.start(), range.end())).collect())
    }

    /// The characters in it; properties that are not known hold none.
    pub(super) fn characters(&self) -> ClassUnicode {
        let mut all = ClassUnicode::empty();
        for item in &self.items {
            match item {
                Item::Range(low, high) => {
                    all.union(&ClassUnicode::new(character_range(*low, *high)));
                }
                Item::Property { name, negated } => {
                    all.union(&property(name, *negated).unwrap_or_else(ClassUnicode::empty));
                }
            }
        }
        if self.negated {
            all.negate();
        }
        all
    }
}

fn ranges(known: &[(u32, u32)]) -> Vec<Item> {
    known.iter().map(|(low, high)| Item::Range(*low, *high)).collect()
}

fn complement(known: &[(u32, u32)]) -> Vec<Item> {
    let ends = known.iter().map(|(low, _)| low - 1).chain([LAST]);
    let starts = [0].into_iter().chain(known.iter().map(|(_, high)| high + 1));
    starts.zip(ends).map(|(low, high)| Item::Range(low, high)).collect()
}

/// A range without the surrogates at its ends, which no text holds.
pub fn without_surrogates(low: u32, high: u32) -> Option<(char, char)> {
    let low = if (0xd800..=0xdfff).contains(&low) { 0xe000 } else { low };
    let high = if (0xd800..=0xdfff).contains(&high) { 0xd7ff } else { high };
    (low <= high).then_some(())?;
    Some((char::from_u32(low)?, char::from_u32(high)?))
}

fn character_range(low: u32, high: u32) -> Option<ClassUnicodeRange> {
    without_surrogates(low, high).map(|(low, high)| ClassUnicodeRange::new(low, high))
}

/// The characters with a property, if the tables of the Rust half know it.
fn property(name: &str, negated: bool) -> Option<ClassUnicode> {
    let letter = if negated { 'P' } else { 'p' };
    let hir = regex_syntax::parse(&format!("\\{letter}{{{name}}}")).ok()?;
    let HirKind::Class(Class::Unicode(class)) = hir.into_kind() else { return None };
    Some(class)
}
