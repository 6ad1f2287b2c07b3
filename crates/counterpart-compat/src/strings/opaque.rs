//! Constraints that automata cannot see: formats, and what a string holds encoded.

use std::cell::RefCell;
use std::collections::HashMap;

use counterpart_compiler::model::{Format, StringConstraint};
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use crate::truth::Truth;

thread_local! {
    static VALIDATORS: RefCell<HashMap<StringConstraint, Option<Validator>>> = RefCell::default();
}

/// Whether a string meets a constraint.
pub fn meets(constraint: &StringConstraint, text: &str) -> Truth {
    VALIDATORS.with_borrow_mut(|known| {
        let validator = known.entry(constraint.clone()).or_insert_with(|| validator(constraint));
        let is_valid = |validator: &Validator| validator.is_valid(&Value::String(text.to_owned()));
        validator.as_ref().map(is_valid).into()
    })
}

/// A validator of one constraint; `None` where there is none, so that nothing is known of it.
fn validator(constraint: &StringConstraint) -> Option<Validator> {
    let (draft, schema) = if let StringConstraint::Format(format) = constraint {
        // Drafts 4 and 6 mean another thing by `hostname`.
        let old = *format == Format::HostnameRfc1034;
        let draft = if old { Draft::Draft4 } else { Draft::Draft202012 };
        let name = if old { Format::Hostname.name() } else { format.name() };
        (draft, json!({"format": name}))
    } else if let StringConstraint::ContentEncoding(encoding) = constraint {
        (Draft::Draft7, json!({"contentEncoding": encoding}))
    } else if let StringConstraint::ContentMediaType { media_type, encoding } = constraint {
        let mut schema = json!({"contentMediaType": media_type});
        if let Some(encoding) = encoding {
            schema["contentEncoding"] = encoding.as_str().into();
        }
        (Draft::Draft7, schema)
    } else {
        return None;
    };
    let options = jsonschema::options().with_draft(draft).should_validate_formats(true);
    options.build(&schema).ok()
}

/// Strings of which each format refuses one or another.
pub const ODD: [&str; 7] = ["\\", "%", "{", "(", " ", ":", "a..b"];

/// Strings of a format.
pub const fn samples(format: Format) -> &'static [&'static str] {
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
