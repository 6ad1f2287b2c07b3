//! What a schema asserts and its type does not say: bounds, lengths, patterns.

use std::collections::BTreeMap;

use crate::model::{
    ArrayConstraint, Constraint, Keyword, Logic, Meaning, NumberConstraint, ObjectConstraint,
    SchemaId, Schemas, StringConstraint,
};

/// How many references deep the properties of an object are looked for.
const DEEPEST: usize = 8;

/// What a schema itself asserts and its type does not say: the keyword and its value, which is empty
/// where the keyword says all. Least before greatest.
#[must_use]
pub fn bounds(schemas: &Schemas, schema: SchemaId) -> Vec<(&'static str, String)> {
    let mut bounds: Vec<_> = schemas[schema].constraints.iter().filter_map(bound).collect();
    let (least, greatest) = (["min", "exclusiveMin"], ["max", "exclusiveMax"]);
    bounds.sort_by_key(|(keyword, _)| {
        let begins = |with: [&str; 2]| with.iter().any(|start| keyword.starts_with(start));
        if begins(least) { 0 } else { 1 + u8::from(!begins(greatest)) }
    });
    bounds
}

/// The schema of each property that a schema for objects declares; of several, the first.
pub(super) fn properties(schemas: &Schemas, object: SchemaId) -> BTreeMap<&str, SchemaId> {
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
