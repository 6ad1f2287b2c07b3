//! Constraints on strings.

use counterpart_compiler::model::{Format, StringConstraint};
use counterpart_compiler::pattern::Pattern;

use super::Writer;
use super::literals::text;

/// The media type whose texts can be checked.
const JSON: &str = "application/json";

impl Writer<'_> {
    /// `StringRule`; nothing where the constraint refuses no string.
    pub(super) fn string(&mut self, string: &StringConstraint) -> Option<String> {
        let rule = match string {
            StringConstraint::MaxLength(limit) => format!("MaxLength({limit})"),
            StringConstraint::MinLength(0) => return None,
            StringConstraint::MinLength(limit) => format!("MinLength({limit})"),
            StringConstraint::Pattern(source) => format!("Pattern(&{})", self.pattern(source)),
            StringConstraint::Format(format) => {
                format!("Format({}, formats::{})", text(format.name()), check(*format))
            }
            // An encoding that nobody knows says nothing.
            StringConstraint::ContentEncoding(name) => {
                format!("Encoding(formats::{})", encoding(name)?)
            }
            // Without its encoding the text is unknown, and without a reader so is the type.
            StringConstraint::ContentMediaType { media_type, encoding: None }
                if media_type == JSON =>
            {
                format!("MediaType({}, formats::json)", text(media_type))
            }
            StringConstraint::ContentMediaType { media_type, encoding: Some(name) }
                if media_type == JSON =>
            {
                format!("MediaType({}, formats::{}_json)", text(media_type), encoding(name)?)
            }
            StringConstraint::ContentMediaType { .. } => return None,
        };
        Some(format!("StringRule::{rule}"))
    }

    /// The name of the static of a regular expression.
    pub(super) fn pattern(&mut self, source: &str) -> String {
        if let Some(name) = self.patterns.get(source) {
            return name.clone();
        }
        let name = format!("P{}", self.patterns.len());
        // The compiler has refused what cannot be translated.
        let translated = Pattern::read(source).and_then(|pattern| pattern.translated());
        let translated = translated.unwrap_or_else(|_| source.to_owned());
        self.lines.push(format!(
            "static {name}: Pattern = Pattern::new({}, {});",
            text(source),
            text(&translated)
        ));
        self.patterns.insert(source.to_owned(), name.clone());
        name
    }
}

/// The function that decodes an encoding of RFC 4648.
fn encoding(name: &str) -> Option<&'static str> {
    let known = ["base64", "base64url", "base32", "base32hex", "base16"];
    known.into_iter().find(|known| *known == name)
}

/// The function that checks a format.
const fn check(format: Format) -> &'static str {
    match format {
        Format::DateTime => "date_time",
        Format::Date => "date",
        Format::Time => "time",
        Format::Duration => "duration",
        Format::Email => "email",
        Format::IdnEmail => "idn_email",
        Format::Hostname => "hostname",
        Format::HostnameRfc1034 => "hostname_rfc1034",
        Format::IdnHostname => "idn_hostname",
        Format::Ipv4 => "ipv4",
        Format::Ipv6 => "ipv6",
        Format::Uri => "uri",
        Format::UriReference => "uri_reference",
        Format::Iri => "iri",
        Format::IriReference => "iri_reference",
        Format::UriTemplate => "uri_template",
        Format::Uuid => "uuid",
        Format::JsonPointer => "json_pointer",
        Format::RelativeJsonPointer => "relative_json_pointer",
        Format::Regex => "regex",
    }
}
