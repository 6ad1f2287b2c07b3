//! Percent-escapes (RFC 3986, section 2.1).

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// What an escaped text means; none where an escape is broken, where it is not UTF-8, or where it
/// holds the character NUL, which no text of a request needs.
pub fn decoded(text: &str) -> Option<Cow<'_, str>> {
    let bytes = text.as_bytes();
    let broken = |at: usize| {
        let digits = bytes.get(at + 1..at + 3);
        !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    if bytes.iter().enumerate().any(|(at, byte)| *byte == b'%' && broken(at)) {
        return None;
    }
    let text = percent_decode_str(text).decode_utf8().ok()?;
    (!text.contains('\0')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn escapes_are_whole_and_utf8() {
        assert_eq!(decoded("a%20b%C3%A4").as_deref(), Some("a bä"));
        for text in ["%", "%2", "%zz", "%ff", "%00", "a%00b", "%C3"] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
