//! An inline type that has no name yet.

use super::path::TypePath;

/// What decides the name of an inline type.
#[derive(Clone, Debug)]
pub(super) struct Inline {
    /// The name that the contract or the project gives it.
    pub asked: Option<String>,
    /// The path from where its schemas stand, or else every path on which the type was met.
    pub paths: Vec<TypePath>,
    /// Whether the path is the one from where its schemas stand.
    pub is_home: bool,
}

impl Inline {
    /// Adds a path on which the type was met.
    pub(super) fn meet(&mut self, path: &TypePath) {
        if !self.is_home && !self.paths.contains(path) {
            self.paths.push(path.clone());
        }
    }
}
