//! What doc comments tell: descriptions, and the constraints that types cannot say.

use std::collections::BTreeMap;

use counterpart_compiler::model::{
    Annotations, ArrayConstraint, Constraint, Keyword, Logic, Meaning, NumberConstraint,
    ObjectConstraint, Scalar, SchemaId, Schemas, Shape, StringConstraint, Text,
};
use serde_json::Value;

use super::syntax::Docs;

/// Values longer than this are no help in a comment.
const LONGEST_VALUE: usize = 1000;
/// How many references deep the properties of an object are looked for.
const DEEPEST: usize = 8;

/// The docs of something with these annotations, of this shape, that meets this schema.
pub fn docs(
    schemas: &Schemas,
    annotations: &Annotations,
    shape: &Shape,
    schema: Option<SchemaId>,
) -> Docs {
    let text = text(shape);
    let format =
        text.and_then(|text| text.format).map(|format| ("format", format.name().to_owned()));
    let bounds = schema.map(|schema| bounds(schemas, schema)).unwrap_or_default();
    let mut docs = Docs {
        paragraphs: paragraphs(annotations),
        tags: format.into_iter().chain(bounds).collect(),
    };
    if annotations.extension.secret || text.is_some_and(|text| text.secret) {
        docs.paragraphs.push("Secret: show it only through `mask()`.".to_owned());
    }
    let compact =
        |value: &Value| Some(value.to_string()).filter(|text| text.len() <= LONGEST_VALUE);
    docs.tags.extend(annotations.default.as_ref().and_then(compact).map(|text| ("default", text)));
    docs.tags.extend(annotations.examples.iter().filter_map(compact).map(|text| ("example", text)));
    if annotations.write_only {
        docs.tags.push(("writeOnly", String::new()));
    }
    if annotations.deprecated {
        docs.tags.push(("deprecated", String::new()));
    }
    docs
}

/// The title, where it says something the description does not, and the description.
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

/// The schema of each property that a schema for objects declares; of several, the first.
pub fn properties(schemas: &Schemas, object: SchemaId) -> BTreeMap<&str, SchemaId> {
    let mut found = BTreeMap::new();
    add_properties(schemas, object, DEEPEST, &mut found);
    found
}

fn add_properties<'m>(
    schemas: &'m Schemas,
    object: SchemaId,
    depth: usize,
    found: &mut BTreeMap<&'m str, SchemaId>,
) {
    let Some(depth) = depth.checked_sub(1) else { return };
    for constraint in &schemas[object].constraints {
        if let Meaning::Object(ObjectConstraint::Properties(properties)) = &constraint.meaning {
            for (key, schema) in properties {
                found.entry(key).or_insert(*schema);
            }
        } else if let Meaning::Logic(Logic::AllOf(parts)) = &constraint.meaning {
            for part in parts {
                add_properties(schemas, *part, depth, found);
            }
        } else if let Some(target) = constraint.meaning.reference() {
            add_properties(schemas, target, depth, found);
        }
    }
}

/// What a schema itself asserts and its type does not say.
fn bounds(schemas: &Schemas, schema: SchemaId) -> Vec<(&'static str, String)> {
    schemas[schema].constraints.iter().filter_map(bound).collect()
}

fn bound(constraint: &Constraint) -> Option<(&'static str, String)> {
    let text = match &constraint.meaning {
        Meaning::Number(number) => number_bound(number),
        Meaning::String(string) => string_bound(string)?,
        Meaning::Array(array) => array_bound(array)?,
        Meaning::Object(object) => object_bound(object)?,
        Meaning::Never
        | Meaning::Type(_)
        | Meaning::Enum(_)
        | Meaning::Const(_)
        | Meaning::Logic(_)
        | Meaning::Reference(_) => return None,
    };
    Some((tag(constraint), text))
}

/// The name of the bound: that of its keyword, but where draft 4 says with a second keyword that a
/// bound is exclusive.
fn tag(constraint: &Constraint) -> &'static str {
    let keyword = match &constraint.meaning {
        Meaning::Number(NumberConstraint::Minimum { exclusive: true, .. }) => {
            Keyword::ExclusiveMinimum
        }
        Meaning::Number(NumberConstraint::Maximum { exclusive: true, .. }) => {
            Keyword::ExclusiveMaximum
        }
        Meaning::Number(_)
        | Meaning::Never
        | Meaning::Type(_)
        | Meaning::Enum(_)
        | Meaning::Const(_)
        | Meaning::String(_)
        | Meaning::Array(_)
        | Meaning::Object(_)
        | Meaning::Logic(_)
        | Meaning::Reference(_) => constraint.keyword,
    };
    keyword.name()
}

fn number_bound(number: &NumberConstraint) -> String {
    match number {
        NumberConstraint::Minimum { limit, exclusive: _ }
        | NumberConstraint::Maximum { limit, exclusive: _ } => limit.to_string(),
        NumberConstraint::MultipleOf(divisor) => divisor.to_string(),
    }
}

fn string_bound(string: &StringConstraint) -> Option<String> {
    match string {
        StringConstraint::MinLength(length) | StringConstraint::MaxLength(length) => {
            Some(length.to_string())
        }
        StringConstraint::Pattern(pattern) => Some(pattern.clone()),
        StringConstraint::Format(_)
        | StringConstraint::ContentEncoding(_)
        | StringConstraint::ContentMediaType { .. } => None,
    }
}

fn array_bound(array: &ArrayConstraint) -> Option<String> {
    match array {
        ArrayConstraint::MinItems(count) | ArrayConstraint::MaxItems(count) => {
            Some(count.to_string())
        }
        ArrayConstraint::UniqueItems => Some(String::new()),
        ArrayConstraint::PrefixItems(_)
        | ArrayConstraint::Items { .. }
        | ArrayConstraint::Contains { .. }
        | ArrayConstraint::UnevaluatedItems(_) => None,
    }
}

fn object_bound(object: &ObjectConstraint) -> Option<String> {
    match object {
        ObjectConstraint::MinProperties(count) | ObjectConstraint::MaxProperties(count) => {
            Some(count.to_string())
        }
        ObjectConstraint::Properties(_)
        | ObjectConstraint::PatternProperties(_)
        | ObjectConstraint::AdditionalProperties(_)
        | ObjectConstraint::PropertyNames(_)
        | ObjectConstraint::Required(_)
        | ObjectConstraint::DependentRequired(_)
        | ObjectConstraint::DependentSchemas(_)
        | ObjectConstraint::UnevaluatedProperties(_) => None,
    }
}

/// What is known of the string that a shape holds at its top.
fn text(shape: &Shape) -> Option<&Text> {
    match shape {
        Shape::Scalar(Scalar::String(text)) => Some(text),
        Shape::Nullable(inner) => text(inner),
        Shape::Scalar(Scalar::Null | Scalar::Boolean | Scalar::Integer { .. } | Scalar::Number)
        | Shape::Any(_)
        | Shape::Never
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Object(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Union(_)
        | Shape::Reference(_) => None,
    }
}
