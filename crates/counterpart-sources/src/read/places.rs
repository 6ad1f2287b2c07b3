//! From byte offsets to lines and columns, in constant time even on one very long line.

use std::ops::Range;

use crate::facts::Span;

/// How many bytes share one count of the characters before them.
const BLOCK: usize = 256;

/// Where the lines of a text begin, and how many characters stand before each of its blocks.
pub struct Places<'t> {
    text: &'t str,
    lines: Vec<u32>,
    /// The characters before each block; none for ASCII, where bytes are characters.
    blocks: Option<Vec<u32>>,
}

impl<'t> Places<'t> {
    /// Reads where the lines of `text` begin.
    pub fn of(text: &'t str) -> Self {
        let mut lines = vec![0];
        for (at, byte) in (1..).zip(text.bytes()) {
            if byte == b'\n' {
                lines.push(at);
            }
        }
        let blocks = (!text.is_ascii()).then(|| {
            let mut counts = vec![0];
            let mut before = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                before += characters(block);
                counts.push(before);
            }
            counts
        });
        Self { text, lines, blocks }
    }

    /// The place of a range of bytes.
    pub fn range(&self, bytes: Range<usize>) -> Span {
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX - 1);
        let at = number(bytes.start);
        let line = self.lines.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.lines.get(line).copied().unwrap_or(0);
        let column = self.before(at).saturating_sub(self.before(start)) + 1;
        Span { line: number(line) + 1, column, length: number(bytes.len()) }
    }

    /// The characters before the byte at `offset`.
    fn before(&self, offset: u32) -> u32 {
        let Some(blocks) = &self.blocks else { return offset };
        let end = (offset as usize).min(self.text.len());
        let block = end / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..end).unwrap_or_default();
        blocks.get(block).copied().unwrap_or(0) + characters(rest)
    }
}

/// How many characters begin in `bytes` of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    let begins = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    u32::try_from(begins).unwrap_or(u32::MAX)
}
