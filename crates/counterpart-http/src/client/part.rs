//! The parts of a multipart form.

use bytes::Bytes;
use counterpart::Value;

/// A part of a multipart form.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of the property.
    pub name: String,
    /// What it holds.
    pub content: PartContent,
}

/// What a part of a multipart form holds.
#[derive(Clone, Debug)]
pub enum PartContent {
    /// A value: text, or JSON for arrays and objects.
    Value(Value),
    /// A file.
    File {
        /// The name that is sent.
        name: String,
        /// The media type; `application/octet-stream` where none is given.
        media: Option<String>,
        /// The bytes.
        bytes: Bytes,
    },
}
