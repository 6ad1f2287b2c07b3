//! The imports and exports of a file, and what it does to what it imports.

use serde::{Deserialize, Serialize};

use super::Span;

/// A name that comes from elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// The name in this file; `*` for everything under its own name (`use keys::*`).
    pub local: String,
    /// The name there, outermost first; empty for the module itself (`import * as keys`).
    pub name: Vec<String>,
    /// The module as written: `./services`, `contracts/service-keys`, `crate::keys`.
    pub module: String,
}

/// A name given to other files that is not simply a declaration's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// The name given; `*` for everything (`export * from`).
    pub name: String,
    /// What it is here, outermost first; for `*`, empty.
    pub local: Vec<String>,
    /// The module it comes from, for `export … from` and `pub use`.
    pub module: Option<String>,
}

/// A place where something is taken out of an imported list: `KEYS.pop()`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Removal {
    /// The list as this file names it, outermost first.
    pub path: Vec<String>,
    /// Where.
    pub at: Span,
}
