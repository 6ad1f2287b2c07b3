//! Where things are in the checkout, and the one way files are written.

use std::path::{Path, PathBuf};

use crate::Outcome;

/// The root of the checkout.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().and_then(Path::parent).unwrap_or(here)
}

/// A folder for generated files of a command, ignored by git.
pub fn scratch(name: &str) -> PathBuf {
    root().join("target").join(name)
}

/// The corpus beside the checkout.
pub fn corpus() -> PathBuf {
    root().parent().unwrap_or(root()).join("shared/corpus")
}

/// Writes a file and its folders, unless the file already has this text: an unchanged file keeps
/// its time stamp, so that nothing is rebuilt.
pub fn write(path: &Path, text: &str) -> Outcome {
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The entries of a folder, sorted by name; empty when the folder does not exist.
pub fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    paths.sort();
    Ok(paths)
}

/// The name of a file without folder and ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The last step of a path.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether a folder holds what Cargo built; a module of the sources may be called `target`, too.
pub fn is_build_output(folder: &Path) -> bool {
    folder.join("CACHEDIR.TAG").is_file()
}
