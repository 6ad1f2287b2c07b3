//! From object shapes to members, and to what they cannot say (`anyOf` of `required`).

use std::collections::BTreeSet;

use counterpart_model::model::{Object, Rest, Shape};
use counterpart_model::project::Open;

use super::syntax::{Docs, Key, Member, Type};
use super::types::Types;

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
    let rest = rest(types, object, &members);
    members.extend(rest);
    members
}

/// The index signatures: each must also hold the declared fields whose names it covers.
fn rest(types: &Types, object: &Object, fields: &[Member]) -> Vec<Member> {
    let covering = |shape: &Shape, covers: &dyn Fn(&str) -> bool| {
        let covered: Vec<_> = fields
            .iter()
            .filter(|field| matches!(&field.key, Key::Property(name) if covers(name)))
            .collect();
        let absent = covered.iter().any(|field| field.optional).then_some(Type::Undefined);
        let declared = covered.iter().map(|field| field.value.clone());
        Type::union(std::iter::once(types.of(shape, None)).chain(declared).chain(absent))
    };
    match &object.rest {
        Rest::Closed if fields.is_empty() => vec![Member::index(Type::Never)],
        Rest::Closed => Vec::new(),
        Rest::Ignored => {
            let says_so = types.plan.settings.typescript.open == Open::Index || fields.is_empty();
            says_so.then(|| Member::index(Type::Unknown)).into_iter().collect()
        }
        Rest::Kept(shape) => vec![Member::index(covering(shape, &|_| true))],
        Rest::Prefixed(prefixes, _) if prefixes.iter().any(String::is_empty) => {
            vec![Member::index(Type::Unknown)]
        }
        Rest::Prefixed(prefixes, shape) => {
            let prefixes: BTreeSet<_> = prefixes.iter().collect();
            // One type for all, since a name may start with two of them.
            let value = covering(shape, &|name| prefixes.iter().any(|p| name.starts_with(*p)));
            let member = |prefix: &&String| Member {
                key: Key::Prefix((*prefix).clone()),
                ..Member::index(value.clone())
            };
            prefixes.iter().map(member).collect()
        }
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
