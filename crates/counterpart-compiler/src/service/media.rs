//! Reads media types, and decides how a body of one is read and written.

use crate::model::service::MediaType;

/// The media type that a document writes; nothing where it is none. Of several with commas between
/// them, the first counts.
pub(super) fn media_type(text: &str) -> Option<MediaType> {
    let one = text.split(',').next()?;
    let mut parts = one.split(';').map(str::trim);
    let essence = parts.next()?.to_ascii_lowercase();
    let (kind, subtype) = match essence.split_once('/') {
        Some((kind, subtype)) => (kind.to_owned(), subtype.to_owned()),
        None if essence == "*" => ("*".to_owned(), "*".to_owned()),
        None => return None,
    };
    let is_token = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"\"(),/:;<=>?@[\\]{}".contains(&byte))
    };
    if !is_token(&kind) || !is_token(&subtype) {
        return None;
    }
    let more = text.split([',', ';']).skip(1);
    let parameters = more
        .filter_map(|part| part.split_once('='))
        .map(|(name, value)| {
            (name.trim().to_ascii_lowercase(), value.trim().trim_matches('"').to_owned())
        })
        .collect();
    Some(MediaType { text: text.to_owned(), kind, subtype, parameters })
}

/// The subtypes of `application` whose bodies are JSON texts, one behind the other.
const JSON_LINES: [&str; 9] = [
    "jsonl",
    "jsonlines",
    "json-lines",
    "x-jsonlines",
    "json-seq",
    "x-ndjson",
    "ndjson",
    "x-json-stream",
    "stream+json",
];

/// The types and subtypes whose bodies are bytes.
const BINARY: [&str; 10] =
    ["image", "audio", "video", "font", "model", "octet-stream", "pdf", "zip", "gzip", "x-tar"];

/// The subtypes whose bodies are texts, whatever their type.
const TEXTS: [&str; 3] = ["xml", "yaml", "x-yaml"];

/// How a body is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Json,
    Text,
    Binary,
    Form,
    Multipart,
    EventStream,
    JsonLines,
}

/// What the schema of a body says of how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// There is none.
    None,
    /// It describes bytes.
    Bytes,
    /// It describes a text.
    Text,
    /// It describes another value.
    Value,
}

/// How a body of a media type is read and written.
pub(super) fn manner(media: &MediaType, hint: Hint) -> Manner {
    let (kind, subtype) = (media.kind.as_str(), media.subtype.as_str());
    let ends = |ends: &[&str]| ends.iter().any(|end| subtype.ends_with(end));
    match (kind, subtype) {
        ("multipart", _) => return Manner::Multipart,
        ("application", "x-www-form-urlencoded") => return Manner::Form,
        ("text", "event-stream") => return Manner::EventStream,
        ("application", line) if JSON_LINES.contains(&line) => return Manner::JsonLines,
        _ => {}
    }
    if ends(&["+json-seq", "+jsonl"]) {
        Manner::JsonLines
    } else if subtype == "json" || ends(&["+json"]) {
        Manner::Json
    } else if hint == Hint::Bytes || BINARY.contains(&kind) || BINARY.contains(&subtype) {
        Manner::Binary
    } else if kind == "text" || TEXTS.contains(&subtype) || ends(&["+xml", "+yaml"]) {
        Manner::Text
    } else {
        match hint {
            Hint::Value => Manner::Json,
            Hint::Text => Manner::Text,
            Hint::None | Hint::Bytes => Manner::Binary,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_read_as_they_are_written() {
        let read = |text: &str| media_type(text).map(|it| (it.essence(), it.parameters));
        let okta = vec![("okta-version".to_owned(), "1.0.0".to_owned())];
        assert_eq!(
            read("application/json, okta-version=1.0.0"),
            Some(("application/json".to_owned(), okta))
        );
        let utf8 = vec![("charset".to_owned(), "utf-8".to_owned())];
        assert_eq!(read("Text/CSV; charset=\"utf-8\""), Some(("text/csv".to_owned(), utf8)));
        assert_eq!(read("*/*"), Some(("*/*".to_owned(), vec![])));
        assert_eq!(read("json"), None);
    }

    #[test]
    fn a_schema_decides_where_the_media_type_does_not() {
        let of = |text: &str, hint| media_type(text).map(|media| manner(&media, hint));
        assert_eq!(of("*/*", Hint::Value), Some(Manner::Json));
        assert_eq!(of("*/*", Hint::Bytes), Some(Manner::Binary));
        assert_eq!(of("application/vnd.api+json", Hint::None), Some(Manner::Json));
        assert_eq!(of("text/csv", Hint::Bytes), Some(Manner::Binary));
        assert_eq!(of("application/xml", Hint::Value), Some(Manner::Text));
    }
}
