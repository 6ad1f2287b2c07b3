//! Files that are complete before they are put in their places.
//!
//! A process that writes makes a folder of its own inside the output folder and holds a lock on a
//! file in it. The operating system releases the lock when the process ends, however it ends: a
//! folder whose lock can be taken belongs to nobody, and the next process removes it.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use cap_std::fs::Dir;

use crate::{Error, Folder, present};

const PREFIX: &str = ".counterpart-";
const SUFFIX: &str = ".tmp";
const LOCK: &str = "lock";

/// Files under temporary names, in the order in which they are put in their places. Dropping it
/// removes those that were not.
#[derive(Debug)]
pub struct Stage<'a> {
    folder: &'a Folder,
    own: Own,
    pending: Vec<(PathBuf, PathBuf)>,
    staged: usize,
}

/// The folder of this process. The lock is held while the value lives.
#[derive(Debug)]
struct Own {
    name: PathBuf,
    dir: Dir,
    _lock: std::fs::File,
}

impl<'a> Stage<'a> {
    /// Begins to write: what killed processes left is removed, and a folder for new files is made.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn begin(folder: &'a Folder) -> Result<Self, Error> {
        remove_leftovers(folder)?;
        loop {
            let name = temporary_name();
            match claim(&folder.dir, &name) {
                Ok(Some(own)) => {
                    return Ok(Self { folder, own, pending: Vec::new(), staged: 0 });
                }
                Ok(None) => {}
                Err(cause) => return Err(folder.error(&name, cause)),
            }
        }
    }

    /// Writes `bytes` to a temporary file, to be put at `path`. The folders of `path` are created.
    ///
    /// # Errors
    /// When a link leads out of the folder or when the operating system refuses.
    pub fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let refused = |cause| self.folder.error(path, cause);
        if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
            self.folder.dir.create_dir_all(above).map_err(refused)?;
        }
        let name = PathBuf::from(self.staged.to_string());
        self.staged += 1;
        let written = self.own.dir.create(&name).and_then(|mut file| file.write_all(bytes));
        written.map_err(refused)?;
        self.pending.push((name, path.to_owned()));
        Ok(())
    }

    /// Puts every file that was added since the last call in its place.
    ///
    /// # Errors
    /// As [`add`](Self::add). The files before the refused one are in their places.
    pub fn put(&mut self) -> Result<(), Error> {
        for (name, path) in std::mem::take(&mut self.pending) {
            let moved = self.own.dir.rename(&name, &self.folder.dir, &path);
            moved.map_err(|cause| self.folder.error(&path, cause))?;
        }
        Ok(())
    }

    /// Ends the writing. Files that were added and not put are removed.
    ///
    /// # Errors
    /// When the temporary folder cannot be removed.
    pub fn finish(self) -> Result<(), Error> {
        let (folder, name) = (self.folder, self.own.name.clone());
        drop(self);
        match folder.dir.symlink_metadata(&name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(folder.error(&name, error)),
            Ok(_) => Err(folder.error(&name, io::Error::other("it could not be removed"))),
        }
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        let _ = clear(&self.folder.dir, &self.own.dir, &self.own.name);
    }
}

/// The folders in which killed processes staged files. Those of running processes are not among
/// them.
///
/// # Errors
/// When the folder cannot be listed.
pub fn leftovers(folder: &Folder) -> Result<Vec<PathBuf>, Error> {
    let names = staging(&folder.dir).map_err(|cause| folder.error(Path::new(""), cause))?;
    let is_left = |name: &PathBuf| matches!(abandoned(&folder.dir, name), Ok(Some(_)));
    Ok(names.into_iter().filter(is_left).collect())
}

/// Removes what killed processes left. What cannot be removed is left to the next process.
///
/// # Errors
/// When the folder cannot be listed.
pub fn remove_leftovers(folder: &Folder) -> Result<(), Error> {
    let names = staging(&folder.dir).map_err(|cause| folder.error(Path::new(""), cause))?;
    for name in names {
        if let Ok(Some((dir, _lock))) = abandoned(&folder.dir, &name) {
            let _ = clear(&folder.dir, &dir, &name);
        }
    }
    Ok(())
}

/// The temporary folders, of running and of killed processes.
fn staging(folder: &Dir) -> io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in folder.entries()? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        let is_ours = text.starts_with(PREFIX) && text.ends_with(SUFFIX);
        if is_ours && entry.file_type().is_ok_and(|it| it.is_dir()) {
            names.push(PathBuf::from(name));
        }
    }
    names.sort();
    Ok(names)
}

/// The temporary folder, and its lock if it has one, when nobody else holds it.
fn abandoned(folder: &Dir, name: &Path) -> io::Result<Option<(Dir, Option<std::fs::File>)>> {
    let Some(dir) = present(folder.open_dir(name))? else { return Ok(None) };
    let Some(lock) = present(dir.open(LOCK))? else {
        // Killed before the lock was made, or after it was removed. A folder that another process
        // is just making looks the same; that process tries again under another name.
        return Ok(Some((dir, None)));
    };
    let lock = lock.into_std();
    match lock.try_lock() {
        Ok(()) => Ok(Some((dir, Some(lock)))),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Removes a temporary folder. The lock goes last, so that a folder that holds something has one.
fn clear(folder: &Dir, dir: &Dir, name: &Path) -> io::Result<()> {
    for entry in dir.entries()? {
        let entry = entry?;
        if entry.file_name() != LOCK {
            dir.remove_file(entry.file_name())?;
        }
    }
    present(dir.remove_file(LOCK))?;
    folder.remove_dir(name)
}

/// Makes a temporary folder with this name and locks it, unless the name is taken.
fn claim(folder: &Dir, name: &Path) -> io::Result<Option<Own>> {
    match folder.create_dir(name) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        Err(error) => return Err(error),
    }
    let Some(dir) = present(folder.open_dir(name))? else { return Ok(None) };
    let Some(lock) = present(dir.create(LOCK))? else { return Ok(None) };
    let lock = lock.into_std();
    match lock.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
        Err(std::fs::TryLockError::Error(error)) => return Err(error),
    }
    // Another process may have taken the folder for abandoned before the lock was held.
    let is_there = present(dir.symlink_metadata(LOCK))?.is_some();
    Ok(is_there.then(|| Own { name: name.to_owned(), dir, _lock: lock }))
}

/// A name that this process has not used before.
fn temporary_name() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    PathBuf::from(format!("{PREFIX}{}-{count}{SUFFIX}", std::process::id()))
}
