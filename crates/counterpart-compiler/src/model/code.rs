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
    /// The most violations that are reported of one value.
    pub violations: u32,
    /// Which type holds an integer.
    pub integers: Integers,
    /// Whether types of arrays say how many items there are.
    pub arrays: Arrays,
}

/// Which type holds an integer, in languages that have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Integers {
    /// 64 bits, unsigned from 0; less only where `format` (`int32`, `uint8`) names a type that holds
    /// every admitted value. So a change of the bounds changes no type.
    #[default]
    Wide,
    /// The smallest type that holds every admitted value.
    Smallest,
}

/// Whether types of arrays say how many items there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Arrays {
    /// A list; the number of its items is left to the check.
    #[default]
    Plain,
    /// `minItems` and `maxItems` are in the type where a language can say so: `[T, ...T[]]`.
    Bounded,
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
