//! The versions that are now, as far as they are written down.

use std::path::Path;

use counterpart_compat::assess::Versions;
use counterpart_compiler::project::TypeScriptOutput;
use counterpart_compiler::{Disk, Tree};
use counterpart_git::{Repository, Snapshot};

/// The versions of an old snapshot: of the contracts from its name, of the crate from its Cargo.toml,
/// of the npm package from its settings.
pub fn of(old: &Snapshot, repository: Option<&Repository>) -> Versions {
    let settings = &old.project.settings.typescript;
    let has_package = *settings != TypeScriptOutput::default();
    let manifest = old.project.folder.join("Cargo.toml");
    let rust = match (repository, &old.revision) {
        (Some(repository), Some(revision)) => crate_version(&repository.tree(revision), &manifest),
        (None | Some(_), None | Some(_)) => crate_version(&Disk, &manifest),
    };
    Versions {
        contract: in_name(&old.name),
        rust,
        npm: has_package.then(|| settings.version.clone()),
    }
}

/// The version at the end of a name: `v1.4.0`, `contracts-v1.4.0`, `releases/1.4.0`.
fn in_name(name: &str) -> Option<String> {
    // No tag has these; `HEAD~30` is no version.
    if name.contains(['~', '^', ':', '@']) {
        return None;
    }
    let last = name.rsplit(['/', '\\']).next()?;
    let start = last.find(|char: char| char.is_ascii_digit())?;
    let version = &last[start..];
    let core = version.split(['-', '+']).next()?;
    core.split('.').all(|part| part.parse::<u64>().is_ok()).then(|| version.to_owned())
}

fn crate_version(tree: &dyn Tree, manifest: &Path) -> Option<String> {
    let text = String::from_utf8(tree.read(manifest).ok()?).ok()?;
    let manifest: toml_edit::DocumentMut = text.parse().ok()?;
    manifest.get("package")?.get("version")?.as_str().map(str::to_owned)
}
