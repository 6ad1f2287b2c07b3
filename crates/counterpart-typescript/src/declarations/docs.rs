//! What doc comments tell: descriptions, and the assertions that types cannot say.

use std::collections::BTreeMap;

use counterpart_compiler::model::{Annotations, Rule, Scalar, SchemaId, Schemas, Shape, Text};
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
    for assertion in &schemas[object].assertions {
        if let Rule::Properties(properties) = &assertion.rule {
            for (key, schema) in properties {
                found.entry(key).or_insert(*schema);
            }
        } else if let Rule::AllOf(parts) = &assertion.rule {
            for part in parts {
                add_properties(schemas, *part, depth, found);
            }
        } else if let Rule::Reference(target) = &assertion.rule {
            add_properties(schemas, *target, depth, found);
        }
    }
}

/// What a schema itself asserts and its type does not say.
fn bounds(schemas: &Schemas, schema: SchemaId) -> Vec<(&'static str, String)> {
    schemas[schema].assertions.iter().filter_map(|assertion| bound(&assertion.rule)).collect()
}

fn bound(rule: &Rule) -> Option<(&'static str, String)> {
    match rule {
        Rule::Minimum { limit, exclusive } => {
            Some((if *exclusive { "exclusiveMinimum" } else { "minimum" }, limit.to_string()))
        }
        Rule::Maximum { limit, exclusive } => {
            Some((if *exclusive { "exclusiveMaximum" } else { "maximum" }, limit.to_string()))
        }
        Rule::MultipleOf(number) => Some(("multipleOf", number.to_string())),
        Rule::MinLength(length) => Some(("minLength", length.to_string())),
        Rule::MaxLength(length) => Some(("maxLength", length.to_string())),
        Rule::Pattern(pattern) => Some(("pattern", pattern.clone())),
        Rule::MinItems(count) => Some(("minItems", count.to_string())),
        Rule::MaxItems(count) => Some(("maxItems", count.to_string())),
        Rule::UniqueItems => Some(("uniqueItems", String::new())),
        Rule::MinProperties(count) => Some(("minProperties", count.to_string())),
        Rule::MaxProperties(count) => Some(("maxProperties", count.to_string())),
        Rule::Never
        | Rule::Type(_)
        | Rule::Enum(_)
        | Rule::Const(_)
        | Rule::Format(_)
        | Rule::ContentEncoding(_)
        | Rule::ContentMediaType { .. }
        | Rule::PrefixItems(_)
        | Rule::Items { .. }
        | Rule::Contains { .. }
        | Rule::UnevaluatedItems(_)
        | Rule::Properties(_)
        | Rule::PatternProperties(_)
        | Rule::AdditionalProperties(_)
        | Rule::PropertyNames(_)
        | Rule::Required(_)
        | Rule::DependentRequired(_)
        | Rule::DependentSchemas(_)
        | Rule::UnevaluatedProperties(_)
        | Rule::AllOf(_)
        | Rule::AnyOf(_)
        | Rule::OneOf(_)
        | Rule::Not(_)
        | Rule::If { .. }
        | Rule::Reference(_) => None,
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
        | Shape::Enum(_)
        | Shape::Object(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Union(_)
        | Shape::Reference(_) => None,
    }
}
