//! Pairs the definitions of two versions.
//!
//! Contracts are paired by name, then by URI. If each side then has one contract left, these are a pair.
//! The definitions of paired contracts are paired by name, then by place. Last, the remaining definitions of
//! all contracts are paired by structure, so that a renamed or moved definition is recognised.

mod entries;
mod structure;

use std::collections::{HashMap, HashSet};

use counterpart_compiler::model::{
    Contract, ContractId, Definition, DefinitionId, Meaning, Model, Origin,
};

use crate::question::Side;

pub use entries::entries;
pub use structure::{Likeness, likeness};

/// A definition of the old version, and the same one in the new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The old definition.
    pub old: DefinitionId,
    /// The new one.
    pub new: DefinitionId,
    /// How they belong together.
    pub bond: Bond,
}

/// How two definitions belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// They have the same contract and name, or both are the root of their contract.
    Name,
    /// They have different names, and the same place or the same structure.
    Renamed,
    /// They have the same structure and stand in different contracts.
    Moved,
}

/// The definitions of two versions, side by side.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// The pairs, in the order of the new version.
    pub both: Vec<Pair>,
    /// The definitions of the old version alone.
    pub removed: Vec<DefinitionId>,
    /// The definitions of the new version alone.
    pub added: Vec<DefinitionId>,
    /// The pairs of contracts.
    pub contracts: Vec<(ContractId, ContractId)>,
}

impl Pairs {
    /// Puts two versions side by side.
    #[must_use]
    pub fn of(old: &Model, new: &Model) -> Self {
        let contracts = contracts(old, new);
        let mut pairing = Pairing { old, new, both: Vec::new(), taken: HashSet::new() };
        for (before, now) in &contracts {
            pairing.roots(*before, *now);
            pairing.by_key(*before, *now, local_name);
            pairing.by_key(*before, *now, place_of);
        }
        pairing.by_structure(&contracts);
        let Pairing { mut both, .. } = pairing;
        both.sort_by_key(|pair| pair.new);
        let olds: HashSet<_> = both.iter().map(|pair| pair.old).collect();
        let news: HashSet<_> = both.iter().map(|pair| pair.new).collect();
        let rest = |model: &Model, known: &HashSet<DefinitionId>| {
            let ids = model.definitions().map(|(id, _)| id);
            ids.filter(|id| !known.contains(id)).collect()
        };
        Self { removed: rest(old, &olds), added: rest(new, &news), both, contracts }
    }
}

/// A name within its contract: names that are made from the contract's own say the rest alone, since
/// two files under comparison may be called as one likes.
fn local_name(model: &Model, definition: &Definition) -> String {
    let own = model.root(definition.contract).map(|root| model[root].name.as_str());
    match own.and_then(|own| definition.name.strip_prefix(own)) {
        Some(rest) => format!(".{rest}"),
        None => definition.name.clone(),
    }
}

/// The JSON Pointer of an authored definition. What was hoisted has a place that several may share.
fn place_of(model: &Model, definition: &Definition) -> String {
    if definition.origin == Origin::Hoisted {
        return String::new();
    }
    model.sources[definition.place.document].pointer(definition.place.node)
}

fn contracts(old: &Model, new: &Model) -> Vec<(ContractId, ContractId)> {
    let mut pairs: Vec<(ContractId, ContractId)> = Vec::new();
    let keys: [fn(&Contract) -> &str; 2] = [|contract| &contract.name, |contract| &contract.uri];
    for key in keys {
        for (id, contract) in new.contracts() {
            let free =
                |(before, _): &(ContractId, &Contract)| pairs.iter().all(|pair| pair.0 != *before);
            let same = |(_, before): &(ContractId, &Contract)| key(before) == key(contract);
            let known = pairs.iter().any(|pair| pair.1 == id);
            if let (false, Some((before, _))) = (known, old.contracts().filter(free).find(same)) {
                pairs.push((before, id));
            }
        }
    }
    let mut olds = old.contracts().map(|(id, _)| id);
    let mut news = new.contracts().map(|(id, _)| id);
    let left: Vec<_> = olds.by_ref().filter(|id| pairs.iter().all(|pair| pair.0 != *id)).collect();
    let right: Vec<_> = news.by_ref().filter(|id| pairs.iter().all(|pair| pair.1 != *id)).collect();
    if let ([before], [now]) = (left.as_slice(), right.as_slice()) {
        pairs.push((*before, *now));
    }
    pairs.sort_by_key(|pair| pair.1);
    pairs
}

