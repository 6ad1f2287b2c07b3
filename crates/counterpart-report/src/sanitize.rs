//! Replaces control and bidirectional characters before text reaches a terminal or a page.

/// The character, or U+FFFD in place of one that would move the cursor of a terminal or change the
/// direction of writing; a tab becomes a space.
#[must_use]
pub fn sanitize_char(char: char) -> char {
    match char {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => '\u{fffd}',
        '\t' => ' ',
        char if char.is_control() => '\u{fffd}',
        char => char,
    }
}

/// The text on one line: every character passes [`sanitize_char`], line feeds included.
#[must_use]
pub fn sanitize_line(text: &str) -> String {
    text.chars().map(sanitize_char).collect()
}

/// The text with its line feeds kept; every other character passes [`sanitize_char`].
#[must_use]
pub fn sanitize_lines(text: &str) -> String {
    text.chars().map(|char| if char == '\n' { char } else { sanitize_char(char) }).collect()
}
