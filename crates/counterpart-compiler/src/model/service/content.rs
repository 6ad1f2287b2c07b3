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
    /// The parts of a form, in the order of its properties; empty for other contents, and for a form
    /// that declares none.
    pub parts: Vec<Part>,
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
    /// `multipart/*`: a part for each property. The type has no property for a part that is bytes.
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

/// A part of a form: a property of its object.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of the property, and of the part.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is an array whose items are parts of their own, all with this name.
    pub repeated: bool,
    /// How it is written. Where it is repeated: how each item is.
    pub kind: PartKind,
    /// The media types that it may have; empty where the kind says enough.
    pub content_type: Vec<MediaType>,
    /// Its headers; parts of `multipart/*` alone have some.
    pub headers: Vec<Header>,
    /// The style, where it is stated.
    pub style: Option<Style>,
    /// Whether items and properties are written apart, where it is stated.
    pub explode: Option<bool>,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// Where its schema stands.
    pub place: Place,
}

/// How a part of a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// As text: a string, a number, a boolean. It is a property of the form's type.
    Text,
    /// As JSON: an object, an array of arrays. It is a property of the form's type.
    Json,
    /// As bytes. It is no property of the form's type, which holds values of JSON alone.
    Bytes,
}
