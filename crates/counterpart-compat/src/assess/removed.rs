//! Definitions that are gone although instances of them were written or read.

use counterpart_compiler::model::DefinitionId;

use super::Edition;
use crate::direction::{Compatibility, Traffic, full_name, is_spoken_of};
use crate::finding::{Finding, Verdict};
use crate::fingerprint;
use crate::rules;

/// What is not known of a definition that is gone: nothing says what becomes of its instances. None
/// where it was a part of a document or of systems that never pass it by itself.
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
        format!("`{}` is gone, and nothing says what becomes of its data", definition.name);
    let finding = |way: Compatibility| {
        Finding {
        rule: &rules::UNDECIDED,
        way: Some(way),
        verdict: Verdict::Unknown,
        pointer: place.pointer.clone(),
        message: format!("it could not be decided: {change}"),
        help: "give its successor the same name (`x-counterpart.name`), keep it as a `$ref`, or accept \
               this finding when nobody writes or reads it any more"
            .to_owned(),
        witness: None,
        old: Some(place.clone()),
        new: None,
        breaks: Vec::new(),
        targets: Vec::new(),
        writers: None,
        fingerprint: fingerprint::of(&[rules::UNDECIDED.id, &name, way.name(), &change]),
        accepted: None,
        definition: name.clone(),
        change: change.clone(),
    }
    };
    Compatibility::ALL.into_iter().filter(|way| traffic.goes(*way)).map(finding).collect()
}
