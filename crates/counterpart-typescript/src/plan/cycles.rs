//! References by which a type alias would mean itself (`type A = B | null; type B = A`).
//!
//! TypeScript resolves the members of objects, arrays and tuples when they are asked for, but an
//! alias, a union and `| null` at once.

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::model::{DefinitionId, Model, Shape};

/// The references that close such a cycle, in a walk in source order.
pub fn endless(model: &Model) -> BTreeSet<(DefinitionId, DefinitionId)> {
    let mut closing = BTreeSet::new();
    let mut done = BTreeMap::new();
    for (start, _) in model.definitions() {
        walk(model, start, &mut done, &mut closing);
    }
    closing
}

/// A depth-first walk with its own stack: contracts may chain aliases as far as they like.
fn walk(
    model: &Model,
    start: DefinitionId,
    done: &mut BTreeMap<DefinitionId, bool>,
    closing: &mut BTreeSet<(DefinitionId, DefinitionId)>,
) {
    if done.contains_key(&start) {
        return;
    }
    done.insert(start, false);
    let mut path = vec![(start, immediate(&model[start].shape).into_iter())];
    while let Some((from, targets)) = path.last_mut() {
        let Some(to) = targets.next() else {
            done.insert(*from, true);
            path.pop();
            continue;
        };
        match done.get(&to) {
            Some(true) => {}
            Some(false) => {
                closing.insert((*from, to));
            }
            None => {
                done.insert(to, false);
                path.push((to, immediate(&model[to].shape).into_iter()));
            }
        }
    }
}

/// The definitions that must be resolved to know what a shape's alias is.
fn immediate(shape: &Shape) -> Vec<DefinitionId> {
    match shape {
        Shape::Nullable(inner) => immediate(inner),
        Shape::Union(union) => {
            union.variants.iter().flat_map(|variant| immediate(&variant.shape)).collect()
        }
        Shape::Reference(definition) => vec![*definition],
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Object(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_) => Vec::new(),
    }
}
