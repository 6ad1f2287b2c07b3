//! Where the files of a project are read: the disk, or another revision of it.

use std::borrow::Cow;
use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

/// Files by path. What a project says is read through one, so that a revision in a repository is
/// compiled as the disk is.
pub trait Tree: Debug + Send + Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When it is not there ([`io::ErrorKind::NotFound`]) or cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The paths of the files directly in a folder, in no order.
    ///
    /// # Errors
    /// When the folder is not there or cannot be read.
    fn files(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// The path as a person is told of it.
    fn name<'p>(&self, path: &'p Path) -> Cow<'p, Path>;
}

/// The files on disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Tree for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn files(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(folder)?;
        let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
        Ok(paths.filter(|path| path.is_file()).collect())
    }

    fn name<'p>(&self, path: &'p Path) -> Cow<'p, Path> {
        Cow::Borrowed(path)
    }
}
