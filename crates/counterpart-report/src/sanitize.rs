//! Replaces control and bidirectional characters before text reaches a terminal or a page.

use std::borrow::Cow;

/// How a command of GitHub Actions begins that may stand anywhere in a line.
const COMMAND: &str = "##[";

/// The character, or U+FFFD in place of one that would move the cursor of a terminal or change the
/// direction of writing; a tab becomes a space.
#[must_use]
pub fn sanitize_char(char: char) -> char {
    match char {
        '\t' => ' ',
        char if char.is_control() || is_directing(char) => '\u{fffd}',
        char => char,
    }
}

/// Whether a character changes the direction of writing (Unicode's `Bidi_Control`), or ends a line
/// for some readers.
fn is_directing(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(char, '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// A JSON text in which such characters are written as escapes, so that it holds the same value. The
/// line feeds between its tokens are kept.
#[must_use]
pub fn sanitize_json(text: &str) -> String {
    use std::fmt::Write as _;
    let text = text.replace(COMMAND, "##\\u005b");
    text.chars().fold(String::with_capacity(text.len()), |mut out, char| {
        if char != '\n' && (char.is_control() || is_directing(char)) {
            // All of them are in the basic plane.
            let _ = write!(out, "\\u{:04x}", u32::from(char));
        } else {
            out.push(char);
        }
        out
    })
}

/// A finished text, with U+FFFD in place of the bracket of `##[command]`. GitHub Actions runs such commands
/// wherever they stand in a line of a log.
#[must_use]
pub fn sanitize_commands(text: &str) -> Cow<'_, str> {
    if text.contains(COMMAND) {
        Cow::Owned(text.replace(COMMAND, "##\u{fffd}"))
    } else {
        Cow::Borrowed(text)
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

#[cfg(test)]
mod tests {
    use super::{sanitize_commands, sanitize_json, sanitize_line, sanitize_lines};

    #[test]
    fn no_text_begins_a_line_or_turns_it() {
        assert_eq!(
            sanitize_line("a\n\r\u{85}\u{2028}b\tc"),
            "a\u{fffd}\u{fffd}\u{fffd}\u{fffd}b c"
        );
        assert_eq!(sanitize_lines("a\n\u{202e}\u{200f}\u{61c}"), "a\n\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn no_text_is_a_command() {
        assert_eq!(sanitize_commands("a ##[stop-commands]x"), "a ##\u{fffd}stop-commands]x");
        let value = serde_json::json!({ "##[error]": "\\##[group]" });
        let text = sanitize_json(&value.to_string());
        assert!(!text.contains("##["), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn escaped_json_holds_the_same_value() {
        let value = serde_json::json!({ "a\u{202e}": ["\u{7f}\u{9b}\u{2028}\n\t", "é🦀"] });
        let text = sanitize_json(&serde_json::to_string_pretty(&value).unwrap());
        assert!(text.contains("\\u202e") && text.contains('\n'), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
