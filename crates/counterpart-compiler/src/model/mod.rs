//! The nouns: contracts, definitions, schemas and shapes.

mod annotations;
mod contract;
mod format;
mod ids;
mod kinds;
mod schema;
mod shape;

pub use annotations::{Annotations, Direction, Extension};
pub use contract::{Constant, Contract, Definition, Known, Model, Origin, Supply};
pub use format::Format;
pub use ids::{ContractId, DefinitionId};
pub use kinds::{Kind, Kinds};
pub use schema::{Assertion, Rule, Schema, SchemaId, Schemas};
pub use shape::{
    Array, Enum, EnumValue, Field, Map, Object, Rest, Scalar, Shape, Tag, Text, Tuple, Union,
    Variant,
};
