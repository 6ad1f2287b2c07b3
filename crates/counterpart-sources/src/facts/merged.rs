//! The facts of several files together: a folder of migrations, applied in order.

use super::{Form, Part, Span};

/// A named place that several files of a folder make together. A file is its position among those
/// that were merged.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Its name, as in [`Declaration`](super::Declaration).
    pub symbol: Vec<String>,
    /// The file in which its name stands last.
    pub file: usize,
    /// Where.
    pub at: Span,
    /// The lists of values that are left at the end.
    pub listings: Vec<MergedListing>,
}

/// One list of values of a [`Merged`] place.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedListing {
    /// What kind of code lists them.
    pub form: Form,
    /// What it lists, each part with its file.
    pub parts: Vec<(usize, Part)>,
}
