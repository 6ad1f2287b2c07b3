//! Which schemas refuse by themselves what JSON does not have, `undefined` above all.

use counterpart_compiler::model::{Kinds, Logic, Meaning, SchemaId, Schemas};

/// References are followed this far.
const FOLLOWED: usize = 8;

/// Whether the verdict about `undefined`, and about every other value that is not JSON, is a refusal. Where
/// that is not known, the answer is no.
#[must_use]
pub fn refuses_absence(schemas: &Schemas, schema: SchemaId) -> bool {
    refuses(schemas, schema, FOLLOWED)
}

fn refuses(schemas: &Schemas, schema: SchemaId, left: usize) -> bool {
    let Some(left) = left.checked_sub(1) else { return false };
    let refuses = |schema: &SchemaId| refuses(schemas, *schema, left);
    schemas[schema].constraints.iter().any(|constraint| match &constraint.meaning {
        Meaning::Type(kinds) => *kinds != Kinds::ALL,
        Meaning::Never | Meaning::Enum(_) | Meaning::Const(_) => true,
        Meaning::Reference(target) => refuses(target),
        Meaning::Logic(Logic::AllOf(branches)) => branches.iter().any(refuses),
        Meaning::Logic(Logic::AnyOf(branches) | Logic::OneOf(branches)) => {
            branches.iter().all(refuses)
        }
        Meaning::Logic(Logic::Not(_) | Logic::If { .. })
        | Meaning::Number(_)
        | Meaning::String(_)
        | Meaning::Array(_)
        | Meaning::Object(_) => false,
    })
}
