//! A judge that takes no part in finding witnesses: validators of other people, over the documents
//! as they were written.

use counterpart_model::model::{DefinitionId, Model};
use counterpart_model::project::Formats;
use serde_json::Value;

use crate::answer::Reason;

/// Who judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The crate `boon`.
    Boon,
    /// The crate `jsonschema`, where `boon` cannot read the schema.
    Jsonschema,
}

/// A definition as the judge understands it, read once.
#[derive(Debug)]
pub struct Judge {
    name: Name,
}

impl Judge {
    /// Reads a definition.
    ///
    /// # Errors
    /// Why no judge can use it.
    pub fn new(
        _model: &Model,
        _definition: DefinitionId,
        _formats: Formats,
    ) -> Result<Self, Reason> {
        Err(Reason { because: "there is no judge yet".to_owned(), help: String::new() })
    }

    /// Who judges.
    #[must_use]
    pub const fn name(&self) -> Name {
        self.name
    }

    /// Whether the definition admits the value.
    ///
    /// # Errors
    /// Why the judge cannot tell.
    pub fn admits(&self, _value: &Value) -> Result<bool, Reason> {
        Err(Reason { because: "there is no judge yet".to_owned(), help: String::new() })
    }
}
