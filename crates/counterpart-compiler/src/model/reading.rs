//! What the texts of a parameter or a form may become.

use crate::model::{Kind, Kinds, Model, Rest, Scalar, Shape};

/// How many references are followed: a type that holds itself is no text.
const DEEPEST: usize = 8;

/// What the texts of a parameter may become: `3` is a number only where its schema admits numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// One text, which becomes a value of one of these kinds; a string where it can be no other.
    Scalar(Kinds),
    /// Several texts.
    Array(Box<Reading>),
    /// Texts by name: those of the declared properties, in their order, and what others are.
    Object(Vec<(String, Reading)>, Box<Reading>),
}

impl Reading {
    /// A string and nothing else.
    pub const STRING: Self = Self::Scalar(Kinds::NONE);

    /// The reading of a shape.
    #[must_use]
    pub fn of(model: &Model, shape: &Shape) -> Self {
        within(model, shape, DEEPEST)
    }
}

fn within(model: &Model, shape: &Shape, left: usize) -> Reading {
    let Some(left) = left.checked_sub(1) else { return Reading::STRING };
    match shape {
        Shape::Reference(id) => within(model, &model[*id].shape, left),
        Shape::Array(array) => Reading::Array(Box::new(within(model, &array.items, left))),
        Shape::Tuple(tuple) => {
            let first = tuple.items.first();
            let items = first.map_or(Reading::STRING, |items| within(model, items, left));
            Reading::Array(Box::new(items))
        }
        Shape::Map(map) => Reading::Object(Vec::new(), Box::new(within(model, &map.values, left))),
        Shape::Object(object) => {
            let fields = object.fields.iter();
            let fields = fields.map(|it| (it.key.clone(), within(model, &it.shape, left)));
            let rest = match &object.rest {
                Rest::Kept(shape) | Rest::Prefixed(_, shape) => within(model, shape, left),
                Rest::Closed | Rest::Ignored => Reading::STRING,
            };
            Reading::Object(fields.collect(), Box::new(rest))
        }
        Shape::Nullable(inner) => match within(model, inner, left) {
            Reading::Scalar(kinds) => Reading::Scalar(kinds.or(Kinds::one(Kind::Null))),
            compound @ (Reading::Array(_) | Reading::Object(..)) => compound,
        },
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Union(_) => of_kinds(kinds(model, shape, left)),
    }
}

/// The reading of what may be of several kinds.
fn of_kinds(kinds: Kinds) -> Reading {
    let scalar =
        Reading::Scalar(kinds.without(Kinds::one(Kind::Array).or(Kinds::one(Kind::Object))));
    match (kinds.has(Kind::Array), kinds.has(Kind::Object)) {
        // What may be anything is a string, as it stands in the request.
        (true, true) => Reading::STRING,
        (true, false) => Reading::Array(Box::new(scalar)),
        (false, true) => Reading::Object(Vec::new(), Box::new(scalar)),
        (false, false) => scalar,
    }
}

/// The kinds of value that a shape holds.
fn kinds(model: &Model, shape: &Shape, left: usize) -> Kinds {
    let Some(left) = left.checked_sub(1) else { return Kinds::NONE };
    match shape {
        Shape::Any(kinds) => *kinds,
        Shape::Never => Kinds::NONE,
        Shape::Scalar(Scalar::Null) => Kinds::one(Kind::Null),
        Shape::Scalar(Scalar::Boolean) => Kinds::one(Kind::Boolean),
        Shape::Scalar(Scalar::Integer { .. } | Scalar::Number) => Kinds::NUMBER,
        Shape::Scalar(Scalar::String(_)) => Kinds::one(Kind::String),
        Shape::Constant(value) => Kinds::one(Kind::of(value)),
        Shape::Enum(list) => list.values.iter().map(|value| Kind::of(&value.value)).collect(),
        Shape::Object(_) | Shape::Map(_) => Kinds::one(Kind::Object),
        Shape::Array(_) | Shape::Tuple(_) => Kinds::one(Kind::Array),
        Shape::Nullable(inner) => kinds(model, inner, left).or(Kinds::one(Kind::Null)),
        Shape::Union(union) => union
            .variants
            .iter()
            .fold(Kinds::NONE, |all, variant| all.or(kinds(model, &variant.shape, left))),
        Shape::Reference(id) => kinds(model, &model[*id].shape, left),
    }
}
