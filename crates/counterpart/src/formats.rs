//! Strings of a known format. They keep their text exactly as it came.

#[cfg(any(feature = "jiff", feature = "chrono", feature = "uuid"))]
mod accessors;

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::decode::{Decode, Decoded};

macro_rules! formats {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        ///
        /// It holds the text as it came, so nothing is lost on the way through. Whether the text
        /// has the format is decided by the contract.
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, owned.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl Decode for $name {
            fn decode(value: Value) -> Decoded<Self> {
                String::decode(value).map(Self)
            }
        }
    )+};
}

formats! {
    /// A date and time (RFC 3339).
    DateTime;
    /// A full date (RFC 3339).
    Date;
    /// A full time (RFC 3339).
    Time;
    /// A duration (RFC 3339, appendix A).
    Duration;
    /// A mailbox (RFC 5321).
    Email;
    /// A mailbox with international characters (RFC 6531).
    IdnEmail;
    /// A host name (RFC 1123).
    Hostname;
    /// A host name with international characters (RFC 5890).
    IdnHostname;
    /// An IPv4 address as a dotted quad (RFC 2673).
    Ipv4;
    /// An IPv6 address (RFC 4291).
    Ipv6;
    /// A URI (RFC 3986).
    Uri;
    /// A URI or a relative reference (RFC 3986).
    UriReference;
    /// An IRI (RFC 3987).
    Iri;
    /// An IRI or a relative reference (RFC 3987).
    IriReference;
    /// A URI template (RFC 6570).
    UriTemplate;
    /// A UUID (RFC 4122).
    Uuid;
    /// A JSON Pointer (RFC 6901).
    JsonPointer;
    /// A relative JSON Pointer.
    RelativeJsonPointer;
    /// A regular expression (ECMA-262).
    Regex;
}
