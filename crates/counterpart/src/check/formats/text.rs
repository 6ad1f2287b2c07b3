//! Formats of short texts: pointers, templates, identifiers, regular expressions.

/// `uuid`
#[must_use]
pub fn uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// `json-pointer`
#[must_use]
pub fn json_pointer(text: &str) -> bool {
    let escapes = || text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    text.is_empty() || (text.starts_with('/') && escapes())
}

/// `relative-json-pointer`
#[must_use]
pub fn relative_json_pointer(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (up, rest) = text.split_at_checked(digits).unwrap_or_default();
    (up == "0" || (digits > 0 && !up.starts_with('0'))) && (rest == "#" || json_pointer(rest))
}

/// `regex`: a regular expression of ECMA-262
#[must_use]
pub fn regex(text: &str) -> bool {
    jsonschema_regex::is_valid_ecma_regex(text)
}

/// `uri-template` (RFC 6570)
#[must_use]
pub fn uri_template(text: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = match c {
            '{' => expression(&rest[1..]),
            '%' => encoded(rest),
            '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '|' | '}' | '\u{7f}' => None,
            c => rest.get(c.len_utf8()..),
        };
        match after {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

/// What follows an expression whose brace is open.
fn expression(text: &str) -> Option<&str> {
    let mut rest = text;
    if rest.starts_with(['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|']) {
        rest = &rest[1..];
    }
    loop {
        rest = variable(rest)?;
        while let Some(more) = rest.strip_prefix('.') {
            rest = variable(more)?;
        }
        if let Some(more) = rest.strip_prefix('*') {
            rest = more;
        } else if let Some(more) = rest.strip_prefix(':') {
            let digits = more.bytes().take_while(u8::is_ascii_digit).count();
            if !(1..=4).contains(&digits) || more.starts_with('0') {
                return None;
            }
            rest = more.get(digits..)?;
        }
        match rest.strip_prefix(',') {
            Some(more) => rest = more,
            None => return rest.strip_prefix('}'),
        }
    }
}

/// What follows a part of a variable's name.
fn variable(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = match rest.bytes().next() {
            Some(b'%') => encoded(rest)?,
            Some(byte) if byte.is_ascii_alphanumeric() || byte == b'_' => rest.get(1..)?,
            _ => return (rest.len() < text.len()).then_some(rest),
        };
    }
}

/// What follows an encoded byte.
pub(super) fn encoded(text: &str) -> Option<&str> {
    match text.as_bytes() {
        [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
            text.get(3..)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts() {
        assert!(uuid("2EB8AA08-aa98-11ea-b4aa-73b441d16380") && !uuid("2eb8aa08aa9811eab4aa"));
        assert!(json_pointer("/foo/~0~1/") && !json_pointer("a") && !json_pointer("/~2"));
        assert!(!json_pointer("/~") && json_pointer(""));
        assert!(relative_json_pointer("0#") && relative_json_pointer("1/a"));
        assert!(!relative_json_pointer("01/a") && !relative_json_pointer("#"));
        for good in ["http://a/{term:1}/{term}{?x*,y}", "{a.b}", "{%41}", "it's", ""] {
            assert!(uri_template(good), "{good}");
        }
        for bad in ["{", "{}", "}", "{a", "{a:0}", "{a:12345}", "%zz", "{a..b}", "<"] {
            assert!(!uri_template(bad), "{bad}");
        }
        assert!(regex("([abc])+\\s+$") && !regex("^(abc]"));
    }
}
