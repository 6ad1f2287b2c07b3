//! Compiles JSON Schema contracts from `build.rs`.
//!
//! The `main` of `build.rs` is one line:
//!
//! ```no_run
//! counterpart_build::compile();
//! ```
//!
//! and `src/lib.rs` includes the generated code, one module for each document of `schemas/`:
//!
//! ```ignore
//! include!(concat!(env!("OUT_DIR"), "/contracts.rs"));
//! ```
//!
//! The settings are read from `counterpart.toml` beside `Cargo.toml`. The generated code calls the
//! crate `counterpart`, which the package must depend on; `counterpart init` sets all of this up. [`Builder`] has the settings that affect printing only.
//!
//! With the feature `check`, the build script of a system holds it to what `counterpart.toml` says
//! it handles: `counterpart_build::check("cli")`. A value that it forgets fails its build.
//!
//! Cargo runs the script again when the project file, the folder of the contracts or a document
//! that they refer to changes. An error is a line with file, line and column, a sentence and the
//! next step; the build then fails when the script ends.

mod builder;
mod cargo;
#[cfg(feature = "check")]
mod check;
mod dependencies;
mod diagnostics;
mod generate;
pub mod output;
mod targets;

pub use builder::Builder;
#[cfg(feature = "check")]
pub use check::check;
pub use counterpart_compiler::diagnostic::{Code, Diagnostic, Severity};
pub use counterpart_rust::MARKER;
pub use dependencies::NEEDED;
pub use diagnostics::{Diagnostics, Warnings};
pub use generate::{Generation, keeps_output};
pub use targets::TARGETS;

/// Compiles the contracts of this package to `$OUT_DIR/contracts.rs`, for use in `build.rs`.
pub fn compile() {
    Builder::new().compile();
}
