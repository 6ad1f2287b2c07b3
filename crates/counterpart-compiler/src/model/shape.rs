//! What type holds the instances a schema admits.
//!
//! A shape never refuses an instance its schema admits. Where it admits more, the validator
//! decides.

use serde_json::Value;

use super::annotations::Annotations;
use super::format::Format;
use super::ids::DefinitionId;
use super::kinds::Kinds;
use super::width::Width;
use crate::source::Place;

/// The type that holds every admitted instance. `Object`, `Enum`, `Union` and `Tuple` stand only
/// at the top of a [`Definition`](super::Definition): inside another shape they are hoisted and
/// stand as a `Reference`.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Any value of these kinds. `Kinds::ALL` is any value at all.
    Any(Kinds),
    /// No value at all.
    Never,
    /// One of the JSON scalars.
    Scalar(Scalar),
    /// The admitted value or `null`. Never directly in another `Nullable`, and never around a
    /// shape that is itself only null.
    Nullable(Box<Shape>),
    /// One string, number or boolean. It stands as the field of an object or the variant of a
    /// union; elsewhere, and where it has a name, a single value is an [`Enum`].
    Constant(Value),
    /// A finite list of values, perhaps open to other strings.
    Enum(Enum),
    /// An object with declared fields.
    Object(Object),
    /// An object used as a map, without declared fields.
    Map(Map),
    /// An array whose items all have one shape.
    Array(Array),
    /// An array whose leading items have shapes of their own.
    Tuple(Tuple),
    /// One of two or more variants.
    Union(Union),
    /// A definition, of this contract or another.
    Reference(DefinitionId),
}

/// A JSON scalar.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number without fractional part, within these inclusive bounds where the schema has them.
    Integer {
        /// The least admitted value.
        min: Option<i64>,
        /// The greatest admitted value.
        max: Option<u64>,
        /// The type that its `format` names, where that holds every value within the bounds.
        width: Option<Width>,
    },
    /// A number.
    Number,
    /// A string.
    String(Text),
}

/// What is known of a string.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text {
    /// The format, asserted or not.
    pub format: Option<Format>,
    /// Whether the format is asserted, so that every admitted string has it.
    pub asserted: bool,
    /// Whether it must never be printed.
    pub secret: bool,
    /// Whether the schema bounds it further (length, pattern).
    pub bounded: bool,
}

/// A finite list of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The values, in source order, without two equal ones. At least one.
    pub values: Vec<EnumValue>,
    /// Whether every other string is admitted as well.
    pub open: bool,
}

impl Enum {
    /// Whether every listed value is a string.
    #[must_use]
    pub fn is_strings(&self) -> bool {
        self.values.iter().all(|value| value.value.is_string())
    }
}

/// One value of an [`Enum`].
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// The value.
    pub value: Value,
    /// Where it is written.
    pub at: Place,
    /// What the schema says of it, where it has a schema of its own (`oneOf` of `const`).
    pub annotations: Annotations,
}

/// An object with declared fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// The declared fields, in source order.
    pub fields: Vec<Field>,
    /// What other properties may be there.
    pub rest: Rest,
    /// Each list is a choice between sets of properties of which at least one set must be there:
    /// `anyOf: [{required: [a]}, {required: [b]}]` is `[[a], [b]]`. For types that can say so.
    pub choices: Vec<Vec<Vec<String>>>,
}

/// A declared property.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The property's name in JSON.
    pub key: String,
    /// Whether it must be there.
    pub required: bool,
    /// The type of its value.
    pub shape: Shape,
    /// What the schema says of it.
    pub annotations: Annotations,
    /// Where its schema stands.
    pub place: Place,
}

impl Shape {
    /// What is known of the string that it holds at its top, perhaps beside `null`.
    #[must_use]
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Scalar(Scalar::String(text)) => Some(text),
            Self::Nullable(inner) => inner.text(),
            Self::Scalar(
                Scalar::Null | Scalar::Boolean | Scalar::Integer { .. } | Scalar::Number,
            )
            | Self::Any(_)
            | Self::Never
            | Self::Constant(_)
            | Self::Enum(_)
            | Self::Object(_)
            | Self::Map(_)
            | Self::Array(_)
            | Self::Tuple(_)
            | Self::Union(_)
            | Self::Reference(_) => None,
        }
    }

    /// The only value that it holds, where there is one.
    const fn constant(&self) -> Option<&Value> {
        match self {
            Self::Constant(value) => Some(value),
            Self::Any(_)
            | Self::Never
            | Self::Scalar(_)
            | Self::Nullable(_)
            | Self::Enum(_)
            | Self::Object(_)
            | Self::Map(_)
            | Self::Array(_)
            | Self::Tuple(_)
            | Self::Union(_)
            | Self::Reference(_) => None,
        }
    }
}

impl Field {
    /// The only value that it can have, where there is one.
    #[must_use]
    pub const fn constant(&self) -> Option<&Value> {
        self.shape.constant()
    }
}

impl Variant {
    /// The only value that it holds, where there is one.
    #[must_use]
    pub const fn constant(&self) -> Option<&Value> {
        self.shape.constant()
    }
}

/// What an object admits beside its declared fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Rest {
    /// Nothing.
    Closed,
    /// Anything; generated types leave it out.
    Ignored,
    /// Values of this shape; generated types keep them.
    Kept(Box<Shape>),
    /// Values of this shape under names with these prefixes only (`^x-`); generated types keep them.
    Prefixed(Vec<String>, Box<Shape>),
}

/// An object used as a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The enum that lists the admitted keys, where the keys are a finite list.
    pub keys: Option<DefinitionId>,
    /// The shape of the values.
    pub values: Box<Shape>,
}

/// An array whose items all have one shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Array {
    /// The shape of the items.
    pub items: Box<Shape>,
    /// At least so many items.
    pub min: u64,
    /// At most so many items.
    pub max: Option<u64>,
}

/// An array whose leading items have shapes of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuple {
    /// The leading items. At least one.
    pub items: Vec<Shape>,
    /// How many of them must be there.
    pub required: usize,
    /// The shape of the items behind them, where more are admitted.
    pub rest: Option<Box<Shape>>,
}

/// One of two or more variants.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The variants, in source order. At least two.
    pub variants: Vec<Variant>,
    /// The property whose value alone tells the variants apart, with one value or more for each
    /// variant; all variants are then objects.
    pub tag: Option<Tag>,
}

/// One variant of a [`Union`].
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// An identifier in `UpperCamelCase`, unique in its union.
    pub name: String,
    /// What it holds.
    pub shape: Shape,
    /// The kinds of value it holds.
    pub kinds: Kinds,
    /// What tells it from its siblings when the kind does not: the schema an instance of it meets.
    pub schema: Option<super::ids::SchemaId>,
    /// What the schema says of it.
    pub annotations: Annotations,
}

/// The discriminator of a [`Union`].
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The property's name.
    pub key: String,
    /// For each variant, in their order, the values that mean it.
    pub values: Vec<Vec<String>>,
}
