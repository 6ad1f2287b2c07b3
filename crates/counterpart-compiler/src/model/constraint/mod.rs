//! Constraints: what a schema asserts, grouped by what is constrained.
//!
//! | module | what |
//! |---|---|
//! | [`keyword`] | the table of keywords |
//! | [`number`], [`string`], [`array`], [`object`], [`logic`] | the constraints of a group |
//! | [`applied`] | the schemas that a constraint consists of |

mod applied;
mod array;
mod keyword;
mod logic;
mod number;
mod object;
mod string;

pub use applied::{Applied, Part};
pub use array::ArrayConstraint;
pub use keyword::{Group, Keyword};
pub use logic::Logic;
pub use number::NumberConstraint;
pub use object::ObjectConstraint;
use serde_json::Value;
pub use string::StringConstraint;

use super::ids::SchemaId;
use super::kinds::Kinds;
use crate::source::Place;

/// One keyword of a schema, with its meaning and its place.
#[derive(Clone, Debug)]
pub struct Constraint {
    /// The keyword as written in the source: `dependencies` and `dependentSchemas` may mean the
    /// same. Its name is the step of the evaluation path.
    pub keyword: Keyword,
    /// Where the value of the keyword stands; for the `false` schema, and for constraints that
    /// several keywords imply together, where the schema stands.
    pub at: Place,
    /// What it means.
    pub meaning: Meaning,
}

/// What a keyword means: the values that it admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// No value (the `false` schema).
    Never,
    /// The values of these kinds.
    Type(Kinds),
    /// The values equal to one of these; numbers are equal by value (`1` and `1.0`).
    Enum(Vec<Literal>),
    /// The values equal to this one.
    Const(Literal),
    /// A constraint on numbers.
    Number(NumberConstraint),
    /// A constraint on strings.
    String(StringConstraint),
    /// A constraint on arrays.
    Array(ArrayConstraint),
    /// A constraint on objects.
    Object(ObjectConstraint),
    /// A constraint that combines schemas.
    Logic(Logic),
    /// The values that meet the target: a `$ref`, `$dynamicRef` or `$recursiveRef`, resolved.
    Reference(SchemaId),
}

/// A value that a schema lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The value.
    pub value: Value,
    /// Where it is written.
    pub at: Place,
}

impl Meaning {
    /// The schemas it consists of; the target of a reference is not among them.
    #[must_use]
    pub fn applied(&self) -> Vec<Applied<'_>> {
        match self {
            Self::Array(array) => array.applied(),
            Self::Object(object) => object.applied(),
            Self::Logic(logic) => logic.applied(),
            Self::Never
            | Self::Type(_)
            | Self::Enum(_)
            | Self::Const(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Reference(_) => Vec::new(),
        }
    }

    /// The schemas it consists of, without their parts.
    pub fn subschemas(&self) -> impl Iterator<Item = SchemaId> {
        self.applied().into_iter().map(|applied| applied.schema)
    }

    /// The schemas that it applies to the value itself, the target of a reference included.
    #[must_use]
    pub fn in_place(&self) -> Vec<SchemaId> {
        match self {
            Self::Object(object) => object.in_place(),
            Self::Logic(logic) => logic.applied().iter().map(|applied| applied.schema).collect(),
            Self::Reference(target) => vec![*target],
            Self::Never
            | Self::Type(_)
            | Self::Enum(_)
            | Self::Const(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Array(_) => Vec::new(),
        }
    }

    /// The target, where it is a reference.
    #[must_use]
    pub const fn reference(&self) -> Option<SchemaId> {
        match self {
            Self::Reference(target) => Some(*target),
            Self::Never
            | Self::Type(_)
            | Self::Enum(_)
            | Self::Const(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Array(_)
            | Self::Object(_)
            | Self::Logic(_) => None,
        }
    }

    /// What it compares with, besides schemas. `null` where that is nothing. Two constraints of one
    /// keyword that are equal in this and in their schemas admit the same.
    #[must_use]
    pub fn parameter(&self) -> Value {
        match self {
            Self::Type(kinds) => format!("{kinds:?}").into(),
            Self::Enum(literals) => literals.iter().map(|literal| literal.value.clone()).collect(),
            Self::Const(literal) => literal.value.clone(),
            Self::Number(number) => number.parameter(),
            Self::String(string) => string.parameter(),
            Self::Array(array) => array.parameter(),
            Self::Object(object) => object.parameter(),
            Self::Never | Self::Logic(_) | Self::Reference(_) => Value::Null,
        }
    }
}

impl From<NumberConstraint> for Meaning {
    fn from(constraint: NumberConstraint) -> Self {
        Self::Number(constraint)
    }
}

impl From<StringConstraint> for Meaning {
    fn from(constraint: StringConstraint) -> Self {
        Self::String(constraint)
    }
}

impl From<ArrayConstraint> for Meaning {
    fn from(constraint: ArrayConstraint) -> Self {
        Self::Array(constraint)
    }
}

impl From<ObjectConstraint> for Meaning {
    fn from(constraint: ObjectConstraint) -> Self {
        Self::Object(constraint)
    }
}

impl From<Logic> for Meaning {
    fn from(logic: Logic) -> Self {
        Self::Logic(logic)
    }
}
