//! A [`Model`](counterpart_compiler::model::Model) of contracts in, an npm package out.
//!
//! Everything is decided first ([`plan`]) and printed second, language by language: what a value
//! is ([`declarations`]), whether it is one ([`validators`]), how it is written ([`encode`]). The
//! files of the package come together in [`emit`].

// A new variant of our own enums must break every match that gives it a meaning.
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod declarations;
pub mod encode;
pub mod escape;
mod operations;
pub mod plan;
mod settings;
pub mod source_map;
pub mod target;
pub mod validators;

mod npm;
mod package;

pub use package::emit;
pub use settings::{ID, Open, TypeScriptOutput};
pub use target::TARGET;
