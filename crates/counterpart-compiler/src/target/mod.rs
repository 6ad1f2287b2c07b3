//! What a target offers: the interface between the model and a language that code is made for.
//!
//! A target is a crate that exports one [`Target`]: its id, the words it reserves, and how its
//! section of `counterpart.toml` becomes an [`Emitter`]. The programs that generate code list their
//! targets in one [`Registry`]; nothing else names a target.
//!
//! This crate knows no target. It asks all of them for the words that no definition may be called,
//! since a definition has one name in every target.

mod emitter;
mod section;
mod targets;

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator};

pub use emitter::{Emitter, Output, TargetNames, TypeText};
pub use section::{Section, SectionError, section_schema};
pub use targets::Targets;

/// A language that code is made for.
#[derive(Debug)]
pub struct Target {
    /// Its id, which is also the name of its section in `counterpart.toml`: `rust`.
    pub id: &'static str,
    /// Its name for a person: `Rust`.
    pub name: &'static str,
    /// The words that no type may be called: keywords, and the names of built-in types.
    pub reserved: &'static [&'static str],
    /// How generated code refers to contracts that others hold. None where it never does.
    pub external: Option<External>,
    /// Its emitter for a project that has no section for it.
    pub default: fn() -> Arc<dyn Emitter>,
    /// Its emitter with the settings of a section.
    pub configure: fn(Section<'_>) -> Result<Arc<dyn Emitter>, SectionError>,
    /// The JSON Schema of the section, as a property of the project file; see [`section_schema`].
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

/// A module of another package: what `[extern]` of `counterpart.toml` states for a target.
#[derive(Clone, Copy, Debug)]
pub struct External {
    /// What is stated, as one sentence.
    pub says: &'static str,
    /// Whether a text is the name of a module and nothing else. It becomes a part of the generated
    /// code.
    pub is_module: fn(&str) -> bool,
}

/// The targets that a program generates code for, in the order in which they are reported.
pub type Registry = &'static [&'static Target];
