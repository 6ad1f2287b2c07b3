//! One module of a crate: what it defines, imports and mentions.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// One module. A module written inside a file is a module of its own here, of the same file.
#[derive(Default)]
pub struct Module {
    /// The file.
    pub file: PathBuf,
    /// The names it defines, except modules.
    pub items: BTreeSet<String>,
    /// The names it imports.
    pub imports: Vec<Import>,
    /// The paths in its code, in source order.
    pub mentions: Vec<Mention>,
}

/// One name that a `use` brings into a module.
pub struct Import {
    /// The name here; `None` for a glob.
    pub name: Option<String>,
    /// The path.
    pub path: Vec<String>,
    /// Whether it is visible outside this module. Then it passes a name on, and is not a use.
    pub public: bool,
    /// The line.
    pub line: usize,
}

/// One path or call in code.
pub struct Mention {
    /// What it is.
    pub what: What,
    /// Its line.
    pub line: usize,
}

/// A path or a call.
pub enum What {
    /// A path, its steps without generic arguments.
    Path(Vec<String>),
    /// A call of a method: its name, and the number of its arguments.
    Call(String, usize),
    /// A field.
    Field(String),
}
