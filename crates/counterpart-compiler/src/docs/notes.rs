//! What the docs of a definition, field or constant say beside its title and description.

use std::borrow::Cow;

use super::bounds::{bounds, properties};
use super::remarks::{Remark, Remarks};
use crate::model::{Annotations, ContractId, DefinitionId, Format, Model, SchemaId, Shape, Width};

/// What docs say beside title and description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// The format, and what the schema asserts and the type does not say: each keyword with its
    /// value, which is empty where the keyword says all.
    pub bounds: Vec<(&'static str, String)>,
    /// What is said of parts that have no docs of their own.
    pub remarks: Vec<Remark>,
}

impl Notes {
    /// Those of a definition.
    #[must_use]
    pub fn of_definition(model: &Model, remarks: &Remarks, id: DefinitionId) -> Self {
        let definition = &model[id];
        let bounds =
            all_bounds(model, &definition.annotations, &definition.shape, Some(definition.schema));
        Self { bounds, remarks: remarks.of_definition(id).to_vec() }
    }

    /// Those of each field of a definition, in their order; none where it has no fields.
    #[must_use]
    pub fn of_fields(model: &Model, remarks: &Remarks, id: DefinitionId) -> Vec<Self> {
        let definition = &model[id];
        let Shape::Object(object) = &definition.shape else { return Vec::new() };
        let declared = properties(&model.schemas, definition.schema);
        let fields = object.fields.iter().enumerate().map(|(at, field)| {
            let schema = declared.get(field.key.as_str()).copied();
            let bounds = all_bounds(model, &field.annotations, &field.shape, schema);
            Self { bounds, remarks: remarks.of_field(id, at).to_vec() }
        });
        fields.collect()
    }

    /// Those of a constant of a contract, by its position.
    #[must_use]
    pub fn of_constant(model: &Model, remarks: &Remarks, id: ContractId, at: usize) -> Self {
        let constant = &model[id].constants[at];
        let bounds = all_bounds(model, &constant.annotations, &constant.shape, None);
        Self { bounds, remarks: remarks.of_constant(id, at).to_vec() }
    }
}

/// The title, and the description where it says something else.
#[must_use]
pub fn paragraphs(annotations: &Annotations) -> Vec<String> {
    let parts = [annotations.title.as_ref(), annotations.description.as_ref()];
    let mut paragraphs: Vec<String> = Vec::new();
    for part in parts.into_iter().flatten().filter(|part| !part.trim().is_empty()) {
        if !paragraphs.contains(part) {
            paragraphs.push(part.clone());
        }
    }
    paragraphs
}

/// The annotations of something of this shape. Where it says nothing of itself, it is documented by
/// the description of the definition that it refers to, else by its title.
#[must_use]
pub fn described<'m>(
    model: &'m Model,
    annotations: &'m Annotations,
    shape: &'m Shape,
) -> Cow<'m, Annotations> {
    let inner = if let Shape::Nullable(inner) = shape { inner } else { shape };
    let Shape::Reference(to) = inner else { return Cow::Borrowed(annotations) };
    let target = &model[*to].annotations;
    let silent = paragraphs(annotations).is_empty();
    if !silent || target.description.is_none() && target.title.is_none() {
        return Cow::Borrowed(annotations);
    }
    let description = target.description.clone().or_else(|| target.title.clone());
    Cow::Owned(Annotations { description, ..annotations.clone() })
}

fn all_bounds(
    model: &Model,
    annotations: &Annotations,
    shape: &Shape,
    schema: Option<SchemaId>,
) -> Vec<(&'static str, String)> {
    let text = shape.text().and_then(|text| text.format).map(Format::name);
    let format = text.or_else(|| annotations.width.map(Width::name));
    let bounds = schema.map(|schema| bounds(&model.schemas, schema)).unwrap_or_default();
    format.map(|format| ("format", format.to_owned())).into_iter().chain(bounds).collect()
}
