//! The model: contracts, definitions, schemas and shapes; and the services that speak in them.

mod annotations;
mod code;
mod constraint;
mod contract;
mod external;
mod format;
mod ids;
mod kinds;
mod known;
mod reading;
mod rewritten;
mod schema;
pub mod service;
mod shape;
mod union_facts;
mod width;

pub use annotations::{Annotations, Direction, Extension};
pub use code::{Arrays, CodeSettings, Formats, Integers, Undeclared};
pub use constraint::{
    Applied, ArrayConstraint, Constraint, Group, Keyword, Literal, Logic, Meaning,
    NumberConstraint, ObjectConstraint, Part, StringConstraint,
};
pub use contract::{Constant, Contract, Definition, Model, Origin, Supply};
pub use external::External;
pub use format::Format;
pub use ids::{ContractId, DefinitionId, SchemaId, ServiceId};
pub use kinds::{Kind, Kinds};
pub use known::Known;
pub use reading::Reading;
pub use rewritten::Rewritten;
pub use schema::{Schema, Schemas};
pub use service::Service;
pub use shape::{
    Array, Enum, EnumValue, Field, Map, Object, Rest, Scalar, Shape, Tag, Text, Tuple, Union,
    Variant,
};
pub use union_facts::{Branch, Discriminator, Expected, Recheck, Score, UnionFacts, weight};
pub use width::Width;
