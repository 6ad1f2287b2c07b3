//! Reads JSON and YAML documents, and keeps line and column of every value.

mod document;
mod ids;
mod scan;
mod sources;
mod syntax;
mod yaml;

pub use document::{Document, Node};
pub use ids::{DocumentId, NodeId, Place};
pub use sources::Sources;
pub use syntax::Syntax;

pub use crate::position::Location;

/// The limit for the nesting of a schema document. It is the limit of `serde_json`, which reads the
/// document again when a validator is built from it.
pub const MAX_NESTING: usize = 127;
