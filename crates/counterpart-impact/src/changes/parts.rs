//! The parts of a definition: values of an enum, tags of a union, fields of an object.

use super::version::Version;
use counterpart_compat::subject::part;
use counterpart_compiler::model::{DefinitionId, Model, Shape};
use counterpart_compiler::source::{Node, NodeId, Place};

/// A part with the generated name that stands for it.
pub type Part = (String, String);

/// The parts of a definition, in the order of its contract; none of a definition of another shape.
pub fn parts(model: Version<'_>, id: DefinitionId) -> Vec<Part> {
    let named = |at: usize, key: String| {
        let name = model.part(id, at).map_or_else(|| key.clone(), str::to_owned);
        (key, name)
    };
    match &model[id].shape {
        Shape::Enum(list) => {
            let values = list.values.iter().enumerate();
            values.map(|(at, value)| named(at, part(&value.value))).collect()
        }
        Shape::Object(object) => {
            let fields = object.fields.iter().enumerate();
            fields.map(|(at, field)| named(at, field.key.clone())).collect()
        }
        Shape::Union(union) => {
            let values = union.tag.iter().flat_map(|tag| union.variants.iter().zip(&tag.values));
            let tagged = values.flat_map(|(variant, values)| {
                values.iter().map(|value| (value.clone(), variant.name.clone()))
            });
            tagged.collect()
        }
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Reference(_) => Vec::new(),
    }
}

/// Whether a definition is an enum or a union, so that its parts are all the values it lists.
pub fn is_listed(model: &Model, id: DefinitionId) -> bool {
    match &model[id].shape {
        Shape::Enum(_) => true,
        Shape::Union(union) => union.tag.is_some(),
        Shape::Object(_)
        | Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Reference(_) => false,
    }
}

/// Where a definition names a value: in its `enum` or in a branch with `const`; else where it stands.
pub fn value_place(model: &Model, id: DefinitionId, value: &str) -> Place {
    let place = model[id].place;
    let document = &model.sources[place.document];
    let says = |node: NodeId| part(&document.value(node)) == value;
    let items = |node: NodeId| match &document[node] {
        Node::Array(items) => items.clone(),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Object(_) => vec![],
    };
    let mut open = vec![place.node];
    while let Some(schema) = open.pop() {
        let listed = document.get(schema, "enum").map(items).unwrap_or_default();
        let only = document.get(schema, "const");
        if let Some(node) = listed.into_iter().chain(only).find(|node| says(*node)) {
            return Place { document: place.document, node };
        }
        for keyword in ["anyOf", "oneOf"] {
            open.extend(document.get(schema, keyword).map(items).unwrap_or_default());
        }
    }
    place
}
