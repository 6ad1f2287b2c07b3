//! Definitions that were removed although instances of them are written or read.

use counterpart_compiler::model::DefinitionId;

use super::Edition;
use crate::direction::{Compatibility, Traffic, full_name, is_spoken_of};
use crate::finding::{Finding, Verdict};
use crate::rules;
use crate::subject::Subject;
use counterpart_compiler::fingerprint::fingerprint;

/// The undecided findings of a removed definition: nothing declares what becomes of its instances.
/// Empty where it was only a part of others, and no system wrote or read it by itself.
pub(super) fn removed(old: Edition<'_>, id: DefinitionId) -> Vec<Finding> {
    let (model, systems) = (old.model, &old.settings.systems);
    let definition = &model[id];
    let spoken = is_spoken_of(model, definition, systems);
    let silent = systems.values().all(|system| system.reads.is_empty() && system.writes.is_empty());
    let stood_alone = silent && model.root(definition.contract).is_none_or(|root| root == id);
    if !spoken && !stood_alone {
        return Vec::new();
    }
    let (name, place) = (full_name(model, definition), model.sources.locate(definition.place));
    let traffic = Traffic::of(model, definition, systems);
    let change =
        format!("`{}` was removed, and nothing declares what becomes of its data", definition.name);
    let finding = |direction: Compatibility| {
        Finding {
        rule: &rules::UNDECIDED,
        direction: Some(direction),
        verdict: Verdict::Unknown,
        subject: Subject { old: Some(id), ..Subject::default() },
        pointer: place.pointer.clone(),
        message: format!("not decided: {change}"),
        help: "give the new definition the same name (`x-counterpart.name`), keep it as a `$ref`, or accept \
               this finding when nobody writes or reads it any more"
            .to_owned(),
        witness: None,
        old: Some(place.clone()),
        new: None,
        breaks: Vec::new(),
        targets: Vec::new(),
        writers: None,
        fingerprint: fingerprint(&[rules::UNDECIDED.id, &name, direction.name(), &change]),
        accepted: None,
        definition: name.clone(),
        change: change.clone(),
    }
    };
    Compatibility::ALL
        .into_iter()
        .filter(|direction| traffic.goes(*direction))
        .map(finding)
        .collect()
}
