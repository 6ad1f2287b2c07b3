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
    ($($type:ty),+ $(,)?) => {$(
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
        }
    )+};
}

texts! {
    String,
    Secret,
    Date,
    DateTime,
    Duration,
    Email,
    Hostname,
    IdnEmail,
    IdnHostname,
    Ipv4,
    Ipv6,
    Iri,
    IriReference,
    JsonPointer,
    Regex,
    RelativeJsonPointer,
    Time,
    Uri,
    UriReference,
    UriTemplate,
    Uuid,
}
