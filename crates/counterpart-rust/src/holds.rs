//! Whether a shape's Rust type can hold a value, decided here for values the contract states.

use std::collections::HashSet;

use counterpart_compiler::json;
use counterpart_compiler::model::{Kind, Model, Object, Rest, Scalar, Shape};
use counterpart_compiler::project::Integers;
use serde_json::Value;

use crate::types;

/// Whether decoding `value` into the type of `shape` succeeds. Where it is not certain that the
/// right variant of a union would be found, it says no.
pub fn holds(model: &Model, shape: &Shape, value: &Value) -> bool {
    match (shape, value) {
        (Shape::Any(_), _) | (Shape::Nullable(_), Value::Null) => true,
        (Shape::Scalar(scalar), _) => holds_scalar(scalar, value),
        (Shape::Nullable(inner), _) => holds(model, inner, value),
        (Shape::Constant(only), _) => json::equal(only, value),
        (Shape::Enum(list), _) => {
            let listed = list.values.iter().any(|listed| listed.value == *value);
            listed || (list.open && value.is_string())
        }
        (Shape::Object(object), Value::Object(members)) => holds_object(model, object, members),
        (Shape::Map(map), Value::Object(members)) => members.iter().all(|(key, value)| {
            let key = Value::String(key.clone());
            map.keys.is_none_or(|keys| holds(model, &model[keys].shape, &key))
                && holds(model, &map.values, value)
        }),
        (Shape::Array(array), Value::Array(items)) => {
            items.iter().all(|item| holds(model, &array.items, item))
        }
        (Shape::Tuple(tuple), Value::Array(items)) => {
            let leading =
                tuple.items.iter().zip(items).all(|(shape, item)| holds(model, shape, item));
            let mut rest = items.iter().skip(tuple.items.len());
            let rest_holds =
                rest.all(|item| tuple.rest.as_ref().is_none_or(|shape| holds(model, shape, item)));
            items.len() >= tuple.required && leading && rest_holds
        }
        (Shape::Union(union), _) => {
            let kind = Kind::of(value);
            let fitting = union.variants.iter().filter(|variant| variant.kinds.has(kind));
            let fitting: Vec<_> = fitting.collect();
            !fitting.is_empty() && fitting.iter().all(|variant| holds(model, &variant.shape, value))
        }
        (Shape::Reference(definition), _) => holds(model, &model[*definition].shape, value),
        (
            Shape::Never | Shape::Object(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_),
        ) => false,
    }
}

fn holds_object(model: &Model, object: &Object, members: &serde_json::Map<String, Value>) -> bool {
    let fields = object.fields.iter().all(|field| match members.get(&field.key) {
        Some(value) => holds(model, &field.shape, value),
        None => !field.required,
    });
    let declared: HashSet<&str> = object.fields.iter().map(|field| field.key.as_str()).collect();
    let mut others = members.iter().filter(|(key, _)| !declared.contains(key.as_str()));
    fields
        && match &object.rest {
            Rest::Closed | Rest::Ignored => true,
            Rest::Kept(shape) => others.all(|(_, value)| holds(model, shape, value)),
            Rest::Prefixed(prefixes, shape) => others.all(|(key, value)| {
                !prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()))
                    || holds(model, shape, value)
            }),
        }
}

fn holds_scalar(scalar: &Scalar, value: &Value) -> bool {
    match scalar {
        Scalar::Null => value.is_null(),
        Scalar::Boolean => value.is_boolean(),
        Scalar::Number => value.is_number(),
        Scalar::String(_) => value.is_string(),
        Scalar::Integer { min, max, width } => {
            let (signed, unsigned) = (value.as_i64(), value.as_u64());
            let in_width = width.is_none_or(|width| {
                let (least, greatest) = width.bounds();
                signed.is_some_and(|it| it >= least && it <= 0)
                    || unsigned.is_some_and(|it| it <= greatest)
            });
            // The smallest type: whatever it holds, every wider one holds.
            let fits = match types::integer(Integers::Smallest, (*min, *max), None) {
                "u8" => unsigned.is_some_and(|it| u8::try_from(it).is_ok()),
                "u16" => unsigned.is_some_and(|it| u16::try_from(it).is_ok()),
                "u32" => unsigned.is_some_and(|it| u32::try_from(it).is_ok()),
                "u64" => unsigned.is_some(),
                "i32" => signed.is_some_and(|it| i32::try_from(it).is_ok()),
                _ => signed.is_some(),
            };
            in_width && fits
        }
    }
}
