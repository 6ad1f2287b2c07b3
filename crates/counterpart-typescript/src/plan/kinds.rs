//! The kinds of value a shape holds.

use counterpart_compiler::model::{Kind, Kinds, Model, Scalar, Shape};

/// How many references are followed; behind them may be anything.
const DEEPEST: usize = 16;

/// The kinds of value that `shape` holds at most.
#[must_use]
pub fn kinds(model: &Model, shape: &Shape) -> Kinds {
    within(model, shape, DEEPEST)
}

fn within(model: &Model, shape: &Shape, depth: usize) -> Kinds {
    match shape {
        Shape::Any(kinds) => *kinds,
        Shape::Never => Kinds::NONE,
        Shape::Scalar(Scalar::Null) => Kinds::one(Kind::Null),
        Shape::Scalar(Scalar::Boolean) => Kinds::one(Kind::Boolean),
        Shape::Scalar(Scalar::Integer { .. }) => Kinds::one(Kind::Integer),
        Shape::Scalar(Scalar::Number) => Kinds::NUMBER,
        Shape::Scalar(Scalar::String(_)) => Kinds::one(Kind::String),
        Shape::Constant(value) => Kinds::one(Kind::of(value)),
        Shape::Nullable(inner) => within(model, inner, depth).or(Kinds::one(Kind::Null)),
        Shape::Enum(list) => {
            let open = list.open.then_some(Kind::String);
            list.values.iter().map(|value| Kind::of(&value.value)).chain(open).collect()
        }
        Shape::Object(_) | Shape::Map(_) => Kinds::one(Kind::Object),
        Shape::Array(_) | Shape::Tuple(_) => Kinds::one(Kind::Array),
        Shape::Union(union) => {
            let variants = union.variants.iter().map(|variant| variant.kinds);
            variants.fold(Kinds::NONE, Kinds::or)
        }
        Shape::Reference(to) => match depth.checked_sub(1) {
            Some(depth) => within(model, &model[*to].shape, depth),
            None => Kinds::ALL,
        },
    }
}
