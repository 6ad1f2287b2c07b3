//! The template of a path, parsed.

/// The template of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// As the document writes it: `/keys/{name}`.
    pub text: String,
    /// What stands between the slashes. `/` has one empty segment; `/keys/` ends with an empty one.
    pub segments: Vec<Segment>,
    /// What the document writes behind `?`, although the specification forbids it: it is sent with
    /// every request, as it is.
    pub query: Option<String>,
}

/// What stands between two slashes of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Its pieces, in order; literals never stand side by side. Empty for an empty segment.
    pub pieces: Vec<Piece>,
}

/// A piece of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text that stands there as it is, not yet percent-encoded.
    Literal(String),
    /// The value of the parameter of this name.
    Parameter(String),
}

impl Path {
    /// The names of the parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().flat_map(|segment| &segment.pieces).filter_map(|piece| match piece {
            Piece::Parameter(name) => Some(name.as_str()),
            Piece::Literal(_) => None,
        })
    }
}
