//! A schema with its type.

use crate::model::{DefinitionId, SchemaId, Shape};
use crate::source::Place;

/// A schema with the type that holds what it admits.
#[derive(Clone, Debug)]
pub struct Typed {
    /// What is admitted.
    pub schema: SchemaId,
    /// The type: a [`Shape::Reference`] where it has a name. Parameters and headers may have types
    /// without one: a scalar, an array, a map.
    pub shape: Shape,
    /// Where the schema stands.
    pub place: Place,
}

impl Typed {
    /// The definition, where the type has a name.
    #[must_use]
    pub const fn definition(&self) -> Option<DefinitionId> {
        match &self.shape {
            Shape::Reference(id) => Some(*id),
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Nullable(_)
            | Shape::Constant(_)
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_) => None,
        }
    }
}
