//! Reads `counterpart.toml`, the project file: all settings that change meaning, for `build.rs` and
//! the command line alike.

mod cache_file;
mod changes;
mod file;
mod read;
mod schema;
mod systems;
mod urls;

use std::io;
use std::path::{Path, PathBuf};

pub use cache_file::cache_file;
pub use changes::{Accepted, Compat, Writers};
pub use file::{Content, Names, Patterns, ProjectFile};
pub use schema::schema;
pub use systems::{Case, Check, Implements, Level, Live, PathLevels, Role, Spelling, System};
pub use urls::Urls;

pub use crate::model::{Arrays, CodeSettings, External, Formats, Integers, Undeclared};

use crate::diagnostic::{Code, Diagnostic};
use crate::position::{Lines, Location};
use crate::target::{Registry, SectionError};
use crate::tree::{Disk, Tree};

/// The name of the project file.
pub const FILE_NAME: &str = "counterpart.toml";

/// A project: its folder and its settings.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder that every relative path of the settings starts from.
    pub folder: PathBuf,
    /// The settings.
    pub settings: ProjectFile,
}

impl Project {
    /// Reads `counterpart.toml` of `folder`, with a section for each target of a registry. A folder
    /// without one has the default settings.
    ///
    /// # Errors
    /// When the file exists but cannot be read, or is invalid.
    pub fn open(folder: &Path, registry: Registry) -> Result<Self, Diagnostic> {
        Self::open_in(&Disk, folder, registry)
    }

    /// Reads `counterpart.toml` of a folder in a tree, as [`open`](Self::open) does on disk.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_in(tree: &dyn Tree, folder: &Path, registry: Registry) -> Result<Self, Diagnostic> {
        let path = folder.join(FILE_NAME);
        let name = tree.name(&path);
        let text = match tree.read(&path).and_then(utf8) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                let sentence = format!("{} cannot be read: {error}", name.display());
                return Err(Diagnostic::new(Code::Unreadable, sentence));
            }
        };
        let settings =
            ProjectFile::read(&text, registry).map_err(|error| malformed(&name, &text, &error))?;
        Ok(Self { folder: folder.to_owned(), settings })
    }

    /// The folder of the contracts.
    #[must_use]
    pub fn schemas(&self) -> PathBuf {
        self.folder.join(&self.settings.schemas)
    }

    /// The folder of the services.
    #[must_use]
    pub fn services(&self) -> PathBuf {
        self.folder.join(&self.settings.services)
    }

    /// The URL map, with file names under the project's folder.
    #[must_use]
    pub fn urls(&self) -> Urls {
        Urls::new(&self.folder, &self.settings.urls)
    }
}

fn utf8(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
}

fn malformed(path: &Path, text: &str, error: &SectionError) -> Diagnostic {
    let offset = error.span.as_ref().map_or(0, |span| span.start);
    let (line, column) = Lines::of(text).position(text, offset);
    let reason = error.message.lines().collect::<Vec<_>>().join(", ");
    let location = Location { path: path.to_owned(), line, column, pointer: String::new() };
    Diagnostic::new(Code::BadProject, reason).at(location)
}
