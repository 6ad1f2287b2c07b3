//! What a body is, for one media type.

use super::header::Header;
use super::media_type::MediaType;
use super::parameter::Style;
use super::typed::Typed;
use crate::source::Place;

/// What a body is, for one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// The media type.
    pub media_type: MediaType,
    /// How it is read and written.
    pub kind: ContentKind,
    /// How single parts of a form are written, by the names of the properties, in the order of the
    /// document. What is not said here follows from the part's shape.
    pub encoding: Vec<Encoding>,
    /// Where it stands.
    pub place: Place,
}

/// How a body is read and written. Every type in it has a name.
#[derive(Clone, Debug)]
pub enum ContentKind {
    /// JSON: `application/json`, `*+json`. Any value where the document has no schema.
    Json(Option<Typed>),
    /// Text that is a string for the schema: `text/*`.
    Text(Option<Typed>),
    /// Bytes as they are.
    Binary,
    /// `application/x-www-form-urlencoded`
    Form(Option<Typed>),
    /// `multipart/*`: a part for each property.
    Multipart(Option<Typed>),
    /// `text/event-stream`: the type is that of the data of one event, in JSON where
    /// `json` says so, else as text.
    EventStream {
        /// The data of one event.
        item: Option<Typed>,
        /// Whether the data is JSON.
        json: bool,
    },
    /// JSON texts one after the other, each in a line or behind a record separator: the type is that
    /// of one.
    JsonLines(Option<Typed>),
}

impl ContentKind {
    /// The type: of the whole, or of one item of a stream.
    #[must_use]
    pub const fn typed(&self) -> Option<&Typed> {
        match self {
            Self::Json(typed)
            | Self::Text(typed)
            | Self::Form(typed)
            | Self::Multipart(typed)
            | Self::EventStream { item: typed, .. }
            | Self::JsonLines(typed) => typed.as_ref(),
            Self::Binary => None,
        }
    }
}

/// How a part of a form is written.
#[derive(Clone, Debug)]
pub struct Encoding {
    /// The name of the property.
    pub property: String,
    /// The media types that the part may have.
    pub content_type: Vec<MediaType>,
    /// The headers of the part; `multipart/*` alone has them.
    pub headers: Vec<Header>,
    /// The style, where it is stated.
    pub style: Option<Style>,
    /// Whether items and properties are written apart, where it is stated.
    pub explode: Option<bool>,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// Where it stands.
    pub place: Place,
}
