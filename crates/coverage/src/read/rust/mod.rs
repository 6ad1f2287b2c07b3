//! Rust.

use std::path::Path;

use crate::facts::Facts;

/// Reads one file.
#[must_use]
pub fn read(path: &Path, text: &str) -> Facts {
    let _ = (path, text);
    Facts::default()
}
