//! Compiles JSON Schema documents to a [`Model`](model::Model) of contracts that is free of drafts.
//!
//! Data goes one way, a module for each stage:
//!
//! | stage | from | to |
//! |---|---|---|
//! | [`project`] | `counterpart.toml` | the settings that change meaning |
//! | [`source`] | bytes | documents that know line and column of every JSON Pointer |
//! | [`resolve`] | documents | one graph in which every reference lands, in every draft |
//! | [`entries`] | graph | which nodes are definitions: where names begin |
//! | [`lower`] | graph | [`model::Schema`]: what each keyword means; the only place that knows drafts |
//! | [`shape`] | schemas | [`model::Shape`]: the types, with their names |
//! | [`unions`] | schemas | [`model::UnionFacts`]: how `anyOf` and `oneOf` are decided and reported |
//!
//! [`docs`] is what all targets say to readers. What is made of a model is each [`target`]'s own; [`names`] is what all of them name things with.
//!
//! Errors and warnings are [`diagnostic::Diagnostic`]s. A stage never calls an earlier one, and after
//! [`lower`] nothing reads a raw keyword. The crate knows no target language, and it writes no files.

// A new variant of our own enums must break every match that gives it a meaning.
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod diagnostic;
pub mod docs;
pub mod entries;
pub mod fingerprint;
pub mod hex;
pub mod json;
pub mod lower;
pub mod model;
pub mod names;
pub mod pattern;
pub mod position;
pub mod project;
pub mod resolve;
pub mod service;
pub mod shape;
pub mod source;
pub mod suggest;
pub mod target;
pub mod unions;

mod compile;
mod credential;
mod files;
pub mod graph;
mod input;
mod tree;
mod validator;
mod verify;

pub use compile::{
    Compiled, compile, compile_for_analysis, compile_in, compile_input, compile_input_for_analysis,
};
pub use files::Files;
pub use input::{input, input_in};
pub use tree::{Disk, Tree};
pub use validator::{Refusal, Validator};
