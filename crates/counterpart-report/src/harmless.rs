//! Characters that only show what they are.

/// A character that does nothing to what shows it: neither moves the cursor of a terminal nor turns
/// the direction of writing, whatever a document holds.
#[must_use]
pub fn harmless(char: char) -> char {
    match char {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => '\u{fffd}',
        '\t' => ' ',
        char if char.is_control() => '\u{fffd}',
        char => char,
    }
}

/// A text on one line of which every character is [`harmless`].
#[must_use]
pub fn calm(text: &str) -> String {
    text.chars().map(harmless).collect()
}

/// A text of several lines of which every other character is [`harmless`].
#[must_use]
pub fn calm_lines(text: &str) -> String {
    text.chars().map(|char| if char == '\n' { char } else { harmless(char) }).collect()
}
