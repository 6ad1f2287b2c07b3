//! The bodies of requests.

use bytes::Bytes;
use counterpart::{Value, Violation};

use super::forms;
use super::operation::Write;
use super::outcome::Refusal;
use super::part::Part;
use super::retry::Random;
use super::style::json;

/// A body as the caller has it.
#[derive(Clone, Debug)]
pub enum Body {
    /// A value, for JSON, JSON Lines (an array), text (a string) and forms (an object).
    Value(Value),
    /// Bytes as they are.
    Bytes(Bytes),
    /// The parts of a multipart form.
    Parts(Vec<Part>),
}

/// The bytes of a body, with the media type where it is not that of the document.
pub fn write(
    write: &Write,
    body: &Body,
    random: &mut Random,
) -> Result<(Bytes, Option<String>), Refusal> {
    match (write, body) {
        (Write::Json(check), Body::Value(value)) => {
            refuse(check(value))?;
            Ok((json(value).into(), None))
        }
        (Write::Lines(check), Body::Value(Value::Array(items))) => {
            refuse(items.iter().flat_map(check).collect())?;
            Ok((items.iter().map(|item| json(item) + "\n").collect::<String>().into(), None))
        }
        (Write::Text, Body::Value(Value::String(text))) => Ok((text.clone().into(), None)),
        (Write::Text | Write::Binary, Body::Bytes(bytes)) => Ok((bytes.clone(), None)),
        (Write::Form(check, encoding), Body::Value(value)) => {
            refuse(check(value))?;
            let media = "application/x-www-form-urlencoded".to_owned();
            Ok((forms::urlencoded(value, encoding).into(), Some(media)))
        }
        (Write::Multipart(check, encoding), Body::Parts(parts)) => {
            refuse(forms::refused(parts, *check))?;
            let (bytes, boundary) = forms::multipart(parts, encoding, random);
            Ok((bytes.into(), Some(format!("multipart/form-data; boundary={boundary}"))))
        }
        (
            Write::Json(_)
            | Write::Lines(_)
            | Write::Text
            | Write::Binary
            | Write::Form(..)
            | Write::Multipart(..),
            Body::Value(_) | Body::Bytes(_) | Body::Parts(_),
        ) => Err(Refusal::Unsendable),
    }
}

fn refuse(violations: Vec<Violation>) -> Result<(), Refusal> {
    if violations.is_empty() { Ok(()) } else { Err(Refusal::Contract(violations)) }
}
