//! The URIs of documents, and the resolution of references against them (RFC 3986).

use std::fmt::Write;
use std::path::{Component, Path, PathBuf};

use fluent_uri::{Uri, UriRef};

/// The start of the URI of a document that has none of its own.
const LOCAL: &str = "counterpart:///";

/// The URI of the file at `path` (relative to the root of the graph, `/` between its steps):
/// the same on every machine.
#[must_use]
pub(crate) fn of_file(path: &Path) -> String {
    let steps = path.components().filter_map(|component| match component {
        Component::Normal(step) => Some(escaped(&step.to_string_lossy(), |byte| {
            byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@".contains(&byte)
        })),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => {
            None
        }
    });
    LOCAL.to_owned() + &steps.collect::<Vec<_>>().join("/")
}

/// The file (relative to the root of the graph) of a URI made by [`of_file`].
#[must_use]
pub(super) fn to_file(uri: &str) -> Option<PathBuf> {
    let steps = uri.strip_prefix(LOCAL)?.split('/').map(percent_decoded);
    let path = steps.collect::<PathBuf>();
    path.components().all(|step| matches!(step, Component::Normal(_))).then_some(path)
}

/// A reference in its two parts: the URI reference without fragment, and the fragment.
#[must_use]
pub(super) fn split(reference: &str) -> (&str, Option<&str>) {
    reference.split_once('#').map_or((reference, None), |(uri, fragment)| (uri, Some(fragment)))
}

/// The normalised absolute URI that `reference` (without fragment) means where `base` is the base
/// URI. Characters that a URI may not hold are read as if percent-encoded.
///
/// # Errors
/// The reason why there is none.
pub(super) fn resolve(base: &str, reference: &str) -> Result<String, String> {
    if reference.is_empty() {
        return Ok(base.to_owned());
    }
    let reference =
        escaped(reference, |byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
    let parsed = UriRef::parse(reference.as_str()).map_err(|error| error.to_string())?;
    let base = Uri::parse(base).map_err(|error| error.to_string())?;
    let resolved = parsed.resolve_against(&base).map_err(|error| error.to_string())?;
    Ok(resolved.normalize().into_string())
}

/// Why a text is not a URI reference; `None` if it is one.
#[must_use]
pub(super) fn fault(text: &str) -> Option<String> {
    UriRef::parse(text).err().map(|error| error.to_string())
}

/// The URI reference that a text with characters that no URI holds was meant to be.
#[must_use]
pub(super) fn percent_encoded(text: &str) -> Option<String> {
    let (address, fragment) = split(text);
    let fragment = fragment.map(|fragment| escaped(fragment, is_in_fragments));
    let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
    let encoded = encoded(address) + &fragment;
    fault(&encoded).is_none().then_some(encoded)
}

fn encoded(address: &str) -> String {
    escaped(address, |byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

/// Without `%`: a fragment at fault may hold one that encodes nothing.
fn is_in_fragments(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte)
}

/// Whether `reference` depends on where it stands.
#[must_use]
pub(super) fn is_relative(reference: &str) -> bool {
    UriRef::parse(reference).is_ok_and(|parsed| !parsed.has_scheme())
}

/// `text` with every `%xx` decoded. Other text stays, and all of it does when the result is not
/// UTF-8.
#[must_use]
pub(super) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits
            .filter(|digits| {
                *first == b'%' && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
            })
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn escaped(text: &str, keeps: impl Fn(u8) -> bool) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if keeps(byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_uris_and_back() {
        for path in ["schemas/a.json", "schemas/a b/100%é.json"] {
            let uri = of_file(Path::new(path));
            assert!(Uri::parse(uri.as_str()).is_ok(), "{uri}");
            assert_eq!(to_file(&uri), Some(PathBuf::from(path)));
        }
        assert_eq!(to_file("https://example.com/a"), None);
        assert_eq!(to_file("counterpart:///%2E%2E/a"), None);
    }

    #[test]
    fn references_resolve() {
        let base = "counterpart:///schemas/a.json";
        assert_eq!(resolve(base, "b.json").unwrap(), "counterpart:///schemas/b.json");
        assert_eq!(resolve(base, "../o/x y.json").unwrap(), "counterpart:///o/x%20y.json");
        assert_eq!(resolve(base, "HTTP://Example.com/a/../b").unwrap(), "http://example.com/b");
        assert_eq!(resolve("urn:uuid:1", "").unwrap(), "urn:uuid:1");
    }

    #[test]
    fn percent_sequences_decode() {
        assert_eq!(percent_decoded("%25%22a%C3%A9"), "%\"aé");
        assert_eq!(percent_decoded("100%"), "100%");
        assert_eq!(percent_decoded("%ff"), "%ff");
        assert_eq!(percent_decoded("%+1"), "%+1");
    }
}
