//! What leads from a change to the places in the sources that it concerns.

use counterpart_compiler::model::{ContractId, DefinitionId};
use counterpart_report::impact::Kind;

use super::parts::{Part, parts};
use super::version::Version;

/// What leads from a change to the places that it concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The contract and its modules in every target, as both versions name them.
    pub modules: Vec<String>,
    /// The generated names of the definition in both versions: its type and its list.
    pub types: Vec<String>,
    /// The generated names of what changed: a variant, a field, an old name.
    pub names: Vec<String>,
    /// What changed as data has it: a value, a tag, a key.
    pub values: Vec<String>,
    /// The other values, tags or keys of the definition that are in both versions.
    pub siblings: Vec<String>,
    /// Their generated names, in the same order.
    pub sibling_names: Vec<String>,
}

impl Trace {
    /// What leads to a definition, or to a part of it.
    pub(crate) fn of(
        kind: Kind,
        part: Option<&str>,
        sides: [(Version<'_>, Option<DefinitionId>); 2],
    ) -> Self {
        let mut trace = Self::default();
        let [old, new] = sides.map(|(model, id)| id.map(|id| (model, id)));
        for (model, id) in [old, new].into_iter().flatten() {
            let definition = &model[id];
            trace.module(model, definition.contract);
            for name in std::iter::once(&definition.name).chain(&definition.list) {
                add(&mut trace.types, name);
            }
        }
        let listed = [old, new].map(|side| side.map(|(model, id)| parts(model, id)));
        match (kind, part) {
            (Kind::DefinitionRenamed, _) => trace.old_names(part, [old, new], &listed),
            (_, Some(part)) => trace.part(part, &listed),
            (_, None) => {}
        }
        if has_siblings(kind) {
            trace.beside(&listed);
        }
        trace
    }

    /// Adds the contract and its module in every target.
    pub(crate) fn module(&mut self, model: Version<'_>, contract: ContractId) {
        add(&mut self.modules, &model[contract].name);
        for target in model.names {
            add(&mut self.modules, target.module(contract));
        }
    }

    fn part(&mut self, part: &str, listed: &[Option<Vec<Part>>; 2]) {
        self.values.push(part.to_owned());
        for (known, name) in listed.iter().flatten().flatten() {
            if known == part {
                add(&mut self.names, name);
            }
        }
    }

    /// What is no longer called so: a variant, a list, or the definition itself.
    fn old_names(
        &mut self,
        part: Option<&str>,
        [old, new]: [Option<(Version<'_>, DefinitionId)>; 2],
        listed: &[Option<Vec<Part>>; 2],
    ) {
        if let Some(part) = part {
            let before = listed[0].iter().flatten().filter(|(known, _)| known == part);
            for (_, name) in before {
                add(&mut self.names, name);
            }
            return;
        }
        let (Some((old, before)), Some((new, now))) = (old, new) else { return };
        let (before, now) = (&old[before], &new[now]);
        if before.name != now.name {
            add(&mut self.names, &before.name);
        }
        if let Some(list) = before.list.as_ref().filter(|list| now.list.as_ref() != Some(*list)) {
            add(&mut self.names, list);
        }
        if self.names.is_empty() {
            // Moved under its own name.
            add(&mut self.names, &before.name);
        }
    }

    /// Adds the parts of the definition that are in both versions, with their generated names.
    fn beside(&mut self, listed: &[Option<Vec<Part>>; 2]) {
        let [Some(old), Some(new)] = listed else { return };
        let both = old.iter().filter(|(part, _)| new.iter().any(|(other, _)| other == part));
        let others = both.filter(|(part, _)| !self.values.contains(part)).cloned();
        (self.siblings, self.sibling_names) = others.unzip();
    }
}

/// Whether the other parts lead to lists of them in the sources.
const fn has_siblings(kind: Kind) -> bool {
    match kind {
        Kind::ValueAdded
        | Kind::ValueRemoved
        | Kind::FieldAdded
        | Kind::FieldRemoved
        | Kind::FieldRequired
        | Kind::FieldOptional => true,
        Kind::ContractAdded
        | Kind::ContractRemoved
        | Kind::DefinitionAdded
        | Kind::DefinitionRemoved
        | Kind::DefinitionRenamed
        | Kind::TypeChanged
        | Kind::ConstraintChanged
        | Kind::ConstantAdded
        | Kind::ConstantRemoved
        | Kind::ConstantChanged
        | Kind::Documentation
        | Kind::Refactored
        | Kind::Undecided => false,
    }
}

fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
