//! The files of a project: those on disk, or those of another revision.

use std::borrow::Cow;
use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

/// Files by path. Everything of a project is read through one, so that a revision in a repository
/// is compiled like the files on disk.
pub trait Tree: Debug + Send + Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When it does not exist ([`io::ErrorKind::NotFound`]) or cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The paths of the files directly in a folder, in no order.
    ///
    /// # Errors
    /// When the folder does not exist or cannot be read.
    fn files(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// The paths of the folders directly in a folder, in no order. Symbolic links are not among them.
    ///
    /// # Errors
    /// When the folder does not exist or cannot be read.
    fn folders(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// The path as messages show it.
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

    fn folders(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(folder)?.filter_map(Result::ok);
        let is_folder =
            |entry: &std::fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
        Ok(entries.filter(is_folder).map(|entry| entry.path()).collect())
    }

    fn name<'p>(&self, path: &'p Path) -> Cow<'p, Path> {
        Cow::Borrowed(path)
    }
}
