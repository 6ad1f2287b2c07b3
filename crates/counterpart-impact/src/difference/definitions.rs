//! Contracts and definitions that are new, gone or renamed.

use std::collections::HashSet;

use counterpart_compat::pair::{Bond, Pairs};
use counterpart_compiler::model::{ContractId, DefinitionId, Model, Origin};
use counterpart_compiler::target::TargetNames;

use super::{Change, Kind, Sides, Trace, path};

pub(super) fn changes(sides: &Sides<'_>, pairs: &Pairs) -> Vec<Change> {
    let mut changes = contracts(sides, pairs);
    let old_contracts: HashSet<_> = pairs.contracts.iter().map(|pair| pair.0).collect();
    let new_contracts: HashSet<_> = pairs.contracts.iter().map(|pair| pair.1).collect();
    let own = |model: &Model, all: &[DefinitionId], contracts: &HashSet<ContractId>| {
        // What comes and goes with its contract, or with the definition it is a part of, is
        // told with that.
        let gone: HashSet<_> = all.iter().copied().collect();
        let told = |id: &&DefinitionId| {
            contracts.contains(&model[**id].contract)
                && parent(model, **id).is_none_or(|parent| !gone.contains(&parent))
        };
        all.iter().filter(told).copied().collect::<Vec<_>>()
    };
    for id in own(sides.new, &pairs.added, &new_contracts) {
        let sentence = format!("`{}` is new.", path(sides.new, id));
        changes.push(sides.change(Kind::DefinitionAdded, None, Some(id), sentence));
    }
    for id in own(sides.old, &pairs.removed, &old_contracts) {
        let sentence = format!("`{}` is gone.", path(sides.old, id));
        changes.push(sides.change(Kind::DefinitionRemoved, Some(id), None, sentence));
    }
    for pair in &pairs.both {
        let (old, new) = (Some(pair.old), Some(pair.new));
        let (before, now) = (&sides.old[pair.old], &sides.new[pair.new]);
        let renamed = before.name != now.name;
        if pair.bond != Bond::Name && (renamed || pair.bond == Bond::Moved) {
            let (was, is) = (path(sides.old, pair.old), path(sides.new, pair.new));
            let sentence = format!("`{was}` is called `{is}` now.");
            let change = sides.change(Kind::DefinitionRenamed, old, new, sentence);
            changes.push(change.named(&before.name));
        }
        if let (Some(was), Some(is)) = (&before.list, &now.list)
            && was != is
        {
            let whose = path(sides.new, pair.new);
            let sentence = format!("The list `{was}` of `{whose}` is called `{is}` now.");
            let change = sides.change(Kind::DefinitionRenamed, old, new, sentence);
            changes.push(change.named(was));
        }
    }
    changes
}

fn contracts(sides: &Sides<'_>, pairs: &Pairs) -> Vec<Change> {
    let mut changes = Vec::new();
    let old: HashSet<_> = pairs.contracts.iter().map(|pair| pair.0).collect();
    let new: HashSet<_> = pairs.contracts.iter().map(|pair| pair.1).collect();
    for (id, contract) in sides.new.contracts().filter(|(id, _)| !new.contains(id)) {
        let count = contract.definitions.len();
        let kinds = if count == 1 { "definition" } else { "definitions" };
        let sentence = format!("The contract `{}` is new: {count} {kinds}.", contract.name);
        changes.push(whole(sides, Kind::ContractAdded, None, Some(id), sentence));
    }
    for (id, contract) in sides.old.contracts().filter(|(id, _)| !old.contains(id)) {
        let sentence = format!("The contract `{}` is gone.", contract.name);
        changes.push(whole(sides, Kind::ContractRemoved, Some(id), None, sentence));
    }
    for (before, now) in &pairs.contracts {
        let (was, is) = (&sides.old[*before].name, &sides.new[*now].name);
        if was != is {
            let sentence = format!("The contract `{was}` is called `{is}` now.");
            let kind = Kind::DefinitionRenamed;
            changes.push(whole(sides, kind, Some(*before), Some(*now), sentence));
        }
    }
    changes
}

/// A change of a contract as a whole.
fn whole(
    sides: &Sides<'_>,
    kind: Kind,
    old: Option<ContractId>,
    new: Option<ContractId>,
    sentence: String,
) -> Change {
    let mut trace = Trace::default();
    if let (Some(old), Some(_)) = (old, new) {
        trace.names.push(sides.old[old].name.clone());
        trace.names.extend(sides.names[0].iter().map(|target| target.module(old).to_owned()));
        trace.names.dedup();
    }
    let mut side = |model: &Model, names: &[TargetNames], id: Option<ContractId>| {
        let id = id?;
        trace.module(model, names, id);
        let root = counterpart_compiler::source::Place {
            document: model[id].document,
            node: counterpart_compiler::source::NodeId::ROOT,
        };
        Some((model[id].name.clone(), model.sources.locate(root)))
    };
    let (before, now) =
        (side(sides.old, sides.names[0], old), side(sides.new, sides.names[1], new));
    let name = |side: &Option<(String, _)>| side.as_ref().map(|(name, _)| name.clone());
    Change {
        kind,
        was: name(&before).filter(|was| name(&now).is_some_and(|now| now != *was)),
        definition: name(&now).or(name(&before)).unwrap_or_default(),
        part: None,
        sentence,
        old: before.map(|(_, place)| place),
        new: now.map(|(_, place)| place),
        trace,
        ids: [None, None],
    }
}

/// The definition that a hoisted one is a part of: it stands behind it.
fn parent(model: &Model, id: DefinitionId) -> Option<DefinitionId> {
    if model[id].origin != Origin::Hoisted {
        return None;
    }
    let all = &model[model[id].contract].definitions;
    let at = all.iter().position(|other| *other == id)?;
    all[..at].iter().rev().copied().find(|other| model[*other].origin != Origin::Hoisted)
}
