//! Schemas that admit everything or nothing, in whatever form they say so.

use crate::model::{Kinds, Logic, Meaning, SchemaId, Schemas};
use crate::pattern::Pattern;

/// The depth to which schemas are looked into. What is nested deeper says something.
const DEPTH: usize = 8;

/// Whether a schema admits nothing: `false`, `{"not": {}}`, `{"anyOf": [false]}`.
pub(super) fn admits_none(schemas: &Schemas, id: SchemaId) -> bool {
    none(schemas, id, DEPTH)
}

/// Whether a schema admits everything: `true`, `{}`, `{"not": false}`, `{"allOf": [{}]}`.
pub(super) fn admits_all(schemas: &Schemas, id: SchemaId) -> bool {
    all(schemas, id, DEPTH)
}

/// The kinds of value that `not` with this schema leaves, at most.
pub(super) fn kinds_beside(schemas: &Schemas, id: SchemaId) -> Kinds {
    if admits_all(schemas, id) {
        return Kinds::NONE;
    }
    match schemas[id].constraints.as_slice() {
        // Drafts differ about which numbers are integers, so a part of the numbers stays.
        [only] => match &only.meaning {
            Meaning::Type(kinds) if Kinds::NUMBER.within(*kinds) => Kinds::ALL.without(*kinds),
            Meaning::Type(kinds) => Kinds::ALL.without(kinds.without(Kinds::NUMBER)),
            Meaning::Never
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Object(_)
            | Meaning::Logic(_)
            | Meaning::Reference(_) => Kinds::ALL,
        },
        _ => Kinds::ALL,
    }
}

/// Whether a regular expression matches every name.
pub(super) fn matches_every_name(pattern: &str) -> bool {
    Pattern::read(pattern).is_ok_and(|pattern| pattern.matches_everything())
}

fn none(schemas: &Schemas, id: SchemaId, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    schemas[id].constraints.iter().any(|constraint| match &constraint.meaning {
        Meaning::Never => true,
        Meaning::Type(kinds) => kinds.is_empty(),
        Meaning::Enum(values) => values.is_empty(),
        Meaning::Reference(target) => none(schemas, *target, depth),
        Meaning::Logic(Logic::AllOf(parts)) => parts.iter().any(|it| none(schemas, *it, depth)),
        Meaning::Logic(Logic::AnyOf(branches) | Logic::OneOf(branches)) => {
            branches.iter().all(|it| none(schemas, *it, depth))
        }
        Meaning::Logic(Logic::Not(inner)) => all(schemas, *inner, depth),
        Meaning::Logic(Logic::If { .. })
        | Meaning::Const(_)
        | Meaning::Number(_)
        | Meaning::String(_)
        | Meaning::Array(_)
        | Meaning::Object(_) => false,
    })
}

fn all(schemas: &Schemas, id: SchemaId, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    schemas[id].constraints.iter().all(|constraint| match &constraint.meaning {
        Meaning::Type(kinds) => *kinds == Kinds::ALL,
        Meaning::Reference(target) => all(schemas, *target, depth),
        Meaning::Logic(Logic::AllOf(parts)) => parts.iter().all(|it| all(schemas, *it, depth)),
        Meaning::Logic(Logic::AnyOf(branches)) => {
            branches.iter().any(|it| all(schemas, *it, depth))
        }
        Meaning::Logic(Logic::Not(inner)) => none(schemas, *inner, depth),
        Meaning::Logic(Logic::OneOf(_) | Logic::If { .. })
        | Meaning::Never
        | Meaning::Enum(_)
        | Meaning::Const(_)
        | Meaning::Number(_)
        | Meaning::String(_)
        | Meaning::Array(_)
        | Meaning::Object(_) => false,
    })
}
