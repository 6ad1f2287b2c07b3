//! Writes pages to disk.

use std::path::Path;

use counterpart_build::output::{self, Mode, Place};
use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_report::html;

/// Writes a page, and replaces one that counterpart wrote; other files are not overwritten.
pub fn write(place: &Path, page: &str) -> Result<(), Diagnostic> {
    output::write_file(&Place::trusted(place), page, Some(html::MARKER), Mode::Write).map(|_| ())
}
