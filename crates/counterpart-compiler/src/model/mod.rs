//! The nouns: contracts, definitions, schemas and shapes.

mod annotations;
mod constraint;
mod contract;
mod format;
mod kinds;
mod schema;
mod shape;

pub use annotations::{Annotations, Direction, Extension};
pub use constraint::{
    Applied, ArrayConstraint, Constraint, Group, Keyword, Literal, Logic, Meaning,
    NumberConstraint, ObjectConstraint, Part, StringConstraint,
};
pub use contract::{
    Constant, Contract, ContractId, Definition, DefinitionId, Known, Model, Origin, Supply,
};
pub use format::Format;
pub use kinds::{Kind, Kinds};
pub use schema::{Schema, SchemaId, Schemas};
pub use shape::{
    Array, Enum, EnumValue, Field, Map, Object, Rest, Scalar, Shape, Tag, Text, Tuple, Union,
    Variant,
};
