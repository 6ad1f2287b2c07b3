//! Which definitions contain each other other than through arrays and maps.

use crate::graph::Graph;
use crate::model::{Definition, DefinitionId, Shape};

/// Marks every definition that is in a containment cycle with the number of its cycle.
pub(super) fn mark(definitions: &mut [Definition]) {
    let contains = Graph::new(definitions.iter().map(|d| contained(&d.shape)).collect());
    for (number, cycle) in (0u32..).zip(contains.cycles()) {
        for at in cycle {
            definitions[at].cycle = Some(number);
        }
    }
}

/// The definitions whose values a value of this shape is made of, not counting the items of arrays
/// and the values of maps.
fn contained(shape: &Shape) -> Vec<usize> {
    match shape {
        Shape::Reference(DefinitionId(to)) => vec![*to as usize],
        Shape::Nullable(inner) => contained(inner),
        Shape::Object(object) => {
            object.fields.iter().flat_map(|field| contained(&field.shape)).collect()
        }
        Shape::Tuple(tuple) => tuple.items.iter().flat_map(contained).collect(),
        Shape::Union(union) => {
            union.variants.iter().flat_map(|variant| contained(&variant.shape)).collect()
        }
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Map(_)
        | Shape::Array(_) => Vec::new(),
    }
}
