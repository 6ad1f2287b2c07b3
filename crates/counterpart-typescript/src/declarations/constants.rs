//! The types of typed constants: exactly their values, and in step with their declared type.

use std::collections::BTreeSet;

use counterpart_compiler::model::{Model, Object, Rest, Shape};
use serde_json::{Map, Value};

use super::syntax::{Docs, Element, Member, Type};
use super::types::exact;

/// The type of a constant with this value and declared shape.
///
/// A property that the shape declares and the value leaves out may not be there, so that a
/// table of such objects can be read without asking which of them has it.
pub fn constant(model: &Model, value: &Value, shape: &Shape) -> Type {
    match (value, shape) {
        (_, Shape::Reference(to)) => constant(model, value, &model[*to].shape),
        (_, Shape::Nullable(inner)) => constant(model, value, inner),
        (Value::Object(properties), Shape::Object(object)) => fields(model, properties, object),
        (Value::Object(properties), Shape::Map(map)) => {
            let listed = map.keys.map(|keys| &model[keys].shape);
            let absent = if let Some(Shape::Enum(keys)) = listed {
                let keys = keys.values.iter().filter_map(|key| key.value.as_str());
                keys.filter(|key| !properties.contains_key(*key)).collect()
            } else {
                Vec::new()
            };
            let present = properties
                .iter()
                .map(|(key, value)| Member::readonly(key, constant(model, value, &map.values)));
            object_type(present.chain(absent.into_iter().map(left_out)).collect())
        }
        (Value::Array(items), Shape::Array(array)) => {
            tuple(items.iter().map(|item| constant(model, item, &array.items)))
        }
        (Value::Array(items), Shape::Tuple(tuple_shape)) => {
            let shapes = tuple_shape.items.iter().map(Some);
            let rest = std::iter::repeat(tuple_shape.rest.as_deref());
            let items = items.iter().zip(shapes.chain(rest));
            tuple(items.map(|(item, shape)| match shape {
                Some(shape) => constant(model, item, shape),
                None => exact(item),
            }))
        }
        (value, _) => exact(value),
    }
}

fn fields(model: &Model, properties: &Map<String, Value>, object: &Object) -> Type {
    let rest = match &object.rest {
        Rest::Closed | Rest::Ignored => None,
        Rest::Kept(shape) | Rest::Prefixed(_, shape) => Some(&**shape),
    };
    let declared: BTreeSet<&str> = object.fields.iter().map(|field| field.key.as_str()).collect();
    let fields = object.fields.iter().map(|field| match properties.get(&field.key) {
        Some(value) => Member::readonly(&field.key, constant(model, value, &field.shape)),
        None => left_out(&field.key),
    });
    let others = properties.iter().filter(|(key, _)| !declared.contains(key.as_str()));
    let others = others.map(|(key, value)| {
        let value = rest.map_or_else(|| exact(value), |shape| constant(model, value, shape));
        Member::readonly(key, value)
    });
    object_type(fields.chain(others).collect())
}

fn left_out(key: &str) -> Member {
    Member { optional: true, ..Member::readonly(key, Type::Never) }
}

fn object_type(members: Vec<Member>) -> Type {
    if members.is_empty() { exact(&Value::Object(Map::new())) } else { Type::Object(members) }
}

fn tuple(items: impl Iterator<Item = Type>) -> Type {
    let items = items.map(|value| Element { value, optional: false, docs: Docs::default() });
    Type::Tuple { items: items.collect(), rest: None, readonly: true }
}
