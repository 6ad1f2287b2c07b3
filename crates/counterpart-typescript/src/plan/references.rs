//! The definitions a shape names.

use counterpart_compiler::model::{DefinitionId, Rest, Shape};

/// Every definition that `shape` names, in order of first mention, with doubles.
#[must_use]
pub fn references(shape: &Shape) -> Vec<DefinitionId> {
    let mut found = Vec::new();
    collect(shape, &mut found);
    found
}

fn collect(shape: &Shape, found: &mut Vec<DefinitionId>) {
    match shape {
        Shape::Any(_) | Shape::Never | Shape::Scalar(_) | Shape::Constant(_) | Shape::Enum(_) => {}
        Shape::Nullable(inner) => collect(inner, found),
        Shape::Object(object) => {
            object.fields.iter().for_each(|field| collect(&field.shape, found));
            match &object.rest {
                Rest::Closed | Rest::Ignored => {}
                Rest::Kept(rest) | Rest::Prefixed(_, rest) => collect(rest, found),
            }
        }
        Shape::Map(map) => {
            found.extend(map.keys);
            collect(&map.values, found);
        }
        Shape::Array(array) => collect(&array.items, found),
        Shape::Tuple(tuple) => {
            tuple.items.iter().chain(tuple.rest.as_deref()).for_each(|item| collect(item, found));
        }
        Shape::Union(union) => {
            union.variants.iter().for_each(|variant| collect(&variant.shape, found));
        }
        Shape::Reference(definition) => found.push(*definition),
    }
}
