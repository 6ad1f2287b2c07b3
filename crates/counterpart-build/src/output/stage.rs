//! Texts written beside their places, not yet in them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use counterpart_compiler::diagnostic::Diagnostic;

use super::unwritable;

/// Files that are complete under a temporary name. Dropping it uncommitted removes them.
#[derive(Default)]
pub(super) struct Stage {
    pending: Vec<Pending>,
    removals: Vec<(PathBuf, PathBuf)>,
}

struct Pending {
    temporary: PathBuf,
    place: PathBuf,
}

impl Stage {
    /// Writes `text` to a temporary file in the folder of `place`, which is made if need be.
    pub fn add(&mut self, place: &Path, text: &str) -> Result<(), Diagnostic> {
        let folder = place.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        let temporary = folder.join(temporary_name(place));
        let file = fs::File::create_new(&temporary).map_err(|error| unwritable(place, &error));
        let mut file = file?;
        self.pending.push(Pending { temporary, place: place.to_owned() });
        file.write_all(text.as_bytes()).map_err(|error| unwritable(place, &error))
    }

    /// Marks a file for removal, and the folders below `folder` that it leaves empty.
    pub fn remove(&mut self, folder: &Path, path: &Path) {
        self.removals.push((folder.to_owned(), path.to_owned()));
    }

    /// Puts every file in its place.
    pub fn commit(mut self) -> Result<(), Diagnostic> {
        for Pending { temporary, place } in &self.pending {
            fs::rename(temporary, place).map_err(|error| unwritable(place, &error))?;
        }
        self.pending.clear();
        for (folder, path) in std::mem::take(&mut self.removals) {
            let file = folder.join(&path);
            fs::remove_file(&file).map_err(|error| unwritable(&file, &error))?;
            let between = path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
            for above in between {
                // Fails for a folder that still holds something, which is as it should be.
                let _ = fs::remove_dir(folder.join(above));
            }
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        for pending in &self.pending {
            let _ = fs::remove_file(&pending.temporary);
        }
    }
}

/// A name that no other build, of this process or another, uses at the same time.
fn temporary_name(place: &Path) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.{}-{count}.tmp", std::process::id())
}
