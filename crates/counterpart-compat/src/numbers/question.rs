//! A question about numbers: the properties that one must have.

use serde_json::Number;

/// What a number is to be like. The default asks for any number at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// It has no fractional part, however it is written.
    pub integer: bool,
    /// It has a fractional part.
    pub fraction: bool,
    /// Bounds that it is not below.
    pub lower: Vec<Bound>,
    /// Bounds that it is not above.
    pub upper: Vec<Bound>,
    /// What it is a multiple of, each above 0.
    pub multiple_of: Vec<Number>,
    /// What it is no multiple of, each above 0.
    pub not_multiple_of: Vec<Number>,
    /// Numbers that it is not, by value.
    pub excluded: Vec<Number>,
}

/// An end of a range of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The end.
    pub limit: Number,
    /// Whether the end itself is left out.
    pub exclusive: bool,
}
