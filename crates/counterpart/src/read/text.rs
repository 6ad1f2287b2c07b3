//! Strings.

use serde::de::Deserializer;

use super::place::Place;
use super::plan::Plan;
use super::scalar::{Hint, Scalar};
use super::{Read, read_scalar};
use crate::check::bare::Bare;
use crate::decode::{DecodeError, Decoded};
use crate::formats::{
    Date, DateTime, Duration, Email, Hostname, IdnEmail, IdnHostname, Ipv4, Ipv6, Iri,
    IriReference, JsonPointer, Regex, RelativeJsonPointer, Time, Uri, UriReference, UriTemplate,
    Uuid,
};
use crate::secret::Secret;

macro_rules! texts {
    ($($type:ty => $text:expr),+ $(,)?) => {$(
        impl Scalar for $type {
            const HINT: Hint = Hint::Text;

            fn of(bare: Bare<'_>) -> Decoded<Self> {
                match bare {
                    Bare::Text(text) => Ok(text.into()),
                    Bare::Null | Bare::Bool(_) | Bare::Int(_) | Bare::Float(_) => {
                        Err(DecodeError::expected("a string"))
                    }
                }
            }

            fn of_string(text: String) -> Decoded<Self> {
                Ok(text.into())
            }
        }

        impl Read for $type {
            fn stream<'de, D: Deserializer<'de>>(
                plan: &'static Plan,
                place: &Place<'_>,
                deserializer: D,
            ) -> Result<Self, D::Error> {
                read_scalar(plan, place, deserializer)
            }

            fn text(&self) -> Option<&str> {
                let text: fn(&Self) -> &str = $text;
                Some(text(self))
            }
        }
    )+};
}

texts! {
    String => String::as_str,
    Secret => Secret::expose,
    Date => Date::as_str,
    DateTime => DateTime::as_str,
    Duration => Duration::as_str,
    Email => Email::as_str,
    Hostname => Hostname::as_str,
    IdnEmail => IdnEmail::as_str,
    IdnHostname => IdnHostname::as_str,
    Ipv4 => Ipv4::as_str,
    Ipv6 => Ipv6::as_str,
    Iri => Iri::as_str,
    IriReference => IriReference::as_str,
    JsonPointer => JsonPointer::as_str,
    Regex => Regex::as_str,
    RelativeJsonPointer => RelativeJsonPointer::as_str,
    Time => Time::as_str,
    Uri => Uri::as_str,
    UriReference => UriReference::as_str,
    UriTemplate => UriTemplate::as_str,
    Uuid => Uuid::as_str,
}
