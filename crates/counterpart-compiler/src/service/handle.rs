//! What stands for a type before there are types: a number, which is exchanged for the type once the
//! schemas are compiled.

use crate::model::service::Typed;
use crate::model::{DefinitionId, SchemaId, Shape};
use crate::source::Place;

/// Where the type is that a number stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Handle {
    /// An entry of `$defs` of the service's own contract.
    Own(String),
    /// A property of an entry of `$defs`.
    Property(String, String),
    /// A schema of another contract: its URI with a fragment.
    Foreign(String),
}

/// The handles of a service, each with its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Handles(pub(super) Vec<Handle>);

impl Handles {
    fn number(&mut self, handle: Handle) -> u32 {
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(handle);
        number
    }

    /// What stands for a schema and its type.
    pub(super) fn typed(&mut self, handle: Handle, place: Place) -> Typed {
        let number = self.number(handle);
        Typed { schema: SchemaId(number), shape: Shape::Reference(DefinitionId(number)), place }
    }

    /// What stands for a definition.
    pub(super) fn definition(&mut self, handle: Handle) -> DefinitionId {
        DefinitionId(self.number(handle))
    }
}
