//! Compiles JSON Schema contracts from `build.rs`.

mod cargo;
mod dependencies;
pub mod output;
