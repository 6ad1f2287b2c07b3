//! The path of an inline type, from which it gets its name.

use crate::model::DefinitionId;

/// The path of an inline type: the definition that owns it, and the words from there to the type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypePath {
    /// The definition that owns the type.
    pub owner: DefinitionId,
    /// The name that the words follow, where it is not the owner's.
    stem: Option<String>,
    words: Vec<String>,
}

impl TypePath {
    /// The path of a definition itself.
    pub(super) const fn of(owner: DefinitionId) -> Self {
        Self { owner, stem: None, words: Vec::new() }
    }

    /// This path and one more word, as it is.
    pub(super) fn with(&self, word: String) -> Self {
        let mut path = self.clone();
        path.words.push(word);
        path
    }

    /// The path of a type that has a name of its own, or of a constant. The owner says which
    /// contract it belongs to.
    pub(super) const fn named(owner: DefinitionId, name: String) -> Self {
        Self { owner, stem: Some(name), words: Vec::new() }
    }

    /// The name of the type at its end, in a model where the owner has this name.
    pub(super) fn name(&self, owner: &str) -> String {
        let stem = self.stem.as_deref().unwrap_or(owner);
        stem.to_owned() + &self.words.concat()
    }

    /// How many words it has.
    pub(super) const fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether another path leads on from the end of this one, or ends there too.
    pub(super) fn leads_to(&self, other: &Self) -> bool {
        self.owner == other.owner && self.stem == other.stem && other.words.starts_with(&self.words)
    }

    /// Whether it is the path of a definition itself.
    pub(super) const fn is_top(&self) -> bool {
        self.words.is_empty() && self.stem.is_none()
    }
}

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
