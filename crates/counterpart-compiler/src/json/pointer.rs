//! JSON Pointers (RFC 6901): their steps, and their form in a URI fragment.

use std::borrow::Cow;

use crate::hex;

/// One step of a JSON Pointer, escaped: `a/b` becomes `a~1b`.
#[must_use]
pub fn step(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) {
        Cow::Owned(key.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(key)
    }
}

/// The key that a step of a JSON Pointer names: `a~1b` is `a/b`.
#[must_use]
pub fn unescaped(step: &str) -> Cow<'_, str> {
    if step.contains('~') {
        Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(step)
    }
}

/// The JSON Pointer of these keys, from the outermost to the innermost.
#[must_use]
pub fn of(keys: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    keys.into_iter().fold(String::new(), |pointer, key| below(&pointer, key.as_ref()))
}

/// The JSON Pointer of a key below another pointer.
#[must_use]
pub fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", step(key))
}

/// A JSON Pointer as a URI fragment, without `#`: characters that a fragment may not hold are
/// percent-encoded.
#[must_use]
pub fn fragment(pointer: &str) -> String {
    pointer.bytes().fold(String::with_capacity(pointer.len()), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"/~-._!$&'()*+,;=:@?".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push_str(&hex::lower(&[byte]));
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_escaped_and_read_back() {
        for (key, escaped) in [("a", "a"), ("a/b", "a~1b"), ("~1", "~01"), ("~/", "~0~1")] {
            assert_eq!(step(key), escaped);
            assert_eq!(unescaped(escaped), key);
        }
        assert_eq!(of(["a/b", "0"]), "/a~1b/0");
        assert_eq!(of(Vec::<String>::new()), "");
    }

    #[test]
    fn fragments_hold_only_what_they_may() {
        assert_eq!(fragment("/a b/ü/c~1d"), "/a%20b/%c3%bc/c~1d");
    }
}
