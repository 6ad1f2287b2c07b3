//! Finds the discriminators of unions, and the objects that have to keep undeclared properties. Both
//! need all shapes.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use crate::model::{Definition, DefinitionId, Enum, Field, Kinds, Object, Rest, Shape, Tag, Union};

/// Finds the discriminator of every union. In a union without one, an instance may meet several
/// variants; each open object among them, or one that is closed only where no other variant is met,
/// then keeps what the others declare, so that nothing declared is lost. With `keep_all`, every open
/// object keeps what it does not declare.
pub(super) fn settle(
    definitions: &mut [Definition],
    closed_if_alone: &HashSet<DefinitionId>,
    keep_all: bool,
) {
    let unions: Vec<usize> = (0..definitions.len())
        .filter(|at| matches!(definitions[*at].shape, Shape::Union(_)))
        .collect();
    let mut keeping = HashSet::new();
    for at in unions {
        let Shape::Union(union) = &definitions[at].shape else { continue };
        let tag = match discriminator(definitions, union) {
            Some(Discriminator::Tag(tag)) => Some(tag),
            Some(Discriminator::Other) => None,
            None => {
                keeping.extend(sharing(definitions, union));
                None
            }
        };
        if let Shape::Union(union) = &mut definitions[at].shape {
            union.tag = tag;
            forget_needless_schemas(union);
        }
    }
    for ((at, definition), id) in definitions.iter_mut().enumerate().zip((0..).map(DefinitionId)) {
        let Shape::Object(object) = &mut definition.shape else { continue };
        let keeps = match object.rest {
            Rest::Ignored => keep_all || keeping.contains(&at),
            Rest::Closed => keeping.contains(&at) && closed_if_alone.contains(&id),
            Rest::Kept(_) | Rest::Prefixed(..) => false,
        };
        if keeps {
            object.rest = Rest::Kept(Box::new(Shape::Any(Kinds::ALL)));
        }
    }
}

/// Removes the schemas of variants that the discriminator or the kind of the value already
/// distinguishes.
fn forget_needless_schemas(union: &mut Union) {
    let kinds: Vec<Kinds> = union.variants.iter().map(|variant| variant.kinds).collect();
    for (at, variant) in union.variants.iter_mut().enumerate() {
        let others = kinds.iter().enumerate().filter(|(other, _)| *other != at);
        let alone =
            others.map(|(_, other)| *other).all(|other| other.and(variant.kinds).is_empty());
        if alone || union.tag.is_some() {
            variant.schema = None;
        }
    }
}

/// The object that a shape resolves to through references, with the index of its definition.
fn object_of<'d>(
    definitions: &'d [Definition],
    mut shape: &'d Shape,
) -> Option<(usize, &'d Object)> {
    // A chain of references is at most as long as the number of definitions.
    let mut at = None;
    for _ in 0..=definitions.len() {
        match shape {
            Shape::Reference(DefinitionId(to)) => {
                at = Some(*to as usize);
                shape = &definitions[*to as usize].shape;
            }
            Shape::Object(object) => return at.map(|at| (at, object)),
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Enum(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_) => return None,
        }
    }
    None
}

/// The strings, booleans and numbers a field admits, where they are a finite list.
fn literals_of<'d>(definitions: &'d [Definition], field: &'d Field) -> Option<Vec<&'d Value>> {
    let mut shape = &field.shape;
    for _ in 0..=definitions.len() {
        match shape {
            Shape::Reference(DefinitionId(to)) => shape = &definitions[*to as usize].shape,
            Shape::Constant(value) => return Some(vec![value]),
            Shape::Enum(Enum { values, open: false }) => {
                let values = values.iter().map(|value| &value.value);
                let scalar = |value: &&Value| !(value.is_object() || value.is_array());
                return values.map(|value| Some(value).filter(scalar)).collect();
            }
            Shape::Enum(Enum { open: true, .. })
            | Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Nullable(_)
            | Shape::Object(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_) => return None,
        }
    }
    None
}

