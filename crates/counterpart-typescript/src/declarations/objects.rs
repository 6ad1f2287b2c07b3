//! From object shapes to members, and to what they cannot say (`anyOf` of `required`).

use std::collections::BTreeSet;

use counterpart_compiler::model::{Kind, Kinds, Object, Rest, Scalar, Shape};

use super::syntax::{Docs, Key, Member, Type};
use super::types::Types;
use crate::plan::kinds;
use crate::settings::Open;

/// Choices are spelled out while their combinations are no more than this; the compiler looks at
/// every one.
const MOST_COMBINATIONS: usize = 32;

/// The type of an object.
pub fn object(types: &Types, object: &Object) -> Type {
    let members = members(types, object, |_| Docs::default());
    Type::intersection(std::iter::once(Type::Object(members)).chain(choices(object)).collect())
}

/// The members of an object, with what `docs` tells of the field at each index.
pub fn members(types: &Types, object: &Object, docs: impl Fn(usize) -> Docs) -> Vec<Member> {
    let fields = object.fields.iter().enumerate().map(|(at, field)| Member {
        docs: docs(at),
        key: Key::Property(field.key.clone()),
        optional: !field.required,
        readonly: field.annotations.read_only,
        value: types.of(&field.shape, None),
        place: Some(field.place),
    });
    let mut members: Vec<_> = fields.collect();
    let rest = rest(types, object);
    members.extend(rest);
    members
}

/// The index signatures.
fn rest(types: &Types, object: &Object) -> Vec<Member> {
    match &object.rest {
        Rest::Closed if object.fields.is_empty() => vec![Member::index(Type::Never)],
        Rest::Closed => Vec::new(),
        Rest::Ignored => {
            let says_so = types.plan.output.open == Open::Index || object.fields.is_empty();
            says_so.then(|| Member::index(Type::Unknown)).into_iter().collect()
        }
        Rest::Kept(shape) => vec![Member::index(covering(types, object, shape, |_| true))],
        Rest::Prefixed(prefixes, _) if prefixes.iter().any(String::is_empty) => {
            vec![Member::index(Type::Unknown)]
        }
        Rest::Prefixed(prefixes, shape) => {
            let prefixes: BTreeSet<_> = prefixes.iter().collect();
            // One type for all, since a name may start with two of them.
            let value = covering(types, object, shape, |key| {
                prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()))
            });
            let member = |prefix: &&String| Member {
                key: Key::Prefix((*prefix).clone()),
                ..Member::index(value.clone())
            };
            prefixes.iter().map(member).collect()
        }
    }
}

/// The type of an index signature for values of `shape`. It must also hold the declared fields
/// whose keys it covers.
fn covering(types: &Types, object: &Object, shape: &Shape, covers: impl Fn(&str) -> bool) -> Type {
    let covered: Vec<_> = object.fields.iter().filter(|field| covers(&field.key)).collect();
    let shapes = || std::iter::once(shape).chain(covered.iter().map(|field| &field.shape));
    // Beside `string`, the name of a list of strings says nothing.
    let whole: Kinds = shapes().filter_map(whole).fold(Kinds::NONE, Kinds::or);
    let told = shapes().filter(|shape| {
        self::whole(shape).is_some() || !kinds(types.plan.model, shape).within(whole)
    });
    let absent = covered.iter().any(|field| !field.required).then_some(Type::Undefined);
    Type::union(told.map(|shape| types.of(shape, None)).chain(absent))
}

/// The kinds of value that a shape holds without exception.
fn whole(shape: &Shape) -> Option<Kinds> {
    match shape {
        Shape::Any(kinds) => Some(*kinds),
        Shape::Scalar(Scalar::Null) => Some(Kinds::one(Kind::Null)),
        Shape::Scalar(Scalar::Boolean) => Some(Kinds::one(Kind::Boolean)),
        // TypeScript has one type for all numbers.
        Shape::Scalar(Scalar::Integer { .. } | Scalar::Number) => Some(Kinds::NUMBER),
        Shape::Scalar(Scalar::String(_)) => Some(Kinds::one(Kind::String)),
        Shape::Nullable(inner) => Some(whole(inner)?.or(Kinds::one(Kind::Null))),
        Shape::Never
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

/// For each choice, the union of the sets of properties of which one must be there.
pub fn choices(object: &Object) -> Vec<Type> {
    let required: BTreeSet<&str> =
        object.fields.iter().filter(|field| field.required).map(|f| f.key.as_str()).collect();
    let mut combinations = 1;
    let mut found = Vec::new();
    for choice in &object.choices {
        let sets: Vec<Vec<&str>> = choice
            .iter()
            .map(|set| {
                set.iter().map(String::as_str).filter(|key| !required.contains(key)).collect()
            })
            .collect();
        // A set that is there anyway leaves nothing to choose.
        if sets.iter().any(Vec::is_empty) || combinations * sets.len() > MOST_COMBINATIONS {
            continue;
        }
        combinations *= sets.len();
        found.push(Type::union(sets.iter().map(|set| {
            Type::Object(set.iter().map(|key| Member::required(key, Type::Unknown)).collect())
        })));
    }
    found
}
