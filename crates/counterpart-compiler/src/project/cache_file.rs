//! The path of a cache file.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The path of a cache file of the project in `folder`: in the nearest `target` folder of Cargo above
/// it, else in the user's cache folder; `None` without either. The file may be deleted at any time.
/// Its extension says what it caches.
#[must_use]
pub fn cache_file(folder: &Path, extension: &str) -> Option<PathBuf> {
    // The current folder has an empty path.
    let project = Path::new(".").join(folder).canonicalize().ok()?;
    let digest = Sha256::digest(project.to_string_lossy().as_bytes());
    let name = digest.iter().take(8).fold(0u64, |name, byte| name << 8 | u64::from(*byte));
    let target = |folder: &Path| {
        let target = folder.join("target");
        (folder.join("Cargo.toml").is_file() && target.is_dir()).then_some(target)
    };
    let folder = project.ancestors().find_map(target).or_else(user_folder)?;
    Some(folder.join("counterpart").join(format!("{name:016x}")).with_extension(extension))
}

fn user_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    set("XDG_CACHE_HOME")
        .or_else(|| set("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| set("HOME").map(|home| PathBuf::from(home).join(".cache")))
}
