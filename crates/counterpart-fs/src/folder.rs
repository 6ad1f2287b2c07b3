//! A folder that is opened by a handle, so that no link leads out of it.

use std::io;
use std::path::{Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::Dir;

use crate::{Error, Place, present};

/// An open folder. Every path it takes is relative to it.
#[derive(Debug)]
pub struct Folder {
    pub(crate) dir: Dir,
    path: PathBuf,
}

impl Folder {
    /// Opens a folder, or returns nothing where there is none.
    ///
    /// # Errors
    /// When a link on the way leads out of what is trusted, when a file is in the way, or when the
    /// operating system refuses.
    pub fn open(place: &Place) -> Result<Option<Self>, Error> {
        let refused = |cause| Error::new(place.path(), None, cause);
        let root = present(Dir::open_ambient_dir(place.root(), ambient_authority()));
        let Some(root) = root.map_err(refused)? else { return Ok(None) };
        if place.inside().as_os_str().is_empty() {
            return Ok(Some(Self { dir: root, path: place.path() }));
        }
        let above = Self { dir: root, path: place.root().to_owned() };
        let dir = present(above.dir.open_dir(place.inside()));
        let dir = dir.map_err(|cause| above.error(place.inside(), cause))?;
        Ok(dir.map(|dir| Self { dir, path: place.path() }))
    }

    /// Opens a folder, and creates it and those above it if they are missing.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn create(place: &Place) -> Result<Self, Error> {
        let refused = |cause| Error::new(place.path(), None, cause);
        std::fs::create_dir_all(place.root()).map_err(refused)?;
        let root = Dir::open_ambient_dir(place.root(), ambient_authority()).map_err(refused)?;
        if place.inside().as_os_str().is_empty() {
            return Ok(Self { dir: root, path: place.path() });
        }
        let above = Self { dir: root, path: place.root().to_owned() };
        let made = above
            .dir
            .create_dir_all(place.inside())
            .and_then(|()| above.dir.open_dir(place.inside()));
        let dir = made.map_err(|cause| above.error(place.inside(), cause))?;
        Ok(Self { dir, path: place.path() })
    }

    /// The bytes of a file, or nothing where there is none.
    ///
    /// # Errors
    /// When a link leads out of the folder, when it is no regular file, or when the operating
    /// system refuses.
    pub fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, Error> {
        let metadata = present(self.dir.metadata(path));
        let Some(metadata) = metadata.map_err(|cause| self.error(path, cause))? else {
            return Ok(None);
        };
        if !metadata.is_file() {
            let cause = io::Error::other("something that is not a file is in its place");
            return Err(self.error(path, cause));
        }
        present(self.dir.read(path)).map_err(|cause| self.error(path, cause))
    }

    /// Whether a file or a link has this path.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn has_file(&self, path: &Path) -> Result<bool, Error> {
        let metadata = present(self.dir.symlink_metadata(path));
        let metadata = metadata.map_err(|cause| self.error(path, cause))?;
        Ok(metadata.is_some_and(|it| !it.is_dir()))
    }

    /// Removes a file, if it is there, and the folders below this one that are empty without it.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn remove(&self, path: &Path) -> Result<(), Error> {
        present(self.dir.remove_file(path)).map_err(|cause| self.error(path, cause))?;
        let between = path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
        for above in between {
            // Fails for a folder that still holds something, which is as it should be.
            if self.dir.remove_dir(above).is_err() {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn error(&self, path: &Path, cause: io::Error) -> Error {
        let link = (cause.kind() == io::ErrorKind::PermissionDenied)
            .then(|| self.first_link(path))
            .flatten();
        Error::new(self.path.join(path), link, cause)
    }

    /// The first link on the way to a path, as it is shown.
    fn first_link(&self, path: &Path) -> Option<PathBuf> {
        let mut steps: Vec<&Path> = path.ancestors().collect();
        steps.reverse();
        let is_link = |at: &Path| self.dir.symlink_metadata(at).is_ok_and(|it| it.is_symlink());
        let found = steps.into_iter().find(|at| !at.as_os_str().is_empty() && is_link(at))?;
        Some(self.path.join(found))
    }
}
