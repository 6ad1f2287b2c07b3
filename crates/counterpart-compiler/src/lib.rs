//! JSON Schema documents in, a draft-free [`Model`](model::Model) of contracts out.
//!
//! Data goes one way, a module for each stage:
//!
//! | stage | from | to |
//! |---|---|---|
//! | [`project`] | `counterpart.toml` | the settings that change meaning |
//! | [`source`] | bytes | documents that know line and column of every JSON Pointer |
//! | [`resolve`] | documents | one graph in which every reference lands, in every draft |
//! | [`lower`] | graph | [`model::Schema`]: what each keyword means; the only place that knows drafts |
//! | [`shape`] | schemas | [`model::Shape`]: the types, with their names |
//!
//! What is made of a model is each [`target`]'s own; [`names`] is what all of them name things with.
//!
//! What goes wrong on the way is a [`diagnostic::Diagnostic`].

pub mod diagnostic;
pub mod lower;
pub mod model;
pub mod names;
pub mod pattern;
pub mod project;
pub mod resolve;
pub mod shape;
pub mod source;
pub mod target;

mod compile;
mod files;
mod tree;
mod validator;
mod verify;

pub use compile::{
    Compiled, compile, compile_for_analysis, compile_in, compile_input, input, input_in,
};
pub use files::Files;
pub use tree::{Disk, Tree};
pub use validator::{Refusal, Validator};
