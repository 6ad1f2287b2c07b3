//! What the text of a parameter may become, from its shape; as `server/parameter.js` reads it.

use counterpart_compiler::model::{Kind, Kinds, Model, Rest, Scalar, Shape};
use serde_json::Value;

use super::expression::Expression;

/// Beyond so many references nobody looks: a type that holds itself is no text.
const DEEPEST: usize = 8;

/// What is admitted at the top of a shape.
#[derive(Clone, Copy, Default)]
struct Admitted {
    number: bool,
    boolean: bool,
    null: bool,
    array: bool,
    object: bool,
}

impl Admitted {
    fn letters(self) -> Expression {
        let letters = [(self.number, 'n'), (self.boolean, 'b'), (self.null, 'z')];
        Expression::Text(letters.iter().filter(|(is, _)| *is).map(|(_, letter)| *letter).collect())
    }
}

/// The reading of a shape.
pub fn of(model: &Model, shape: &Shape) -> Expression {
    within(model, shape, DEEPEST)
}

fn within(model: &Model, shape: &Shape, left: usize) -> Expression {
    let Some(deeper) = left.checked_sub(1) else { return Expression::text("") };
    let list = |items| Expression::List(vec![items]);
    match resolved(model, shape) {
        Shape::Array(array) => list(within(model, &array.items, deeper)),
        Shape::Tuple(tuple) => {
            let first = tuple.items.first();
            list(first.map_or_else(|| Expression::text(""), |it| within(model, it, deeper)))
        }
        Shape::Map(map) => object(Vec::new(), within(model, &map.values, deeper)),
        Shape::Object(shape) => {
            let fields = shape.fields.iter();
            let fields = fields.map(|it| (it.key.clone(), within(model, &it.shape, deeper)));
            let rest = match &shape.rest {
                Rest::Kept(rest) | Rest::Prefixed(_, rest) => within(model, rest, deeper),
                Rest::Closed | Rest::Ignored => Expression::text(""),
            };
            object(fields.collect(), rest)
        }
        other @ (Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Nullable(_)
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Reference(_)) => {
            let mut admitted = Admitted::default();
            gather(model, other, deeper, &mut admitted);
            match (admitted.array, admitted.object) {
                (true, _) => list(admitted.letters()),
                (false, true) => object(Vec::new(), admitted.letters()),
                (false, false) => admitted.letters(),
            }
        }
    }
}

fn object(fields: Vec<(String, Expression)>, rest: Expression) -> Expression {
    Expression::object([("fields", Some(Expression::Object(fields))), ("rest", Some(rest))])
}

/// A shape without references, and without `null` around what is not one text.
fn resolved<'m>(model: &'m Model, shape: &'m Shape) -> &'m Shape {
    let mut shape = shape;
    for _ in 0..DEEPEST {
        shape = match shape {
            Shape::Reference(id) => &model[*id].shape,
            Shape::Nullable(inner) if is_compound(model, inner) => inner,
            Shape::Nullable(_)
            | Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_) => return shape,
        };
    }
    shape
}

fn is_compound(model: &Model, shape: &Shape) -> bool {
    let shape = if let Shape::Reference(id) = shape { &model[*id].shape } else { shape };
    match shape {
        Shape::Object(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_) => true,
        Shape::Reference(_)
        | Shape::Nullable(_)
        | Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Union(_) => false,
    }
}

fn gather(model: &Model, shape: &Shape, left: usize, admitted: &mut Admitted) {
    let Some(deeper) = left.checked_sub(1) else { return };
    match shape {
        // What may be anything is a string, as it stands in the request.
        Shape::Any(kinds) if *kinds == Kinds::ALL => {}
        Shape::Any(kinds) => kinds.iter().for_each(|kind| of_kind(kind, admitted)),
        Shape::Scalar(Scalar::Integer { .. } | Scalar::Number) => admitted.number = true,
        Shape::Scalar(Scalar::Boolean) => admitted.boolean = true,
        Shape::Scalar(Scalar::Null) => admitted.null = true,
        Shape::Never | Shape::Scalar(Scalar::String(_)) => {}
        Shape::Nullable(inner) => {
            admitted.null = true;
            gather(model, inner, deeper, admitted);
        }
        Shape::Constant(value) => of_value(value, admitted),
        Shape::Enum(list) => list.values.iter().for_each(|it| of_value(&it.value, admitted)),
        Shape::Array(_) | Shape::Tuple(_) => admitted.array = true,
        Shape::Object(_) | Shape::Map(_) => admitted.object = true,
        Shape::Union(union) => {
            union.variants.iter().for_each(|it| gather(model, &it.shape, deeper, admitted));
        }
        Shape::Reference(id) => gather(model, &model[*id].shape, deeper, admitted),
    }
}

const fn of_kind(kind: Kind, admitted: &mut Admitted) {
    match kind {
        Kind::Integer | Kind::Fraction => admitted.number = true,
        Kind::Boolean => admitted.boolean = true,
        Kind::Null => admitted.null = true,
        Kind::Array => admitted.array = true,
        Kind::Object => admitted.object = true,
        Kind::String => {}
    }
}

const fn of_value(value: &Value, admitted: &mut Admitted) {
    match value {
        Value::Null => admitted.null = true,
        Value::Bool(_) => admitted.boolean = true,
        Value::Number(_) => admitted.number = true,
        Value::Array(_) => admitted.array = true,
        Value::Object(_) => admitted.object = true,
        Value::String(_) => {}
    }
}
