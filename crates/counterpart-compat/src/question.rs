//! What the engine is asked: does everything that one schema admits meet another?

use counterpart_compiler::model::{Model, SchemaId};
use counterpart_compiler::source::Place;
use serde_json::Value;

use crate::answer::Reason;

/// A schema in its model.
#[derive(Clone, Copy, Debug)]
pub struct Side<'m> {
    /// The model.
    pub model: &'m Model,
    /// The schema.
    pub schema: SchemaId,
}

/// A place in the documents of the writer's model.
///
/// A place of one model means nothing in another, or something else. So places of the two models have
/// types of their own, and each is opened with the model of its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriterPlace(pub(crate) Place);

/// A place in the documents of the reader's model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReaderPlace(pub(crate) Place);

impl WriterPlace {
    /// The place in the writer's model, which the caller must have.
    #[must_use]
    pub const fn in_writer(self) -> Place {
        self.0
    }
}

impl ReaderPlace {
    /// The place in the reader's model, which the caller must have.
    #[must_use]
    pub const fn in_reader(self) -> Place {
        self.0
    }
}

/// How the question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The writer writes the properties alone that its schema declares, as generated code does.
    /// Maps stay open: what a schema describes is declared.
    pub closed_writer: bool,
    /// How many steps the search may take: the same question takes the same steps everywhere.
    pub steps: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { closed_writer: false, steps: 24_000_000 }
    }
}

/// The answer to the question whether every instance that the writer's schema admits meets the
/// reader's.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// One for every separate break. Each witness is admitted by the writer's schema and refused by
    /// the reader's.
    pub breaks: Vec<Break>,
    /// What could not be decided. No break, and nothing undecided: it is proven safe.
    pub undecided: Vec<Undecided>,
}

/// One separate break.
#[derive(Clone, Debug)]
pub struct Break {
    /// An instance that the writer may write and the reader refuses.
    pub witness: Value,
    /// Where in the instance the refused value is: a JSON Pointer.
    pub instance: String,
    /// The schema in the reader's documents whose assertion refuses it.
    pub refused_by: ReaderPlace,
    /// The keyword of that assertion, as written.
    pub keyword: &'static str,
    /// The schema in the writer's documents that stood in the same position, where there is one.
    pub was: Option<WriterPlace>,
}

/// One position that could not be decided.
#[derive(Clone, Debug)]
pub struct Undecided {
    /// The schema in the reader's documents.
    pub at: ReaderPlace,
    /// The schema in the writer's documents in the same position, where there is one.
    pub was: Option<WriterPlace>,
    /// Why.
    pub reason: Reason,
}