struct Pairing<'m> {
    old: &'m Model,
    new: &'m Model,
    both: Vec<Pair>,
    taken: HashSet<(bool, DefinitionId)>,
}

impl Pairing<'_> {
    fn add(&mut self, old: DefinitionId, new: DefinitionId, bond: Bond) {
        self.taken.insert((false, old));
        self.taken.insert((true, new));
        self.both.push(Pair { old, new, bond });
    }

    fn free_old(&self, id: DefinitionId) -> bool {
        !self.taken.contains(&(false, id))
    }

    fn free_new(&self, id: DefinitionId) -> bool {
        !self.taken.contains(&(true, id))
    }

    fn roots(&mut self, before: ContractId, now: ContractId) {
        let (Some(old), Some(new)) = (self.old.root(before), self.new.root(now)) else { return };
        self.add(old, new, self.bond(old, new));
    }

    /// A name is another only where the contract's is the same: of files with names of their own, the
    /// definitions follow.
    fn bond(&self, old: DefinitionId, new: DefinitionId) -> Bond {
        let (before, now) = (&self.old[old], &self.new[new]);
        let same_contract = self.old[before.contract].name == self.new[now.contract].name;
        if same_contract && before.name != now.name { Bond::Renamed } else { Bond::Name }
    }

    fn by_key(
        &mut self,
        before: ContractId,
        now: ContractId,
        key: fn(&Model, &Definition) -> String,
    ) {
        let mut olds = HashMap::new();
        for id in &self.old[before].definitions {
            let key = key(self.old, &self.old[*id]);
            if self.free_old(*id) && !key.is_empty() {
                olds.entry(key).or_insert(*id);
            }
        }
        for id in self.new[now].definitions.clone() {
            let key = key(self.new, &self.new[id]);
            if self.free_new(id)
                && let Some(old) = olds.remove(&key)
            {
                self.add(old, id, self.bond(old, id));
            }
        }
    }

    /// Pairs what is left by what it says; a definition of the same contract first.
    fn by_structure(&mut self, contracts: &[(ContractId, ContractId)]) {
        let news: Vec<_> = self.new.definitions().map(|(id, _)| id).collect();
        for new in news.into_iter().filter(|id| self.free_new(*id)).collect::<Vec<_>>() {
            let now = &self.new[new];
            let candidates = self.old.definitions().filter(|(id, before)| {
                let authored = |origin| origin != Origin::Hoisted;
                self.free_old(*id) && authored(before.origin) == authored(now.origin)
            });
            let side = Side { model: self.new, schema: now.schema };
            let alike = candidates.filter(|(_, before)| {
                let other = Side { model: self.old, schema: before.schema };
                likeness(other, side) != Likeness::Different
            });
            let home = |before: ContractId| contracts.contains(&(before, now.contract));
            let best = alike
                .map(|(id, before)| (!home(before.contract), id))
                .min()
                .map(|(moved, id)| (id, if moved { Bond::Moved } else { Bond::Renamed }));
            if let Some((old, bond)) = best
                && !self.says_little(old)
            {
                self.add(old, new, bond);
            }
        }
    }

    /// Whether so many schemas say the same that nothing follows from it: `{}`, `{type: string}`.
    fn says_little(&self, id: DefinitionId) -> bool {
        let schema = &self.old.schemas[self.old[id].schema];
        match schema.constraints.as_slice() {
            [] => true,
            [only] => matches!(only.meaning, Meaning::Type(_)),
            [_, _, ..] => false,
        }
    }
}
