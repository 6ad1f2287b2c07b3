//! The source files of a project's systems.

mod plan;

use std::path::Path;

use counterpart_compiler::project::{Project, cache_file};
use counterpart_compiler::source::Location;

pub(crate) use counterpart_sources::globs;
pub(crate) use counterpart_sources::path;
pub use counterpart_sources::sources::{At, FileId, Sources};
pub(crate) use counterpart_sources::sources::{GroupFiles, Progress, hash};
pub(crate) use plan::Generated;
pub use plan::{BadGlob, folders};

/// How sources are read.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Where facts are cached between runs.
    pub cache: Cache<'a>,
    /// Called after every file.
    pub progress: Option<Progress<'a>>,
}

/// Where facts are cached between runs.
#[derive(Clone, Copy, Default)]
pub enum Cache<'a> {
    /// Nowhere.
    #[default]
    None,
    /// Below the `target` folder of Cargo that is nearest upwards, else in the user's cache folder.
    Usual,
    /// In this file.
    At(&'a Path),
}

/// Finds and reads the files of a project's systems, one group for each system.
///
/// # Errors
/// The globs that are malformed.
pub fn open(project: &Project, options: Options<'_>) -> Result<Sources, Vec<BadGlob>> {
    let selection = plan::selection(project)?;
    let usual = match options.cache {
        Cache::Usual => cache_file(&project.folder, "facts"),
        Cache::None | Cache::At(_) => None,
    };
    let cache = match options.cache {
        Cache::None => None,
        Cache::Usual => usual.as_deref(),
        Cache::At(file) => Some(file),
    };
    Ok(Sources::open(&selection, cache, options.progress))
}

/// The place in a source file, as diagnostics name places.
#[must_use]
pub fn locate(sources: &Sources, at: At) -> Location {
    Location {
        path: sources.folder().join(sources.path(at.file)),
        line: at.span.line as usize,
        column: at.span.column as usize,
        pointer: String::new(),
    }
}
