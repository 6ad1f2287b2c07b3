//! Which definitions hold something that may have to be left out.

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::model::{DefinitionId, Model, Rest, Shape};

use crate::plan::references;

/// The definitions whose values are not always written as they are.
#[derive(Clone, Debug, Default)]
pub struct Need {
    definitions: BTreeSet<DefinitionId>,
}

impl Need {
    /// Looks at every definition: those that leave out keys themselves, and those that hold them.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let mut holders: BTreeMap<DefinitionId, Vec<DefinitionId>> = BTreeMap::new();
        let mut need = Self::default();
        let mut open = Vec::new();
        for (id, definition) in model.definitions() {
            if leaves_out(&definition.shape) {
                open.push(id);
            }
            for held in references(&definition.shape) {
                holders.entry(held).or_default().push(id);
            }
        }
        while let Some(id) = open.pop() {
            if need.definitions.insert(id) {
                open.extend(holders.get(&id).into_iter().flatten());
            }
        }
        need
    }

    /// Whether a definition has an encoder.
    #[must_use]
    pub fn has(&self, definition: DefinitionId) -> bool {
        self.definitions.contains(&definition)
    }
}

/// Objects stand only at the top of a definition.
fn leaves_out(shape: &Shape) -> bool {
    match shape {
        Shape::Object(object) => match object.rest {
            Rest::Closed | Rest::Ignored | Rest::Prefixed(..) => true,
            Rest::Kept(_) => false,
        },
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Enum(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Union(_)
        | Shape::Reference(_) => false,
    }
}
