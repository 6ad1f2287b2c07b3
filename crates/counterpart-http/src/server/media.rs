//! Media types: what a request sends, and what it asks for.

use axum::http::{HeaderMap, header};

/// A media type or a range of them, in small letters, without parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Essence<'t> {
    kind: &'t str,
    subtype: &'t str,
}

impl<'t> Essence<'t> {
    /// Reads `type/subtype`, and leaves parameters out.
    pub fn of(text: &'t str) -> Option<Self> {
        let essence = text.split(';').next().unwrap_or_default().trim();
        let (kind, subtype) = essence.split_once('/')?;
        let is_token = |text: &str| !text.is_empty() && text.bytes().all(is_token_byte);
        (is_token(kind) && is_token(subtype)).then_some(Self { kind, subtype })
    }

    /// Whether this range holds another media type.
    pub fn holds(&self, other: &Self) -> bool {
        let part = |range: &str, part: &str| range == "*" || range.eq_ignore_ascii_case(part);
        part(self.kind, other.kind) && part(self.subtype, other.subtype)
    }
}

/// A character of a token in HTTP (RFC 9110, section 5.6.2).
const fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~')
}

/// The position of the declared media type that the `Content-Type` of a request names; the most
/// exact one first.
pub fn content_type(headers: &HeaderMap, declared: &[&str]) -> Option<usize> {
    let mut values = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let text = value.to_str().ok()?;
    let sent = Essence::of(text)?;
    if !is_utf8(text) {
        return None;
    }
    let fits = |declared: &&str| Essence::of(declared).is_some_and(|range| range.holds(&sent));
    let exact = declared.iter().position(|it| !it.contains('*') && fits(it));
    let partly = || declared.iter().position(|it| !it.starts_with('*') && fits(it));
    exact.or_else(partly).or_else(|| declared.iter().position(fits))
}

/// Whether a media type names no other charset than UTF-8 and its part, ASCII.
fn is_utf8(text: &str) -> bool {
    text.split(';').skip(1).all(|parameter| {
        let Some((name, value)) = parameter.split_once('=') else { return true };
        let value = value.trim().trim_matches('"');
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        let known = ["utf-8", "utf8", "us-ascii"];
        !is_charset || known.iter().any(|known| value.eq_ignore_ascii_case(known))
    })
}

/// Whether a media type is in a range.
pub fn is_within(range: &str, media: &str) -> bool {
    let (range, media) = (Essence::of(range), Essence::of(media));
    range.zip(media).is_some_and(|(range, media)| range.holds(&media))
}

/// Whether one of the media types is asked for. Nothing asked for is everything.
pub fn is_acceptable(headers: &HeaderMap, given: &[&str]) -> bool {
    let mut ranges = Vec::new();
    for value in headers.get_all(header::ACCEPT) {
        let Ok(text) = value.to_str() else { continue };
        ranges.extend(text.split(',').map(str::trim).filter(|range| !range.is_empty()));
    }
    ranges.is_empty() || given.is_empty() || given.iter().any(|media| quality(&ranges, media) > 0.0)
}

/// How much a media type is asked for: by the most exact range that holds it.
fn quality(ranges: &[&str], media: &str) -> f32 {
    let Some(media) = Essence::of(media) else { return 1.0 };
    let mut best = (0, 0.0);
    for range in ranges {
        let Some(essence) = Essence::of(range) else { continue };
        let exactness = 1 + u8::from(essence.kind != "*") + u8::from(essence.subtype != "*");
        if (essence.holds(&media) || media.holds(&essence)) && exactness > best.0 {
            best = (exactness, weight(range));
        }
    }
    best.1
}

/// The parameter `q` of a range.
fn weight(range: &str) -> f32 {
    let parameters = range.split(';').skip(1).filter_map(|it| it.split_once('='));
    let mut weights = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
    weights.next().map_or(1.0, |(_, value)| value.trim().parse().unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn a_body_is_of_a_declared_media_type() {
        let sent = |value| {
            content_type(
                &headers(header::CONTENT_TYPE, value),
                &["*/*", "text/csv", "application/json"],
            )
        };
        assert_eq!(sent("Text/CSV; header=present"), Some(1));
        assert_eq!(sent("application/json;charset=\"UTF-8\""), Some(2));
        assert_eq!(sent("application/json;charset=latin1"), None);
        assert_eq!(sent("image/png"), Some(0));
        assert_eq!(sent("json"), None);
        assert_eq!(content_type(&HeaderMap::new(), &["*/*"]), None);
    }

    #[test]
    fn what_is_asked_for_may_be_a_range() {
        let asked = |value| is_acceptable(&headers(header::ACCEPT, value), &["application/json"]);
        for value in [
            "*/*",
            "application/*",
            "text/html, application/json;q=0.1",
            "",
            "text/html, */*;q=0.1",
        ] {
            assert!(asked(value), "{value}");
        }
        for value in ["text/html", "application/json;q=0", "application/json;q=0, */*", "*/*;q=0"] {
            assert!(!asked(value), "{value}");
        }
        assert!(is_acceptable(&HeaderMap::new(), &["application/json"]));
        assert!(is_acceptable(&headers(header::ACCEPT, "text/html"), &[]));
    }
}
