//! Everything that is decided before a character is printed.

mod names;
mod scope;
mod traits;

use counterpart_compiler::docs::Remarks;
use counterpart_compiler::model::{ContractId, Definition, DefinitionId, Model};
use counterpart_compiler::project::CodeSettings;
use counterpart_compiler::target::TargetNames;

use crate::checks::Checks;
use crate::printing::Printing;

pub use names::{RESERVED, ident, of as names};
pub use scope::{Scope, free};
pub use traits::{Traits, has_default};

/// What the printing of every item looks things up in.
#[derive(Debug)]
pub struct Plan<'m> {
    /// The model.
    pub model: &'m Model,
    /// The settings that change meaning.
    pub settings: CodeSettings,
    /// What the caller decides about the printed code.
    pub printing: &'m Printing,
    /// What is said of parts that have no docs of their own.
    pub remarks: Remarks,
    /// The name of the private module that holds the documents.
    pub documents: String,
    /// The name of the private module that holds what the evaluator reads.
    pub checks_module: String,
    /// What the evaluator reads.
    pub checks: Checks,
    names: TargetNames,
    scopes: Vec<Scope<'m>>,
    traits: Vec<Traits>,
}

impl<'m> Plan<'m> {
    /// Decides.
    pub fn of(model: &'m Model, settings: CodeSettings, printing: &'m Printing) -> Self {
        let names = names::of(model);
        let modules = names.modules.iter().map(String::as_str).collect();
        Self {
            model,
            settings,
            printing,
            remarks: Remarks::of(model),
            documents: scope::free("documents", &modules),
            checks_module: scope::free("checks", &modules),
            checks: Checks::of(model, settings),
            scopes: model.contracts().map(|(id, _)| Scope::of(model, id, printing)).collect(),
            names,
            traits: traits::of(model, settings),
        }
    }

    /// What is in scope in the module of a contract.
    pub fn scope(&self, contract: ContractId) -> &Scope<'m> {
        &self.scopes[contract.index()]
    }

    /// The module of a contract.
    pub fn module(&self, contract: ContractId) -> &str {
        self.names.module(contract)
    }

    /// The fields of an object, or the variants of an enum, in their order.
    pub fn parts(&self, definition: DefinitionId) -> &[String] {
        &self.names.parts[definition.index()]
    }

    /// The traits that hold for a definition's type.
    pub fn traits(&self, definition: DefinitionId) -> Traits {
        self.traits[definition.index()]
    }

    /// Whether a value of `outer` that holds one of `inner` directly needs a box around it: both are in
    /// one cycle, so a value would hold itself.
    pub fn boxed(&self, outer: &Definition, inner: DefinitionId) -> bool {
        outer.cycle.is_some() && outer.cycle == self.model[inner].cycle
    }
}
