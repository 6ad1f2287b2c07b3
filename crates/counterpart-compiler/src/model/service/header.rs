//! Headers of answers and of parts.

use super::typed::Typed;
use crate::source::Place;

/// A header of an answer or of a part.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its name, as the document writes it.
    pub name: String,
    /// What it says to a reader.
    pub docs: Option<String>,
    /// Whether it is always there.
    pub required: bool,
    /// Whether items and properties are written apart. The style is always [`Simple`](super::Style::Simple).
    pub explode: bool,
    /// What its value may be; any text where the document has no schema.
    pub typed: Option<Typed>,
    /// Where it stands.
    pub place: Place,
}
