//! Writes files inside one folder, whole or not at all.
//!
//! A repository can hold symbolic links that lead out of it. A [`Place`] says up to which folder a
//! path is trusted; from there on, a [`Folder`] is opened by handles, and a link that leads out of
//! the trusted folder is refused by the operating system, even when it appears between two calls.

mod error;
mod folder;
mod place;
mod stage;

use std::io;
use std::path::Path;

pub use error::Error;
pub use folder::Folder;
pub use place::Place;
pub use stage::{Stage, leftovers, remove_leftovers};

/// Replaces one file whole. The folder is created if it is missing.
///
/// # Errors
/// When the operating system refuses, or when a link leads out of the trusted folder.
pub fn replace(place: &Place, bytes: &[u8]) -> Result<(), Error> {
    let (folder, name) = place.split();
    let folder = Folder::create(&folder)?;
    let mut stage = Stage::begin(&folder)?;
    stage.add(&name, bytes)?;
    stage.put()?;
    stage.finish()
}

/// Reads one file, or nothing where there is none.
///
/// # Errors
/// As [`replace`].
pub fn read(place: &Place) -> Result<Option<Vec<u8>>, Error> {
    let (folder, name) = place.split();
    match Folder::open(&folder)? {
        Some(folder) => folder.read(&name),
        None => Ok(None),
    }
}

/// The result of an operation for which a missing file is an answer.
fn present<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A path as it is shown when it is empty.
fn or_here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}
