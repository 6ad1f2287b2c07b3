//! Tests of strings that automata cannot see into: formats, and what a string holds encoded.

use std::cell::RefCell;
use std::collections::HashMap;

use counterpart_compiler::model::Format;
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

thread_local! {
    static VALIDATORS: RefCell<HashMap<Test, Option<Validator>>> = RefCell::default();
}

/// A property of strings that is not a regular language here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// It has this format.
    Format(Format),
    /// It decodes from this `contentEncoding`.
    Encoding(String),
    /// Decoded, it holds this media type.
    Media {
        /// The media type.
        media_type: String,
        /// The encoding to decode first.
        encoding: Option<String>,
    },
}

impl Test {
    /// Whether a string passes; `None` where that is not known.
    #[must_use]
    pub fn passes(&self, text: &str) -> Option<bool> {
        VALIDATORS.with_borrow_mut(|known| {
            let validator = known.entry(self.clone()).or_insert_with(|| self.validator());
            validator.as_ref().map(|validator| validator.is_valid(&Value::String(text.to_owned())))
        })
    }

    fn validator(&self) -> Option<Validator> {
        let (draft, schema) = match self {
            // Drafts 4 and 6 mean another thing by `hostname`.
            Self::Format(Format::HostnameRfc1034) => (Draft::Draft4, json!({"format": "hostname"})),
            Self::Format(format) => (Draft::Draft202012, json!({"format": format.name()})),
            Self::Encoding(encoding) => (Draft::Draft7, json!({"contentEncoding": encoding})),
            Self::Media { media_type, encoding: None } => {
                (Draft::Draft7, json!({"contentMediaType": media_type}))
            }
            Self::Media { media_type, encoding: Some(encoding) } => {
                let schema = json!({"contentMediaType": media_type, "contentEncoding": encoding});
                (Draft::Draft7, schema)
            }
        };
        let options = jsonschema::options().with_draft(draft).should_validate_formats(true);
        options.build(&schema).ok()
    }

    /// Strings that pass, short ones first, as different from each other as can be.
    #[must_use]
    pub fn samples(&self) -> &'static [&'static str] {
        match self {
            Self::Format(format) => samples(*format),
            Self::Encoding(_) => &["", "YQ==", "YWE=", "YWFh", "MQ=="],
            Self::Media { encoding: None, .. } => &["1", "{}", "[]", "null", "\"a\"", "12"],
            Self::Media { encoding: Some(_), .. } => &["MQ==", "e30=", "W10=", "bnVsbA=="],
        }
    }
}

/// Strings of which each format refuses one or another.
pub const ODD: [&str; 7] = ["\\", "%", "{", "(", " ", ":", "a..b"];

const fn samples(format: Format) -> &'static [&'static str] {
    match format {
        Format::DateTime => {
            &["2000-01-01T00:00:00Z", "1999-12-31T23:59:59+01:00", "2024-02-29T12:30:00.5Z"]
        }
        Format::Date => &["2000-01-01", "1999-12-31", "2024-02-29"],
        Format::Time => &["00:00:00Z", "23:59:59+01:00", "12:30:00.5Z"],
        Format::Duration => &["P1D", "PT1S", "P1W", "P1Y2M3DT4H5M6S"],
        Format::Email => &["a@b.c", "a@example.com", "first.last@example.org"],
        Format::IdnEmail => &["a@b.c", "a@example.com", "é@example.com"],
        Format::Hostname | Format::HostnameRfc1034 => {
            &["a", "b", "a.b", "a-b", "example.com", "1.example.com"]
        }
        Format::IdnHostname => &["a", "b", "a.b", "example.com", "é.example"],
        Format::Ipv4 => &["1.1.1.1", "0.0.0.0", "127.0.0.1", "192.168.100.200"],
        Format::Ipv6 => &["::", "::1", "1::", "2001:db8::1", "1:2:3:4:5:6:7:8"],
        Format::Uri => &["a:", "a:b", "http://a.b", "https://example.com/a?b#c", "urn:a:b"],
        Format::UriReference => &["", "a", "/a", "#a", "a:b", "http://a.b", "https://example.com/"],
        Format::Iri => &["a:", "a:b", "a:é", "http://a.b", "https://example.com/é"],
        Format::IriReference => &["", "a", "/a", "é", "a:b", "http://a.b", "https://example.com/"],
        Format::UriTemplate => &["", "a", "{a}", "/a/{b}", "http://a.b/{c}"],
        Format::Uuid => {
            &["00000000-0000-0000-0000-000000000000", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"]
        }
        Format::JsonPointer => &["", "/", "/a", "/a/0", "/a~1b"],
        Format::RelativeJsonPointer => &["0", "1", "0#", "1/a", "2/a/0"],
        Format::Regex => &["", "a", "^a$", "[a-z]+", "."],
    }
}
