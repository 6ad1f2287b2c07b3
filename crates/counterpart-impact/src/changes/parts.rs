//! The parts of a definition: values of an enum, tags of a union, fields of an object.

use super::version::Version;
use counterpart_compat::subject::part;
use counterpart_compiler::model::{DefinitionId, Model, Shape};
use counterpart_compiler::source::Place;

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

/// Where a definition names a value: in an enum where it is written, in a union where the variant of
/// this tag stands; else where the definition stands.
pub fn value_place(model: &Model, id: DefinitionId, value: &str) -> Place {
    let definition = &model[id];
    let named = match &definition.shape {
        Shape::Enum(list) => {
            list.values.iter().find(|listed| part(&listed.value) == value).map(|listed| listed.at)
        }
        Shape::Union(union) => {
            let values = union.tag.iter().flat_map(|tag| union.variants.iter().zip(&tag.values));
            let mut tagged = values.filter(|(_, values)| values.iter().any(|it| it == value));
            let schema = tagged.next().and_then(|(variant, _)| variant.schema);
            schema.map(|schema| model.schemas[schema].place)
        }
        Shape::Object(_)
        | Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Reference(_) => None,
    };
    named.unwrap_or(definition.place)
}
