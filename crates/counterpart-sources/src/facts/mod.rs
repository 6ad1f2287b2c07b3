//! The facts of one source file: a pure function of its text and its language, so that they can be
//! cached under the digest of the text.
//!
//! A reader (one for each language) makes [`Facts`]; nothing in it depends on a contract, on the
//! project file or on another file. Imports, spreads and re-exports are named here and followed
//! later, when the facts of all files are there.

mod declaration;
mod link;
mod merged;
mod statement;

use serde::{Deserialize, Serialize};

pub use declaration::{CatchAll, Declaration, Form, Listing, Part, Written};
pub use link::{Export, Import, Removal};
pub use merged::{Merged, MergedListing};
pub use statement::{Change, Check, Column, Row, Rows, Statement, ValuePlace};

/// A range of a file: where a value, a name or a problem stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// How many bytes it covers.
    pub length: u32,
}

/// What one source file says by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// What it declares, in source order.
    pub declarations: Vec<Declaration>,
    /// What it takes from other files.
    pub imports: Vec<Import>,
    /// Imported lists that it takes something out of.
    pub removals: Vec<Removal>,
    /// What it gives to other files under a name, where that is not simply a declaration's own.
    pub exports: Vec<Export>,
    /// Every string literal and key, and every identifier, each once for every place: what orphans
    /// and impact are found by. Sorted by text, then place.
    pub mentions: Vec<Mention>,
    /// What a file of SQL does to a database, in its order. What is declared comes of all files of
    /// a folder together: [`crate::read::merged`].
    pub statements: Vec<Statement>,
    /// What could not be read. The rest of the file is read all the same, as far as it can be.
    pub problems: Vec<Problem>,
}

/// A string or a name that stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mention {
    /// The text: of a string literal its value, of an identifier its name.
    pub text: String,
    /// Where.
    pub at: Span,
    /// Whether it is an identifier or a key; else it is a string literal.
    pub name: bool,
}

/// A part of a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub at: Span,
    /// Why, in one sentence without its place.
    pub message: String,
}
