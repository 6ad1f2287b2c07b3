//! Everything that is decided before a character is printed.

mod names;
mod traits;

use counterpart_compiler::model::{ContractId, Definition, DefinitionId, Model};
use counterpart_compiler::project::ProjectFile;

use crate::printing::Printing;

pub use names::{Names, free, ident, is_compiled};
pub use traits::{Traits, has_default};

/// What the printing of every item looks things up in.
#[derive(Debug)]
pub struct Plan<'m> {
    /// The model.
    pub model: &'m Model,
    /// The settings that change meaning.
    pub settings: &'m ProjectFile,
    /// What the caller decides about the printed code.
    pub printing: &'m Printing,
    /// The name of the private module that holds the documents.
    pub documents: String,
    names: Vec<Names<'m>>,
    traits: Vec<Traits>,
}

impl<'m> Plan<'m> {
    /// Decides.
    pub fn of(model: &'m Model, settings: &'m ProjectFile, printing: &'m Printing) -> Self {
        let modules = model.contracts.iter().map(|contract| contract.module.as_str()).collect();
        Self {
            model,
            settings,
            printing,
            documents: names::free("documents", &modules),
            names: model.contracts().map(|(id, _)| Names::of(model, id, printing)).collect(),
            traits: traits::of(model, settings),
        }
    }

    /// The names in the module of a contract.
    pub fn names(&self, contract: ContractId) -> &Names<'m> {
        &self.names[contract.index()]
    }

    /// The traits that hold for a definition's type.
    pub fn traits(&self, definition: DefinitionId) -> Traits {
        self.traits[definition.index()]
    }

    /// Whether a value of `outer` that holds one of `inner` directly needs a box around it.
    pub fn boxed(&self, outer: &Definition, inner: DefinitionId) -> bool {
        outer.cycle.is_some() && outer.cycle == self.model[inner].cycle
    }
}
