//! How much fits on a line.

use std::io::{stderr, stdout};

use terminal_size::{Width, terminal_size_of};
use textwrap::{Options, WordSeparator, WordSplitter};

/// Lines longer than this are hard to read, however wide the terminal is.
const COMFORTABLE: usize = 100;
/// The narrowest width that can be drawn on.
const LEAST: usize = 20;

/// The width in columns: `COLUMNS`, else the width of the terminal, else 80.
pub fn columns() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size_of(stderr()).or_else(|| terminal_size_of(stdout()));
    let columns = said.or_else(|| measured().map(|(Width(columns), _)| usize::from(columns)));
    usize::max(columns.unwrap_or(80), LEAST)
}

/// The text with every paragraph broken into lines that fit.
pub fn wrapped(text: &str) -> String {
    // Only at spaces: a URL or a code that is broken in two cannot be copied.
    let options = Options::new(columns().min(COMFORTABLE))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(text, options)
}
