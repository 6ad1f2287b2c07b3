//! Conjunctions: the schemas that a type is made from.

use std::collections::BTreeSet;

use crate::model::{Kinds, SchemaId};

/// An `anyOf` or `oneOf`: the schema it stands in, and its position among the constraints.
pub(super) type Choice = (SchemaId, usize);

/// The schemas that a type is made from; all of them hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Conjunction {
    pub schemas: BTreeSet<SchemaId>,
    /// The kinds of value it is about; values of another kind have a type of their own.
    pub kinds: Kinds,
    /// The choices among the schemas that are decided: the branch is one of the schemas.
    pub decided: BTreeSet<Choice>,
    /// The choices that the type does not follow: what any branch declares may be there.
    pub skipped: BTreeSet<Choice>,
}

impl Conjunction {
    /// The conjunction of these schemas, about every kind of value.
    pub(super) fn of(schemas: impl IntoIterator<Item = SchemaId>) -> Self {
        Self {
            schemas: schemas.into_iter().collect(),
            kinds: Kinds::ALL,
            decided: BTreeSet::new(),
            skipped: BTreeSet::new(),
        }
    }

    /// This, about `kinds` alone.
    pub(super) fn about(&self, kinds: Kinds) -> Self {
        Self { kinds: self.kinds.and(kinds), ..self.clone() }
    }

    /// This without following the given choices.
    pub(super) fn skipping(&self, choices: impl IntoIterator<Item = Choice>) -> Self {
        let mut conjunction = self.clone();
        conjunction.skipped.extend(choices);
        conjunction
    }

    /// This and `branch`, which decides `choice`.
    pub(super) fn deciding(&self, choice: Choice, branch: SchemaId) -> Self {
        let mut conjunction = self.clone();
        conjunction.schemas.insert(branch);
        conjunction.decided.insert(choice);
        conjunction
    }

    /// The schema it consists of, where that is all it is.
    pub(super) fn plain(&self) -> Option<SchemaId> {
        let alone = self.kinds == Kinds::ALL && self.decided.is_empty() && self.skipped.is_empty();
        match (alone, self.schemas.first(), self.schemas.len()) {
            (true, Some(schema), 1) => Some(*schema),
            _ => None,
        }
    }
}
