//! What a keyword asks for, as the evaluator states it: references into the contract, no copies.

use super::json::Json;
use super::number::Num;
use super::schema::{KindSet, Tag};

/// What a keyword asks for.
#[derive(Clone, Debug)]
pub enum Detail {
    /// Nothing that could be named.
    None,
    /// Kinds of value.
    Types(KindSet),
    /// One of these values.
    Values(&'static [Json]),
    /// This value.
    Value(&'static Json),
    /// A number on this side of a limit.
    Limit(Num),
    /// A number of things on this side of a limit.
    Count(u64),
    /// A multiple of this.
    Divisor(Num),
    /// A text with a match of this.
    Pattern(&'static str),
    /// A text of this format.
    Format(&'static str),
    /// A text that holds this media type.
    MediaType(&'static str),
    /// This property.
    Property(&'static str),
    /// A number of matching items.
    Contains(u64, Option<u64>),
    /// A name of another kind.
    Name,
    /// One branch of `oneOf` alone, where these are met.
    Matched(Vec<usize>),
    /// One branch, of which this is the nearest.
    Nearest {
        /// Whether exactly one may be met.
        one: bool,
        /// Its index.
        nearest: usize,
        /// How messages call it.
        called: &'static str,
    },
    /// A property that chooses a branch.
    Tag {
        /// Whether exactly one branch may be met.
        one: bool,
        /// The property.
        tag: &'static Tag,
        /// Why it chooses none.
        why: Untold,
    },
    /// A value that a Rust type can hold.
    Expected(&'static str),
}

/// Why a tag chooses no branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// The object has not the property.
    Missing,
    /// Its value is not listed.
    Unlisted,
    /// The value is not an object.
    NoObject,
}

impl Detail {
    /// The property that `required` and its like miss; what violations are sorted by last.
    pub const fn missing(&self) -> &'static str {
        match self {
            Self::Property(name) => name,
            Self::None
            | Self::Types(_)
            | Self::Values(_)
            | Self::Value(_)
            | Self::Limit(_)
            | Self::Count(_)
            | Self::Divisor(_)
            | Self::Pattern(_)
            | Self::Format(_)
            | Self::MediaType(_)
            | Self::Contains(..)
            | Self::Name
            | Self::Matched(_)
            | Self::Nearest { .. }
            | Self::Tag { .. }
            | Self::Expected(_) => "",
        }
    }

    /// Whether its violation has causes.
    pub const fn has_causes(&self) -> bool {
        matches!(self, Self::Name | Self::Nearest { .. })
    }
}
