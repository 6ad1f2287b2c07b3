//! Compiles JSON Schema contracts from `build.rs`.

mod cargo;
mod dependencies;
pub mod output;

pub use dependencies::NEEDED;

/// What the first line of every generated Rust file contains.
pub const MARKER: &str = "@generated";
