//! The known values of `format`; any other name asserts nothing.

/// A format of the JSON Schema specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// RFC 3339 date and time
    DateTime,
    /// RFC 3339 full date
    Date,
    /// RFC 3339 full time
    Time,
    /// RFC 3339 appendix A duration
    Duration,
    /// RFC 5321 mailbox
    Email,
    /// RFC 6531 mailbox
    IdnEmail,
    /// RFC 1123 host name
    Hostname,
    /// RFC 1034 host name: what drafts 4 and 6 mean by `hostname`
    HostnameRfc1034,
    /// RFC 5890 host name
    IdnHostname,
    /// RFC 2673 dotted quad
    Ipv4,
    /// RFC 4291 address
    Ipv6,
    /// RFC 3986 URI
    Uri,
    /// RFC 3986 URI reference
    UriReference,
    /// RFC 3987 IRI
    Iri,
    /// RFC 3987 IRI reference
    IriReference,
    /// RFC 6570 URI template
    UriTemplate,
    /// RFC 4122 UUID
    Uuid,
    /// RFC 6901 JSON Pointer
    JsonPointer,
    /// Relative JSON Pointer
    RelativeJsonPointer,
    /// ECMA-262 regular expression
    Regex,
}

impl Format {
    /// Every format by the name it has today.
    pub const ALL: [Self; 19] = [
        Self::DateTime,
        Self::Date,
        Self::Time,
        Self::Duration,
        Self::Email,
        Self::IdnEmail,
        Self::Hostname,
        Self::IdnHostname,
        Self::Ipv4,
        Self::Ipv6,
        Self::Uri,
        Self::UriReference,
        Self::Iri,
        Self::IriReference,
        Self::UriTemplate,
        Self::Uuid,
        Self::JsonPointer,
        Self::RelativeJsonPointer,
        Self::Regex,
    ];

    /// The name as written in a schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Email => "email",
            Self::IdnEmail => "idn-email",
            Self::Hostname | Self::HostnameRfc1034 => "hostname",
            Self::IdnHostname => "idn-hostname",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Iri => "iri",
            Self::IriReference => "iri-reference",
            Self::UriTemplate => "uri-template",
            Self::Uuid => "uuid",
            Self::JsonPointer => "json-pointer",
            Self::RelativeJsonPointer => "relative-json-pointer",
            Self::Regex => "regex",
        }
    }

    /// The format of this name, if it has a meaning.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}
