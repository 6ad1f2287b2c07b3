//! One of the two versions: its model, with the names that targets give to its parts.

use std::ops::Deref;

use counterpart_compiler::model::{DefinitionId, Model};
use counterpart_compiler::target::TargetNames;

/// A model with the names of its modules, fields and variants in each target.
#[derive(Clone, Copy)]
pub struct Version<'m> {
    model: &'m Model,
    /// The names in each target, in the order of the registry.
    pub names: &'m [TargetNames],
}

impl<'m> Version<'m> {
    /// A model with its names.
    pub const fn new(model: &'m Model, names: &'m [TargetNames]) -> Self {
        Self { model, names }
    }

    /// The name of a field or variant, by its position, in the first target that names it.
    pub fn part(self, id: DefinitionId, position: usize) -> Option<&'m str> {
        self.names.iter().find_map(|target| target.part(id, position))
    }
}

impl Deref for Version<'_> {
    type Target = Model;

    fn deref(&self) -> &Model {
        self.model
    }
}
