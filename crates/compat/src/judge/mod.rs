//! A judge that takes no part in finding witnesses: validators of other people, over the documents
//! as they were written.
//!
//! | module | what |
//! |---|---|
//! | [`documents`] | the documents of a definition, as other validators are to read them |
//! | [`by_boon`], [`by_jsonschema`] | each validator |

mod by_boon;
mod by_jsonschema;
mod documents;

#[cfg(test)]
mod tests;

use std::fmt;

use counterpart_model::model::{DefinitionId, Model};
use counterpart_model::project::Formats;
use documents::Documents;
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

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Boon => "boon",
            Self::Jsonschema => "jsonschema",
        })
    }
}

/// A definition as the judge understands it, read once.
#[derive(Debug)]
pub struct Judge {
    reader: Reader,
}

#[derive(Debug)]
enum Reader {
    Boon(Box<by_boon::Reader>),
    Jsonschema(Box<by_jsonschema::Reader>),
}

impl Judge {
    /// Reads a definition.
    ///
    /// # Errors
    /// Why no judge can use it.
    pub fn new(model: &Model, definition: DefinitionId, formats: Formats) -> Result<Self, Reason> {
        let documents = Documents::of(model, definition);
        let by_boon = by_boon::Reader::new(&documents, formats);
        let reader = by_boon.map(|reader| Reader::Boon(Box::new(reader))).or_else(|first| {
            let by_jsonschema = by_jsonschema::Reader::new(&documents, formats);
            let reader = by_jsonschema.map(|reader| Reader::Jsonschema(Box::new(reader)));
            reader.map_err(|second| unread(&format!("boon: {first}; jsonschema: {second}")))
        });
        reader.map(|reader| Self { reader })
    }

    /// Who judges.
    #[must_use]
    pub const fn name(&self) -> Name {
        match self.reader {
            Reader::Boon(_) => Name::Boon,
            Reader::Jsonschema(_) => Name::Jsonschema,
        }
    }

    /// Whether the definition admits the value.
    ///
    /// # Errors
    /// Why the judge cannot tell.
    pub fn admits(&self, value: &Value) -> Result<bool, Reason> {
        match &self.reader {
            Reader::Boon(reader) => Ok(reader.admits(value)),
            Reader::Jsonschema(reader) => reader.admits(value).map_err(|reason| unread(&reason)),
        }
    }
}

fn unread(why: &str) -> Reason {
    Reason {
        because: format!("no other validator can judge it ({why})"),
        help: "use references and regular expressions that these validators know".to_owned(),
    }
}
