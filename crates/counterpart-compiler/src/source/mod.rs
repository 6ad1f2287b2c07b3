//! Bytes to documents that know line and column of every JSON Pointer.

mod document;
mod lines;
mod place;
mod scan;

pub use document::{Document, DocumentId, Node, NodeId, Sources};
pub use lines::Lines;
pub use place::{Location, Place, pointer_step};

/// How deep a schema document may nest. The limit of `serde_json`, which reads the document again
/// wherever a validator is made of it.
pub const MAX_NESTING: usize = 127;