/// What tells the variants of a union apart.
enum Discriminator {
    /// A property with strings.
    Tag(Tag),
    /// A property with other values.
    Other,
}

/// The first property whose value tells the variants apart.
fn discriminator(definitions: &[Definition], union: &Union) -> Option<Discriminator> {
    let objects: Option<Vec<&Object>> = union
        .variants
        .iter()
        .map(|variant| object_of(definitions, &variant.shape).map(|(_, object)| object))
        .collect();
    let objects = objects?;
    let required = objects.first()?.fields.iter().filter(|field| field.required);
    let candidates = required.filter_map(|field| {
        let values = values_of(definitions, &objects, &field.key)?;
        let strings = |of_one: &Vec<&Value>| -> Option<Vec<String>> {
            of_one.iter().map(|value| value.as_str().map(str::to_owned)).collect()
        };
        let strings: Option<Vec<Vec<String>>> = values.iter().map(strings).collect();
        Some(match strings {
            Some(values) => Discriminator::Tag(Tag { key: field.key.clone(), values }),
            None => Discriminator::Other,
        })
    });
    let mut other = None;
    for candidate in candidates {
        match candidate {
            Discriminator::Tag(_) => return Some(candidate),
            Discriminator::Other => other = Some(Discriminator::Other),
        }
    }
    other
}

/// The values of a property that every object requires, by object; `None` where two objects share
/// one.
fn values_of<'d>(
    definitions: &'d [Definition],
    objects: &[&'d Object],
    key: &str,
) -> Option<Vec<Vec<&'d Value>>> {
    // Numbers may be written differently and be equal, so they are compared as doubles.
    let mut seen = BTreeSet::new();
    let values = objects.iter().map(|object| {
        let field = object.fields.iter().find(|field| field.key == key && field.required)?;
        let values = literals_of(definitions, field)?;
        let text = |value: &Value| match value.as_f64() {
            Some(number) => number.to_string(),
            None => value.to_string(),
        };
        values.iter().all(|value| seen.insert(text(value))).then_some(values)
    });
    values.collect()
}

/// The open objects of a union that do not declare all that other variants declare.
fn sharing(definitions: &[Definition], union: &Union) -> Vec<usize> {
    let variants: Vec<Vec<(usize, &Object)>> =
        union.variants.iter().map(|variant| objects_of(definitions, &variant.shape)).collect();
    let keys = |object: &Object| -> BTreeSet<String> {
        object.fields.iter().map(|field| field.key.clone()).collect()
    };
    let all: BTreeSet<String> =
        variants.iter().flatten().flat_map(|(_, object)| keys(object)).collect();
    let others = variants.iter().flatten().any(|(_, object)| match object.rest {
        Rest::Kept(_) | Rest::Prefixed(..) => true,
        Rest::Ignored | Rest::Closed => false,
    });
    let objects = variants.iter().flatten();
    let lacking = objects.filter(|(_, object)| others || keys(object).len() < all.len());
    lacking.map(|(at, _)| *at).collect()
}

/// The objects that a shape may be, through references and unions, with the indexes of
/// their definitions.
fn objects_of<'d>(definitions: &'d [Definition], shape: &'d Shape) -> Vec<(usize, &'d Object)> {
    let mut objects = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![shape];
    while let Some(shape) = open.pop() {
        match shape {
            Shape::Reference(DefinitionId(to)) => {
                let at = *to as usize;
                if seen.insert(at) {
                    if let Shape::Object(object) = &definitions[at].shape {
                        objects.push((at, object));
                    } else {
                        open.push(&definitions[at].shape);
                    }
                }
            }
            Shape::Nullable(inner) => open.push(inner),
            Shape::Union(union) => open.extend(union.variants.iter().map(|it| &it.shape)),
            Shape::Object(_)
            | Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Enum(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_) => {}
        }
    }
    objects.sort_by_key(|(at, _)| *at);
    objects
}
