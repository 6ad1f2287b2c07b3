//! The settings that generated code depends on in every target.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The settings of a project that change what generated code does, whatever its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeSettings {
    /// What `format` means.
    pub formats: Formats,
    /// What decoding does with properties that an open object does not declare.
    pub undeclared: Undeclared,
    /// How deep an instance may nest.
    pub depth: u32,
}

/// What `format` means, in both languages alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Formats {
    /// A string of another format is refused.
    #[default]
    Assert,
    /// It says something to readers and refuses nothing.
    Annotate,
    /// What the draft of the document says: asserted up to draft 7, annotated from 2019-09 on
    /// unless the meta-schema asks for assertion.
    Draft,
}

/// What decoding does with properties that an open object does not declare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Undeclared {
    /// Generated types leave them out.
    #[default]
    Ignore,
    /// Generated types keep them.
    Keep,
}
