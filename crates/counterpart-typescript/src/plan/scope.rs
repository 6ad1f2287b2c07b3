//! What is in scope in a contract's declarations: its own names, and those it imports.

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::model::{ContractId, DefinitionId, Model};

use super::references;

/// The names in scope in one contract's module.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    names: BTreeMap<DefinitionId, String>,
    imports: BTreeMap<ContractId, BTreeSet<DefinitionId>>,
    functions: BTreeMap<DefinitionId, Functions>,
    /// The name under which the module exports its contract's digest; `None` where the contract
    /// has something of that name itself.
    pub digest: Option<&'static str>,
}

/// The functions that a module exports beside the companion of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Functions {
    /// Says whether a value meets the contract: `isFoo`.
    pub is: String,
    /// Lists the violations of a value: `checkFoo`.
    pub check: String,
}

impl Scope {
    /// Decides the names for a contract. A definition of another contract keeps its name unless
    /// something here is called so; then it gets one with `$`, which no definition has.
    pub(super) fn of(model: &Model, contract: ContractId, namespaces: &[String]) -> Self {
        let own = &model[contract];
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        let mut scope = Self::default();
        for id in &own.definitions {
            let definition = &model[*id];
            taken.insert(&definition.name);
            taken.extend(definition.list.as_deref());
            scope.names.insert(*id, definition.name.clone());
        }
        taken.extend(own.constants.iter().map(|constant| constant.name.as_str()));
        for id in &own.definitions {
            let free = |prefix: &str| {
                let mut name = format!("{prefix}{}", model[*id].name);
                while taken.contains(name.as_str()) {
                    name.push('_');
                }
                name
            };
            scope.functions.insert(*id, Functions { is: free("is"), check: free("check") });
        }
        scope.digest = (!taken.contains("DIGEST")).then_some("DIGEST");

        let shapes = own.definitions.iter().map(|id| &model[*id].shape);
        let shapes = shapes.chain(own.constants.iter().map(|constant| &constant.shape));
        for id in shapes.flat_map(references) {
            let foreign = &model[id];
            if foreign.contract == contract || scope.names.contains_key(&id) {
                continue;
            }
            let name = if taken.insert(&foreign.name) {
                foreign.name.clone()
            } else {
                format!("${}${}", namespaces[foreign.contract.index()], foreign.name)
            };
            scope.names.insert(id, name);
            scope.imports.entry(foreign.contract).or_default().insert(id);
        }
        scope
    }

    /// A scope in which every definition is called what `name` says.
    pub(crate) fn named(model: &Model, name: &dyn Fn(DefinitionId) -> String) -> Self {
        let names = model.definitions().map(|(id, _)| (id, name(id))).collect();
        Self { names, ..Self::default() }
    }

    /// The functions of a definition of this contract.
    #[must_use]
    pub fn functions(&self, definition: DefinitionId) -> Option<&Functions> {
        self.functions.get(&definition)
    }

    /// What a definition is called here.
    #[must_use]
    pub fn name(&self, definition: DefinitionId) -> &str {
        self.names.get(&definition).map_or("unknown", String::as_str)
    }

    /// The definitions of other contracts that are named here.
    pub fn imports(&self) -> impl Iterator<Item = (ContractId, &BTreeSet<DefinitionId>)> {
        self.imports.iter().map(|(contract, definitions)| (*contract, definitions))
    }
}
