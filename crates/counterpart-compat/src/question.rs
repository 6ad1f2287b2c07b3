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

/// What came of the question whether every instance that the writer's schema admits meets the
/// reader's.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// One for every separate break. Each witness is admitted by the writer's schema and refused by
    /// the reader's.
    pub breaks: Vec<Break>,
    /// What could not be decided. Empty, and no break: it is proven that all is well.
    pub doubts: Vec<Doubt>,
}

/// One separate break.
#[derive(Clone, Debug)]
pub struct Break {
    /// An instance that the writer may write and the reader refuses.
    pub witness: Value,
    /// Where in the instance the refused value is: a JSON Pointer.
    pub instance: String,
    /// The schema in the reader's documents whose assertion refuses it.
    pub refused_by: Place,
    /// The keyword of that assertion, as written.
    pub keyword: &'static str,
    /// The schema in the writer's documents that stood in the same position, where there is one.
    pub was: Option<Place>,
}

/// One position that could not be decided.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// The schema in the reader's documents.
    pub at: Place,
    /// The schema in the writer's documents in the same position, where there is one.
    pub was: Option<Place>,
    /// Why.
    pub reason: Reason,
}
