//! URIs of RFC 3986 and IRIs of RFC 3987.

use super::host::ipv6;
use super::text::encoded;

/// Which characters are allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    /// Those of RFC 3986.
    Uri,
    /// Those of RFC 3987 too.
    Iri,
}

/// `uri`
#[must_use]
pub fn uri(text: &str) -> bool {
    is_reference(text, Alphabet::Uri, true)
}

/// `uri-reference`
#[must_use]
pub fn uri_reference(text: &str) -> bool {
    is_reference(text, Alphabet::Uri, false)
}

/// `iri`
#[must_use]
pub fn iri(text: &str) -> bool {
    is_reference(text, Alphabet::Iri, true)
}

/// `iri-reference`
#[must_use]
pub fn iri_reference(text: &str) -> bool {
    is_reference(text, Alphabet::Iri, false)
}

fn is_reference(text: &str, alphabet: Alphabet, absolute: bool) -> bool {
    let some = |text, more| is_made_of(text, alphabet, more, false);
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    if !some(fragment, ":@/?") || !is_made_of(query, alphabet, ":@/?", true) {
        return false;
    }
    let first = text.split('/').next().unwrap_or_default();
    let rest = match first.find(':') {
        Some(at) if is_scheme(&text[..at]) => &text[at + 1..],
        // A colon in the first segment makes a scheme.
        Some(_) => return false,
        None if absolute => return false,
        None => text,
    };
    match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            let (authority, path) = rest.split_at(end);
            is_authority(authority, alphabet) && some(path, ":@/")
        }
        None => some(rest, ":@/"),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_authority(text: &str, alphabet: Alphabet) -> bool {
    let some = |text, more| is_made_of(text, alphabet, more, false);
    let (user, host) = text.split_once('@').unwrap_or(("", text));
    if !some(user, ":") {
        return false;
    }
    let port = if let Some(literal) = host.strip_prefix('[') {
        let Some((address, port)) = literal.split_once(']') else { return false };
        if !ipv6(address) && !is_future(address) {
            return false;
        }
        port
    } else {
        let (name, port) = host.split_at(host.find(':').unwrap_or(host.len()));
        if !some(name, "") {
            return false;
        }
        port
    };
    let digits = port.strip_prefix(':');
    port.is_empty() || digits.is_some_and(|digits| digits.bytes().all(|it| it.is_ascii_digit()))
}

/// Whether an address is one of a version to come.
fn is_future(text: &str) -> bool {
    let parts = text.strip_prefix(['v', 'V']).and_then(|rest| rest.split_once('.'));
    parts.is_some_and(|(version, address)| {
        !version.is_empty()
            && version.bytes().all(|byte| byte.is_ascii_hexdigit())
            && !address.is_empty()
            && address.chars().all(|c| c == ':' || is_plain(c))
    })
}

/// Whether a text is made of plain characters, these, and encoded bytes.
fn is_made_of(text: &str, alphabet: Alphabet, more: &str, private: bool) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = match c {
            '%' => encoded(rest),
            c => {
                let international =
                    alphabet == Alphabet::Iri && (is_ucs(c) || (private && is_private(c)));
                let allowed = is_plain(c) || more.contains(c) || international;
                rest.get(c.len_utf8()..).filter(|_| allowed)
            }
        };
        match after {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

/// The unreserved characters and the delimiters of parts.
const fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '-' | '.'
                | '_'
                | '~'
                | '!'
                | '$'
                | '&'
                | '\''
                | '('
                | ')'
                | '*'
                | '+'
                | ','
                | ';'
                | '='
        )
}

/// `ucschar`
const fn is_ucs(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{ffef}')
        || (c as u32 >= 0x1_0000
            && c as u32 <= 0xe_fffd
            && c as u32 & 0xffff <= 0xfffd
            && !(c as u32 >= 0xe_0000 && (c as u32) < 0xe_1000))
}

/// `iprivate`
const fn is_private(c: char) -> bool {
    matches!(
        c,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        for good in [
            "http://foo.bar/?baz=qux#quux",
            "http://[2001:db8::7]:80/c=GB",
            "mailto:John@example.com",
            "urn:a:b",
            "http://a:b@c:8/",
            "ftp://[v1.a:b]/",
            "x:",
        ] {
            assert!(uri(good) && uri_reference(good) && iri(good), "{good}");
        }
        for bad in [
            "//foo.bar/",
            "/abc",
            "http:// x",
            "1a:b",
            ":// x",
            "bar,baz:foo\\",
            "http://[::1",
            "http://a:b/c:8d[",
            "http://[zz]/",
            "http://a@b@c/",
            "%zz:",
            "http://x:8a/",
        ] {
            assert!(!uri(bad), "{bad}");
        }
        assert!(uri_reference("//a/b?c#d") && uri_reference("") && uri_reference("./a:b"));
        assert!(!uri_reference("a\\b") && !uri("http://ƒøø/") && iri("http://ƒøø.ßår/?∂=x"));
    }
}
