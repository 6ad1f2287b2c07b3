//! Which definitions a definition is made of.

use std::collections::BTreeSet;

use counterpart_compiler::model::{DefinitionId, Model, Rest, Shape};

/// The definitions that some are made of, they themselves included.
pub fn reach(
    model: &Model,
    from: impl IntoIterator<Item = DefinitionId>,
) -> BTreeSet<DefinitionId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<DefinitionId> = from.into_iter().collect();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            references(&model[id].shape, &mut open);
        }
    }
    reached
}

/// The definitions that a shape refers to directly.
pub fn references(shape: &Shape, into: &mut Vec<DefinitionId>) {
    match shape {
        Shape::Any(_) | Shape::Never | Shape::Scalar(_) | Shape::Constant(_) | Shape::Enum(_) => {}
        Shape::Nullable(inner) => references(inner, into),
        Shape::Object(object) => {
            object.fields.iter().for_each(|field| references(&field.shape, into));
            match &object.rest {
                Rest::Closed | Rest::Ignored => {}
                Rest::Kept(rest) | Rest::Prefixed(_, rest) => references(rest, into),
            }
        }
        Shape::Map(map) => {
            into.extend(map.keys);
            references(&map.values, into);
        }
        Shape::Array(array) => references(&array.items, into),
        Shape::Tuple(tuple) => {
            let items = tuple.items.iter().chain(tuple.rest.as_deref());
            items.for_each(|item| references(item, into));
        }
        Shape::Union(union) => {
            union.variants.iter().for_each(|variant| references(&variant.shape, into));
        }
        Shape::Reference(id) => into.push(*id),
    }
}
