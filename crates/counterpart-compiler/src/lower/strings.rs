//! Lowers the keywords about strings.

use super::reader::Reader;
use crate::model::{Format, Keyword, StringConstraint};
use crate::project::Formats;
use crate::resolve::{Draft, Vocabulary};

impl Reader<'_, '_> {
    /// Reads the keywords about strings.
    pub fn strings(&mut self) {
        if self.reads(Vocabulary::Validation) {
            if let Some(limit) = self.count("maxLength") {
                self.assert(Keyword::MaxLength, StringConstraint::MaxLength(limit));
            }
            if let Some(limit) = self.count("minLength").filter(|limit| *limit > 0) {
                self.assert(Keyword::MinLength, StringConstraint::MinLength(limit));
            }
            if let Some(pattern) = self.text("pattern") {
                self.assert(Keyword::Pattern, StringConstraint::Pattern(pattern.to_owned()));
            }
        }
        self.annotations.format = self.text("format").and_then(Format::named);
        if let Some(format) = self.annotations.format.filter(|format| self.asserts(*format)) {
            let old = format == Format::Hostname && self.draft() <= Draft::Draft6;
            let format = if old { Format::HostnameRfc1034 } else { format };
            self.assert(Keyword::Format, StringConstraint::Format(format));
        }
        self.content();
    }

    fn asserts(&self, format: Format) -> bool {
        let asked = match self.lowering.formats {
            Formats::Assert => true,
            Formats::Annotate => false,
            Formats::Draft => {
                self.draft() <= Draft::Draft7 || self.reads(Vocabulary::FormatAssertion)
            }
        };
        asked && self.draft() >= since(format)
    }

    /// Content keywords assert where the setting asks for it and the draft allows it.
    fn content(&mut self) {
        if !self.lowering.graph.asserts_content(self.place) {
            return;
        }
        let encoding = self.text("contentEncoding").map(str::to_owned);
        if let Some(encoding) = encoding.clone() {
            self.assert(Keyword::ContentEncoding, StringConstraint::ContentEncoding(encoding));
        }
        if let Some(media_type) = self.text("contentMediaType") {
            let media_type = media_type.to_owned();
            let meaning = StringConstraint::ContentMediaType { media_type, encoding };
            self.assert(Keyword::ContentMediaType, meaning);
        }
    }
}

/// The draft from which on a format is asserted. Where a draft does not know a format, it is an
/// unknown one, as `jsonschema` has it.
const fn since(format: Format) -> Draft {
    match format {
        Format::DateTime
        | Format::Date
        | Format::Time
        | Format::Email
        | Format::IdnEmail
        | Format::Hostname
        | Format::HostnameRfc1034
        | Format::Ipv4
        | Format::Ipv6
        | Format::Uri
        | Format::Regex => Draft::Draft4,
        Format::JsonPointer | Format::UriReference | Format::UriTemplate => Draft::Draft6,
        Format::IdnHostname | Format::Iri | Format::IriReference | Format::RelativeJsonPointer => {
            Draft::Draft7
        }
        Format::Duration | Format::Uuid => Draft::Draft201909,
    }
}
