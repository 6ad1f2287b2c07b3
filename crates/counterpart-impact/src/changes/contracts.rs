//! Contracts that are new, gone or called otherwise.

use std::collections::HashSet;

use counterpart_compat::assess::Comparison;
use counterpart_compiler::model::ContractId;
use counterpart_compiler::source::{NodeId, Place};
use counterpart_report::impact::Kind;

use super::version::Version;
use super::{Change, Trace, group};

/// A change for each of them, with what `compat` found of their definitions.
pub fn changes(comparison: &Comparison, [old, new]: [Version<'_>; 2]) -> Vec<Change> {
    let pairs = &comparison.pairs;
    let olds: HashSet<_> = pairs.contracts.iter().map(|pair| pair.0).collect();
    let news: HashSet<_> = pairs.contracts.iter().map(|pair| pair.1).collect();
    let make = |kind, sides: [Option<ContractId>; 2], sentence| {
        whole(comparison, [old, new], kind, sides, sentence)
    };
    let mut changes = Vec::new();
    for (id, contract) in new.contracts().filter(|(id, _)| !news.contains(id)) {
        let count = contract.definitions.len();
        let kinds = if count == 1 { "definition" } else { "definitions" };
        let sentence = format!("The contract `{}` is new: {count} {kinds}.", contract.name);
        changes.push(make(Kind::ContractAdded, [None, Some(id)], sentence));
    }
    for (id, contract) in old.contracts().filter(|(id, _)| !olds.contains(id)) {
        let sentence = format!("The contract `{}` was removed.", contract.name);
        changes.push(make(Kind::ContractRemoved, [Some(id), None], sentence));
    }
    for (before, now) in &pairs.contracts {
        let (was, is) = (&old[*before].name, &new[*now].name);
        if was != is {
            let sentence = format!("The contract `{was}` was renamed to `{is}`.");
            changes.push(make(Kind::DefinitionRenamed, [Some(*before), Some(*now)], sentence));
        }
    }
    changes
}

/// A change of a contract as a whole.
fn whole(
    comparison: &Comparison,
    models: [Version<'_>; 2],
    kind: Kind,
    [before, now]: [Option<ContractId>; 2],
    sentence: String,
) -> Change {
    let [old, new] = models;
    let mut trace = Trace::default();
    if let (Some(before), Some(_)) = (before, now) {
        let modules = old.names.iter().map(|target| target.module(before).to_owned());
        trace.names.push(old[before].name.clone());
        trace.names.extend(modules);
        trace.names.dedup();
    }
    let mut side = |model: Version<'_>, id: Option<ContractId>| {
        let id = id?;
        trace.module(model, id);
        let root = Place { document: model[id].document, node: NodeId::ROOT };
        Some((model[id].name.clone(), model.sources.locate(root)))
    };
    let (was, is) = (side(old, before), side(new, now));
    let name = |side: &Option<(String, _)>| side.as_ref().map(|(name, _)| name.clone());
    let about = comparison
        .findings
        .iter()
        .filter(|finding| group::contract_of(finding, comparison, models) == Some([before, now]));
    Change {
        kind,
        was: name(&was).filter(|was| name(&is).is_some_and(|is| is != *was)),
        definition: name(&is).or(name(&was)).unwrap_or_default(),
        part: None,
        sentence,
        old: was.map(|(_, place)| place),
        new: is.map(|(_, place)| place),
        trace,
        ids: [None, None],
        findings: about.cloned().collect(),
        writers: comparison.writers,
    }
}
