//! The project file with its names followed to the contracts as they are now.

use counterpart_compat::assess::Comparison;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::ProjectFile;

use crate::changes::path;
use crate::dependents::named;

/// The settings, with definitions that are called otherwise under their new names and without those
/// that are gone. So what a system promises can be checked before the project file is edited; a name
/// that neither version knows stays as it is.
#[must_use]
pub fn followed(
    settings: &ProjectFile,
    comparison: &Comparison,
    [old, new]: [&Model; 2],
) -> ProjectFile {
    let now = |name: &String| -> Option<String> {
        if named(new, name).is_some() {
            return Some(name.clone());
        }
        let Some(before) = named(old, name) else { return Some(name.clone()) };
        let pair = comparison.pairs.both.iter().find(|pair| pair.old == before)?;
        Some(path(new, pair.new))
    };
    let mut followed = settings.clone();
    for system in followed.systems.values_mut() {
        for list in [&mut system.reads, &mut system.writes] {
            *list = list.iter().filter_map(now).collect();
        }
        system.implements.retain_mut(|promise| {
            let name = now(&promise.contract);
            promise.contract = name.clone().unwrap_or_default();
            name.is_some()
        });
    }
    followed
}
