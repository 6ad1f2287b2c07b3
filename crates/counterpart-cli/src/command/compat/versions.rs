//! The versions that are now, as far as they are written down.

use counterpart_compat::assess::Versions;
use counterpart_compiler::{Disk, Tree};
use counterpart_git::{Repository, Snapshot};

/// The versions of an old snapshot: of the contracts from its name, of the package of each target
/// from where the target keeps it.
pub fn of(old: &Snapshot, repository: Option<&Repository>) -> Versions {
    let folder = &old.project.folder;
    let tree: Box<dyn Tree> = match (repository, &old.revision) {
        (Some(repository), Some(revision)) => Box::new(repository.tree(revision)),
        (None | Some(_), None | Some(_)) => Box::new(Disk),
    };
    let targets = old.project.settings.targets.iter();
    let targets = targets.filter_map(|(target, emitter)| {
        emitter.version(&*tree, folder).map(|version| (target.id, version))
    });
    Versions { contract: in_name(&old.name), targets: targets.collect() }
}

/// The version at the end of a name: `v1.4.0`, `contracts-v1.4.0`, `releases/1.4.0`.
fn in_name(name: &str) -> Option<String> {
    // No tag has these; `HEAD~30` is not a version.
    if name.contains(['~', '^', ':', '@']) {
        return None;
    }
    let last = name.rsplit(['/', '\\']).next()?;
    let start = last.find(|char: char| char.is_ascii_digit())?;
    let version = &last[start..];
    let core = version.split(['-', '+']).next()?;
    core.split('.').all(|part| part.parse::<u64>().is_ok()).then(|| version.to_owned())
}
