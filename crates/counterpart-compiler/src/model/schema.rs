//! What a schema asserts, free of drafts, references and raw keywords.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::annotations::Annotations;
use super::constraint::{Constraint, Keyword, Meaning};
use super::ids::SchemaId;
use super::kinds::Kinds;
use super::union_facts::{Recheck, UnionFacts};
use crate::source::Place;

/// One schema: an instance is admitted when every constraint holds. Without constraints every
/// instance is admitted.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands in its document.
    pub place: Place,
    /// What it says to a reader.
    pub annotations: Annotations,
    /// What it asserts, in the order in which keywords are reported (`docs/violations.md`).
    pub constraints: Vec<Constraint>,
}

impl Schema {
    /// Whether it constrains nothing.
    #[must_use]
    pub fn admits_all(&self) -> bool {
        self.constraints.is_empty()
    }

    /// Whether it is the `false` schema, which admits nothing.
    #[must_use]
    pub fn is_never(&self) -> bool {
        self.constraints.iter().any(|constraint| constraint.meaning == Meaning::Never)
    }

    /// The kinds of value that its own `type` admits.
    #[must_use]
    pub fn kinds(&self) -> Kinds {
        self.constraints.iter().fold(Kinds::ALL, |kinds, constraint| match constraint.meaning {
            Meaning::Type(narrower) => kinds.and(narrower),
            Meaning::Never
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Object(_)
            | Meaning::Logic(_)
            | Meaning::Reference(_) => kinds,
        })
    }

    /// The targets of its references.
    pub fn references(&self) -> impl Iterator<Item = SchemaId> {
        self.constraints.iter().filter_map(|constraint| constraint.meaning.reference())
    }

    /// The first constraint that is written with a keyword.
    #[must_use]
    pub fn constraint(&self, keyword: Keyword) -> Option<&Constraint> {
        self.constraints.iter().find(|constraint| constraint.keyword == keyword)
    }
}

/// Every schema of a model. Cycles are plain: a [`Meaning::Reference`] may lead back.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    nodes: Vec<Schema>,
    unions: HashMap<(SchemaId, Keyword), UnionFacts>,
    rechecks: HashMap<SchemaId, Recheck>,
    /// The schemas at each place; made when it is first asked for.
    by_place: OnceLock<HashMap<Place, Vec<SchemaId>>>,
}

impl Schemas {
    /// How many schemas there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every schema with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        (0u32..).map(SchemaId).zip(&self.nodes)
    }

    /// The schemas that stand at a place: more than one where it is used in several dynamic scopes,
    /// none where no schema stands.
    #[must_use]
    pub fn at(&self, place: Place) -> &[SchemaId] {
        let by_place = self.by_place.get_or_init(|| {
            let mut by_place: HashMap<Place, Vec<SchemaId>> = HashMap::new();
            for (id, schema) in self.iter() {
                by_place.entry(schema.place).or_default().push(id);
            }
            by_place
        });
        by_place.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The facts of the `anyOf` or `oneOf` of a schema; in every [`Model`](super::Model) each has
    /// them.
    #[must_use]
    pub fn union(&self, schema: SchemaId, keyword: Keyword) -> Option<&UnionFacts> {
        self.unions.get(&(schema, keyword))
    }

    /// Whether a schema, the target of a reference, is checked more than once on the same value.
    #[must_use]
    pub fn recheck(&self, schema: SchemaId) -> Option<Recheck> {
        self.rechecks.get(&schema).copied()
    }

    /// Adds the facts of the unions.
    pub(crate) fn set_unions(
        &mut self,
        unions: HashMap<(SchemaId, Keyword), UnionFacts>,
        rechecks: HashMap<SchemaId, Recheck>,
    ) {
        self.unions = unions;
        self.rechecks = rechecks;
    }

    /// Adds a schema and returns its id.
    pub fn add(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(schema);
        self.by_place.take();
        id
    }
}

impl std::ops::Index<SchemaId> for Schemas {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.nodes[id.index()]
    }
}

impl std::ops::IndexMut<SchemaId> for Schemas {
    fn index_mut(&mut self, id: SchemaId) -> &mut Schema {
        self.by_place.take();
        &mut self.nodes[id.index()]
    }
}
