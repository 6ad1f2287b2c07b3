//! All escaping: whatever a contract holds is data in the generated text, never code.

use std::fmt::Write as _;

/// A JavaScript and TypeScript string literal.
///
/// Also valid JSON. Line separators that old parsers take for line breaks, controls, and the `</`
/// that would end an HTML script element are escaped.
#[must_use]
pub fn js_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut before = None;
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '/' if before == Some('<') => out.push_str("\\/"),
            c if is_invisible(c) => push_unicode_escape(&mut out, c),
            c => out.push(c),
        }
        before = Some(c);
    }
    out.push('"');
    out
}

/// The name of a property in a type: bare where it is an identifier, else a string literal.
#[must_use]
pub fn type_key(key: &str) -> String {
    if is_identifier(key) { key.to_owned() } else { js_string(key) }
}

/// The name of a property in an object literal. `__proto__` is computed, since as a plain name it
/// would set the prototype.
#[must_use]
pub fn object_key(key: &str) -> String {
    if key == "__proto__" { format!("[{}]", js_string(key)) } else { type_key(key) }
}

/// The inside of a template literal.
#[must_use]
pub fn template_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '`' | '\\' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if is_invisible(c) => push_unicode_escape(&mut out, c),
            c => out.push(c),
        }
    }
    out
}

/// The lines of a text as they may stand inside a block comment.
///
/// Nothing in them ends the comment, starts a tag or a compiler directive, or changes the
/// direction in which the code around is shown. Blank lines at both ends are dropped.
#[must_use]
pub fn comment_lines(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n");
    let lines = unified.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']);
    let mut lines: Vec<String> = lines.map(comment_line).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let blank = lines.iter().take_while(|line| line.is_empty()).count();
    lines.drain(..blank);
    lines
}

fn comment_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut before = None;
    for c in line.trim_end().chars() {
        match c {
            '/' if before == Some('*') => out.push_str("\\/"),
            '@' if out.trim_start_matches([' ', '\t', '*', '/']).is_empty() => out.push_str("\\@"),
            '\t' => out.push('\t'),
            c if is_invisible(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
        before = Some(c);
    }
    // The printer puts `*` before a line, so a leading `/` would end the comment.
    if out.starts_with('/') {
        out.insert(0, '\\');
    }
    out
}

/// Whether the text is an ASCII identifier name of JavaScript; reserved words are.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    let start = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '$';
    text.starts_with(start) && text.chars().all(|c| start(c) || c.is_ascii_digit())
}

/// Controls, line separators, and the marks that change the direction of text.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn push_unicode_escape(out: &mut String, c: char) {
    let mut units = [0; 2];
    for unit in c.encode_utf16(&mut units) {
        // Writing to a string cannot fail.
        let _ = write!(out, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_json_and_inert() {
        for text in ["", "a\"b\\c", "</script>", "\u{2028}\u{0}\u{7f}\u{85}", "😀`${x}", "\u{202e}"]
        {
            let literal = js_string(text);
            assert_eq!(serde_json::from_str::<String>(&literal).unwrap(), text);
            assert!(!literal.contains("</") && !literal.contains('\u{2028}'));
        }
    }

    #[test]
    fn keys_are_bare_only_where_they_may_be() {
        assert_eq!(type_key("class"), "class");
        assert_eq!(type_key("$ref"), "$ref");
        assert_eq!(type_key("foo-bar"), "\"foo-bar\"");
        assert_eq!(type_key(""), "\"\"");
        assert_eq!(type_key("1a"), "\"1a\"");
        assert_eq!(object_key("__proto__"), "[\"__proto__\"]");
    }

    #[test]
    fn comments_stay_comments() {
        assert_eq!(comment_lines("a */ b"), ["a *\\/ b"]);
        assert_eq!(comment_lines("/ b"), ["\\/ b"]);
        assert_eq!(comment_lines("\n\na\r\nb\rc\u{2028}d\n"), ["a", "b", "c", "d"]);
        assert_eq!(comment_lines("@ts-ignore"), ["\\@ts-ignore"]);
        assert_eq!(comment_lines(" * @deprecated"), [" * \\@deprecated"]);
        assert_eq!(comment_lines("mail me@example.com"), ["mail me@example.com"]);
        assert_eq!(comment_lines("a\u{202e}b"), ["a\u{fffd}b"]);
    }

    #[test]
    fn templates_are_inert() {
        assert_eq!(template_text("x-`${a}\\"), "x-\\`\\${a}\\\\");
    }
}
