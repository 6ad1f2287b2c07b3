//! The path of an inline type, from which it gets its name.

use crate::model::DefinitionId;

/// The path of an inline type: the definition that owns it, and the words from there to the type.
#[derive(Clone, Debug)]
pub(super) struct TypePath {
    /// The definition that owns the type.
    pub owner: DefinitionId,
    words: Vec<String>,
}

impl TypePath {
    /// The path of a definition itself.
    pub(super) const fn of(owner: DefinitionId) -> Self {
        Self { owner, words: Vec::new() }
    }

    /// This path and one more word, as it is.
    pub(super) fn with(&self, word: String) -> Self {
        let mut path = self.clone();
        path.words.push(word);
        path
    }

    /// Whether it is the path of a definition itself.
    pub(super) const fn is_top(&self) -> bool {
        self.words.is_empty()
    }

    /// All its words as one.
    pub(super) fn joined(&self) -> String {
        self.words.concat()
    }
}
