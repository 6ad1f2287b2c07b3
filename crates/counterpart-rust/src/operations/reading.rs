//! What the text of a parameter may become, from its shape.

use counterpart_compiler::model::{Kind, Kinds, Model, Rest, Scalar, Shape};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

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

/// The expression of a `Reading`.
pub fn of(model: &Model, shape: &Shape) -> TokenStream {
    within(model, shape, DEEPEST)
}

fn within(model: &Model, shape: &Shape, left: usize) -> TokenStream {
    let Some(deeper) = left.checked_sub(1) else {
        return quote!(::counterpart_http::server::Reading::STRING);
    };
    let reading = quote!(::counterpart_http::server::Reading);
    match resolved(model, shape) {
        Shape::Array(array) => {
            let items = within(model, &array.items, deeper);
            quote!(#reading::Array(&#items))
        }
        Shape::Tuple(tuple) => {
            let items = tuple.items.first().map(|items| within(model, items, deeper));
            quote!(#reading::Array(&#items))
        }
        Shape::Map(map) => {
            let rest = within(model, &map.values, deeper);
            quote!(#reading::Object(&[], &#rest))
        }
        Shape::Object(object) => {
            let fields = object.fields.iter().map(|field| {
                let (key, reading) = (&field.key, within(model, &field.shape, deeper));
                quote!((#key, #reading))
            });
            let rest = match &object.rest {
                Rest::Kept(shape) | Rest::Prefixed(_, shape) => within(model, shape, deeper),
                Rest::Closed | Rest::Ignored => quote!(#reading::STRING),
            };
            quote!(#reading::Object(&[#(#fields),*], &#rest))
        }
        other @ (Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Nullable(_)
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Reference(_)) => {
            let admitted = admitted(model, other, deeper);
            let Admitted { number, boolean, null, array, object } = admitted;
            let scalar =
                quote!(#reading::Scalar { number: #number, boolean: #boolean, null: #null });
            match (array, object) {
                (true, _) => quote!(#reading::Array(&#scalar)),
                (false, true) => quote!(#reading::Object(&[], &#scalar)),
                (false, false) => scalar,
            }
        }
    }
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
    match shape {
        Shape::Reference(id) => {
            !matches!(&model[*id].shape, Shape::Reference(_))
                && is_compound(model, &model[*id].shape)
        }
        Shape::Object(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_) => true,
        Shape::Nullable(_)
        | Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Union(_) => false,
    }
}

fn admitted(model: &Model, shape: &Shape, left: usize) -> Admitted {
    let mut admitted = Admitted::default();
    gather(model, shape, left, &mut admitted);
    admitted
}

fn gather(model: &Model, shape: &Shape, left: usize, admitted: &mut Admitted) {
    let Some(deeper) = left.checked_sub(1) else { return };
    match shape {
        // What may be anything is a string, as it stands in the request.
        Shape::Any(kinds) if *kinds == Kinds::ALL => {}
        Shape::Any(kinds) => {
            for kind in kinds.iter() {
                match kind {
                    Kind::Integer | Kind::Fraction => admitted.number = true,
                    Kind::Boolean => admitted.boolean = true,
                    Kind::Null => admitted.null = true,
                    Kind::Array => admitted.array = true,
                    Kind::Object => admitted.object = true,
                    Kind::String => {}
                }
            }
        }
        Shape::Scalar(Scalar::Integer { .. } | Scalar::Number) => admitted.number = true,
        Shape::Scalar(Scalar::Boolean) => admitted.boolean = true,
        Shape::Scalar(Scalar::Null) => admitted.null = true,
        Shape::Never | Shape::Scalar(Scalar::String(_)) => {}
        Shape::Nullable(inner) => {
            admitted.null = true;
            gather(model, inner, deeper, admitted);
        }
        Shape::Constant(value) => value_of(value, admitted),
        Shape::Enum(list) => list.values.iter().for_each(|it| value_of(&it.value, admitted)),
        Shape::Array(_) | Shape::Tuple(_) => admitted.array = true,
        Shape::Object(_) | Shape::Map(_) => admitted.object = true,
        Shape::Union(union) => {
            union.variants.iter().for_each(|it| gather(model, &it.shape, deeper, admitted));
        }
        Shape::Reference(id) => gather(model, &model[*id].shape, deeper, admitted),
    }
}

const fn value_of(value: &Value, admitted: &mut Admitted) {
    match value {
        Value::Null => admitted.null = true,
        Value::Bool(_) => admitted.boolean = true,
        Value::Number(_) => admitted.number = true,
        Value::Array(_) => admitted.array = true,
        Value::Object(_) => admitted.object = true,
        Value::String(_) => {}
    }
}
