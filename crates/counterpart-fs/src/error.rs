//! The error of an operation inside a folder.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a file could not be read or written.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    link: Option<PathBuf>,
    cause: io::Error,
}

impl Error {
    pub(crate) const fn new(path: PathBuf, link: Option<PathBuf>, cause: io::Error) -> Self {
        Self { path, link, cause }
    }

    /// The symbolic link that leads out of the folder, if that was the reason.
    #[must_use]
    pub const fn link(&self) -> Option<&PathBuf> {
        self.link.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.link {
            Some(link) => write!(
                f,
                "{path} cannot be opened: {} is a link that leads out of its folder",
                link.display()
            ),
            None => write!(f, "{path} cannot be written: {}", self.cause),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
