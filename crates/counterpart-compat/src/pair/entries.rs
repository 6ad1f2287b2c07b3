//! The definitions that are compared one by one, because they are sent as they are.

use std::collections::{BTreeSet, HashMap, HashSet};

use counterpart_compiler::model::{DefinitionId, Model, Origin, SchemaId};

/// The definitions whose instances stand by themselves: the roots of documents, those that `named`
/// picks out, and in documents without a root of their own those that no other refers to. Whatever
/// else there is, is part of one of them, and compared there, or nothing that is exchanged is an
/// instance of it. In the order of the model.
#[must_use]
pub fn entries(model: &Model, named: impl Fn(DefinitionId) -> bool) -> Vec<DefinitionId> {
    let by_schema: HashMap<SchemaId, DefinitionId> = model
        .definitions()
        .filter(|(_, definition)| definition.origin != Origin::Hoisted)
        .map(|(id, definition)| (definition.schema, id))
        .collect();
    let all: BTreeSet<DefinitionId> = by_schema.values().copied().collect();
    let first = |id: &DefinitionId| model[*id].origin == Origin::Root || named(*id);
    let mut entries: BTreeSet<DefinitionId> = all.iter().copied().filter(first).collect();
    let mut covered = reached(model, entries.iter().copied(), &by_schema);
    let rootless = |id: &DefinitionId| model.root(model[*id].contract).is_none();
    let left: Vec<_> = all
        .into_iter()
        .filter(|id| rootless(id) && !entries.contains(id) && !covered.contains(id))
        .collect();
    let reach: HashMap<DefinitionId, BTreeSet<DefinitionId>> =
        left.iter().map(|id| (*id, reached(model, [*id], &by_schema))).collect();
    // What nothing else refers to; then one of each cycle that only itself refers to.
    for id in left.iter().filter(|id| in_top_cycle(**id, &reach)) {
        if !covered.contains(id) {
            entries.insert(*id);
            covered.extend(reach[id].iter().copied());
        }
    }
    entries.into_iter().collect()
}

/// Whether everything that refers to the definition is referred to by it.
fn in_top_cycle(id: DefinitionId, reach: &HashMap<DefinitionId, BTreeSet<DefinitionId>>) -> bool {
    reach.iter().all(|(other, theirs)| !theirs.contains(&id) || reach[&id].contains(other))
}

/// The definitions that others refer to, on however long a way; themselves only through a cycle.
fn reached(
    model: &Model,
    from: impl IntoIterator<Item = DefinitionId>,
    by_schema: &HashMap<SchemaId, DefinitionId>,
) -> BTreeSet<DefinitionId> {
    let mut found = BTreeSet::new();
    let mut seen = HashSet::new();
    let mut open: Vec<SchemaId> = from.into_iter().map(|id| model[id].schema).collect();
    while let Some(at) = open.pop() {
        let begin = open.len();
        for constraint in &model.schemas[at].constraints {
            open.extend(constraint.meaning.subschemas());
            open.extend(constraint.meaning.reference());
        }
        let next: Vec<SchemaId> =
            open.drain(begin..).filter(|schema| seen.insert(*schema)).collect();
        found.extend(next.iter().filter_map(|schema| by_schema.get(schema)));
        open.extend(next);
    }
    found
}
