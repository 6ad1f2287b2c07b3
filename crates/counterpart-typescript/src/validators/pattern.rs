//! A regular expression of a schema as a literal of JavaScript with the flag `u`.
//!
//! The compiler has seen that it is one of ECMA-262, so only what cannot stand between two slashes
//! is written otherwise.

use std::fmt::Write;

/// The literal, slashes and flag included.
pub fn literal(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 3);
    out.push('/');
    let mut escaped = false;
    for c in source.chars() {
        match c {
            '/' if !escaped => out.push_str("\\/"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            // Line ends, and what would make the line read otherwise than it runs.
            c if c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{feff}') => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    if source.is_empty() {
        out.push_str("(?:)");
    }
    out.push_str("/u");
    out
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn only_what_ends_a_literal_is_escaped() {
        assert_eq!(literal("^[a-z]+(?:-[a-z]+)*$"), "/^[a-z]+(?:-[a-z]+)*$/u");
        assert_eq!(literal(r"a/b\/c\\/[/]"), r"/a\/b\/c\\\/[\/]/u");
        assert_eq!(literal("a\nb\u{2028}\u{202e}"), r"/a\nb\u{2028}\u{202e}/u");
        assert_eq!(literal(""), "/(?:)/u");
    }
}
