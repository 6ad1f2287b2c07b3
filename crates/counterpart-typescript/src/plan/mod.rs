//! What is settled before a character is written: files, names, imports, and which references
//! would make a type mean itself.

mod cycles;
mod files;
mod kinds;
mod names;
mod references;
mod scope;

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::docs::Remarks;
use counterpart_compiler::model::{
    ContractId, Definition, DefinitionId, Kinds, Model, SchemaId, Supply,
};
use counterpart_compiler::project::CodeSettings;

use crate::settings::{ID, TypeScriptOutput};
use crate::validators::{Nesting, refuses_absence};

pub use files::FileName;
pub use kinds::kinds;
pub use names::{RESERVED, namespaces};
pub use references::references;
pub use scope::{Functions, Scope};

/// The decisions for one package.
#[derive(Debug)]
pub struct Plan<'m> {
    /// What the compiler understood.
    pub model: &'m Model,
    /// The settings that change meaning.
    pub settings: CodeSettings,
    /// The settings of the package.
    pub output: &'m TypeScriptOutput,
    /// What is said of parts that have no docs of their own.
    pub remarks: Remarks,
    /// Which schemas count levels.
    pub nesting: Nesting,
    /// Whether the verdict about some schema is remembered.
    pub remembers: bool,
    namespaces: Vec<String>,
    files: BTreeMap<ContractId, FileName>,
    scopes: BTreeMap<ContractId, Scope>,
    by_schema: BTreeMap<SchemaId, DefinitionId>,
    endless: BTreeSet<(DefinitionId, DefinitionId)>,
}

impl<'m> Plan<'m> {
    /// Decides.
    #[must_use]
    pub fn new(model: &'m Model, settings: CodeSettings, output: &'m TypeScriptOutput) -> Self {
        let namespaces = names::namespaces(model);
        let files = files::names(model);
        let scopes = model
            .contracts()
            .filter(|(_, contract)| contract.supply == Supply::Generated)
            .map(|(id, _)| (id, Scope::of(model, id, &namespaces)))
            .collect();
        let mut by_schema = BTreeMap::new();
        for (id, definition) in model.definitions() {
            if definition.kinds == Kinds::ALL {
                by_schema.entry(definition.schema).or_insert(id);
            }
        }
        let endless = cycles::endless(model);
        let remarks = Remarks::of(model);
        let nesting = Nesting::of(&model.schemas, settings.depth);
        let remembers = model.schemas.iter().any(|(id, _)| model.schemas.recheck(id).is_some());
        Self {
            model,
            settings,
            output,
            remarks,
            nesting,
            remembers,
            namespaces,
            files,
            scopes,
            by_schema,
            endless,
        }
    }

    /// The contracts whose modules this package holds, with what is in scope in each.
    pub fn contracts(&self) -> impl Iterator<Item = (ContractId, &Scope)> {
        self.scopes.iter().map(|(id, scope)| (*id, scope))
    }

    /// The file name of a contract's module in this package, without extension.
    #[must_use]
    pub fn file(&self, contract: ContractId) -> &str {
        self.files.get(&contract).map_or("", FileName::as_str)
    }

    /// What a contract is called in identifiers.
    #[must_use]
    pub fn namespace(&self, contract: ContractId) -> &str {
        &self.namespaces[contract.index()]
    }

    /// What a module at the top of this package imports to get a contract's module.
    #[must_use]
    pub fn specifier(&self, contract: ContractId) -> String {
        match &self.model[contract].supply {
            Supply::Generated => format!("./{}.js", self.file(contract)),
            Supply::External(external) => external.module(ID).unwrap_or_default().to_owned(),
        }
    }

    /// Whether the type `from` would mean itself if it named `to`, because TypeScript resolves
    /// aliases of aliases at once.
    #[must_use]
    pub fn is_endless(&self, from: DefinitionId, to: DefinitionId) -> bool {
        self.endless.contains(&(from, to))
    }

    /// Whether the checks of a definition refuse by themselves what JSON does not have.
    #[must_use]
    pub fn refuses_absence(&self, definition: &Definition) -> bool {
        definition.kinds != Kinds::ALL || refuses_absence(&self.model.schemas, definition.schema)
    }

    /// The first definition that admits exactly what a schema admits.
    #[must_use]
    pub fn definition_of(&self, schema: SchemaId) -> Option<DefinitionId> {
        self.by_schema.get(&schema).copied()
    }
}
