//! The functions behind `toJson`: what is written has the declared keys and no others.

mod need;
mod print;
mod uses;

use counterpart_compiler::model::{DefinitionId, Kind, Rest, SchemaId, Shape, Union};

pub use need::Need;
pub use print::{Names, function};
pub use uses::Uses;

/// A function of the runtime that encoders call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Helper {
    /// Copies an object.
    Object,
    /// Copies an array.
    Array,
    /// Whether a value is an object.
    IsObject,
    /// Whether a value is an array.
    IsArray,
}

impl Helper {
    /// Its exported name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Object => "object$",
            Self::Array => "array$",
            Self::IsObject => "isObject$",
            Self::IsArray => "isArray$",
        }
    }

    /// Whether it tells kinds apart, which checks do as well.
    #[must_use]
    pub const fn is_test(self) -> bool {
        match self {
            Self::Object | Self::Array => false,
            Self::IsObject | Self::IsArray => true,
        }
    }
}

/// How a value of some shape is encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoder {
    /// As it is.
    Same,
    /// By the encoder of a definition.
    Named(DefinitionId),
    /// An object, by its fields.
    Object {
        /// Each declared key.
        fields: Vec<(String, Encoder)>,
        /// What is kept beside them.
        rest: Option<Box<Encoder>>,
        /// The starts of the keys that are kept; of any where there is none.
        prefixes: Vec<String>,
    },
    /// An array: the leading items, and the others.
    Array(Vec<Encoder>, Box<Encoder>),
    /// Arrays by the first, everything else by the second.
    ByKind(Box<Encoder>, Box<Encoder>),
    /// By the first whose test holds; the last has none.
    Choice(Vec<(Test, Encoder)>),
}

/// What tells one variant of a union from those behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The property has one of these values.
    Tag(String, Vec<String>),
    /// The value meets the contract of a definition.
    Definition(DefinitionId),
    /// The value meets a schema.
    Schema(SchemaId),
    /// Nothing is left but this one.
    Always,
}

impl Encoder {
    /// The encoder of a shape.
    #[must_use]
    pub fn of(need: &Need, shape: &Shape) -> Self {
        match shape {
            // Encoders leave a `null` alone.
            Shape::Nullable(inner) => Self::of(need, inner),
            Shape::Reference(to) if need.has(*to) => Self::Named(*to),
            Shape::Reference(_)
            | Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Enum(_) => Self::Same,
            Shape::Array(array) => Self::array(Vec::new(), Self::of(need, &array.items)),
            Shape::Tuple(tuple) => Self::array(
                tuple.items.iter().map(|item| Self::of(need, item)).collect(),
                tuple.rest.as_ref().map_or(Self::Same, |rest| Self::of(need, rest)),
            ),
            Shape::Map(map) => {
                let values = Self::of(need, &map.values);
                if values == Self::Same {
                    return Self::Same;
                }
                Self::kept(Vec::new(), values, Vec::new())
            }
            Shape::Object(object) => {
                let fields = object.fields.iter();
                let fields = fields.map(|field| (field.key.clone(), Self::of(need, &field.shape)));
                let fields: Vec<_> = fields.collect();
                match &object.rest {
                    Rest::Closed | Rest::Ignored => {
                        Self::Object { fields, rest: None, prefixes: Vec::new() }
                    }
                    Rest::Kept(rest) => {
                        let rest = Self::of(need, rest);
                        let is_same = |(_, field): &(String, Self)| *field == Self::Same;
                        if rest == Self::Same && fields.iter().all(is_same) {
                            return Self::Same;
                        }
                        Self::kept(fields, rest, Vec::new())
                    }
                    Rest::Prefixed(prefixes, rest) => {
                        Self::kept(fields, Self::of(need, rest), prefixes.clone())
                    }
                }
            }
            Shape::Union(union) => Self::union(need, union),
        }
    }

    fn kept(fields: Vec<(String, Self)>, rest: Self, prefixes: Vec<String>) -> Self {
        Self::Object { fields, rest: Some(Box::new(rest)), prefixes }
    }

    fn array(mut leading: Vec<Self>, others: Self) -> Self {
        while leading.last() == Some(&others) {
            leading.pop();
        }
        if leading.is_empty() && others == Self::Same {
            Self::Same
        } else {
            Self::Array(leading, Box::new(others))
        }
    }

    /// Only objects and arrays have keys to leave out, and no variant of one kind can hold a value
    /// of the other.
    fn union(need: &Need, union: &Union) -> Self {
        let arrays = Self::choice(need, union, Kind::Array);
        let objects = Self::choice(need, union, Kind::Object);
        match (arrays, objects) {
            (Self::Same, objects) => objects,
            (arrays, Self::Same) => arrays,
            (arrays, objects) => Self::ByKind(Box::new(arrays), Box::new(objects)),
        }
    }

    fn choice(need: &Need, union: &Union, kind: Kind) -> Self {
        let mut choices: Vec<(Test, Self)> = Vec::new();
        for (at, variant) in union.variants.iter().enumerate() {
            if !variant.kinds.has(kind) {
                continue;
            }
            let tag = union.tag.as_ref().filter(|_| kind == Kind::Object);
            let tagged = tag.and_then(|tag| Some((&tag.key, tag.values.get(at)?)));
            let test = if let Some((key, values)) = tagged {
                Test::Tag(key.clone(), values.clone())
            } else if let Shape::Reference(to) = &variant.shape {
                Test::Definition(*to)
            } else {
                variant.schema.map_or(Test::Always, Test::Schema)
            };
            let is_last = test == Test::Always;
            choices.push((test, Self::of(need, &variant.shape)));
            if is_last {
                break;
            }
        }
        if let Some((test, _)) = choices.last_mut() {
            *test = Test::Always;
        }
        if choices.iter().all(|(_, encoder)| *encoder == Self::Same) {
            return Self::Same;
        }
        match choices.as_mut_slice() {
            [(_, only)] => std::mem::replace(only, Self::Same),
            _ => Self::Choice(choices),
        }
    }
}
