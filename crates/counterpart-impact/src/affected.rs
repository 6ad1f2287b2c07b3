//! The systems that changes concern, by what they promise and by what their sources say.

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::model::Model;
use counterpart_compiler::project::{ProjectFile, System};
use counterpart_report::impact::{Affected, Task};

use crate::changes::{Change, path};
use crate::dependents::{Dependents, named};

/// The systems that read, write or implement what changed, or hold a place where something is to
/// be done; in the order of their names.
#[must_use]
pub fn affected(
    changes: &[Change],
    tasks: &[Task],
    models: [&Model; 2],
    settings: &ProjectFile,
) -> Vec<Affected> {
    let reasons: BTreeMap<String, BTreeSet<String>> = reasons(changes, models);
    let mut found = Vec::new();
    for (name, system) in &settings.systems {
        let mut because = promised(system, models, &reasons);
        let files: BTreeSet<&str> = tasks
            .iter()
            .filter(|task| task.system.as_ref() == Some(name))
            .map(|task| task.place.path.as_str())
            .collect();
        match files.len() {
            0 => {}
            1 => because.push("One of its files needs a review.".to_owned()),
            count => because.push(format!("{count} of its files need a review.")),
        }
        if !because.is_empty() {
            found.push(Affected { name: name.clone(), because });
        }
    }
    found
}

/// The definitions that changed or hold one that did, each with those; as both versions name them.
pub(crate) fn reasons(
    changes: &[Change],
    models: [&Model; 2],
) -> BTreeMap<String, BTreeSet<String>> {
    let holders = models.map(Dependents::of);
    let mut reasons: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for change in changes.iter().filter(|change| !change.is_nothing_to_do()) {
        let mut add = |whole: String| {
            reasons.entry(whole).or_default().insert(change.definition.clone());
        };
        add(change.definition.clone());
        change.was.iter().cloned().for_each(&mut add);
        for ((model, holders), id) in models.iter().zip(&holders).zip(change.ids) {
            for holder in id.into_iter().flat_map(|id| holders.holding(id)) {
                add(path(model, holder));
            }
        }
    }
    reasons
}

fn promised(
    system: &System,
    models: [&Model; 2],
    reasons: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<String> {
    let implemented = system.implements.iter().map(|promise| &promise.contract);
    let promises = [
        ("reads", system.reads.iter().collect::<BTreeSet<_>>()),
        ("writes", system.writes.iter().collect()),
        ("implements", implemented.collect()),
    ];
    let mut because = Vec::new();
    for (verb, names) in promises {
        // What holds the same changed definitions is told in one sentence.
        let mut groups: BTreeMap<BTreeSet<&String>, Vec<String>> = BTreeMap::new();
        for name in names {
            let full = models.iter().find_map(|model| Some(path(model, named(model, name)?)));
            let full = full.unwrap_or_else(|| name.clone());
            let Some(parts) = reasons.get(&full) else { continue };
            let changed = parts.contains(&full);
            let others = parts.iter().filter(|_| !changed).collect();
            groups.entry(others).or_default().push(format!("`{full}`"));
        }
        for (held, holders) in groups {
            let held: Vec<String> = held.into_iter().map(|part| format!("`{part}`")).collect();
            let what = match (held.len(), holders.len()) {
                (0, _) => String::new(),
                (_, 1) => format!(", which holds {}", held.join(", ")),
                _ => format!(", which hold {}", held.join(", ")),
            };
            because.push(format!("It {verb} {}{what}.", holders.join(", ")));
        }
    }
    because
}
