//! Independent validators, which check every witness against the documents as they were written.
//!
//! | module | what |
//! |---|---|
//! | `documents` | the documents of a definition, as the validators read them |
//! | `gaps` | unresolved references and invalid patterns, bound to one meaning or another |
//! | `by_boon`, `by_jsonschema` | each validator |

mod by_boon;
mod by_jsonschema;
mod documents;
mod gaps;

#[cfg(test)]
mod tests;

use std::fmt;

use counterpart_compiler::model::{DefinitionId, Model};
use counterpart_compiler::project::Formats;
use documents::Documents;
use gaps::Binding;
use serde_json::Value;

use crate::answer::Reason;

/// `boon` looks for each schema among all that it has compiled, so it is not asked about more.
const MOST_FOR_BOON: usize = 2_000;

/// The validator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The crate `boon`.
    Boon,
    /// The crate `jsonschema`, where `boon` cannot read the schema, or would take too long.
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
    /// The same with every gap bound to the opposite, where there is a gap.
    opposite: Option<Reader>,
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
        let documents = Documents::of(model, definition, Binding::Everything);
        let reader = Reader::new(&documents, formats)?;
        let opposite = documents
            .has_gaps()
            .then(|| Reader::new(&Documents::of(model, definition, Binding::Nothing), formats));
        Ok(Self { reader, opposite: opposite.transpose()? })
    }

    /// The validator.
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
    /// Why there is no answer: the validator cannot read the schema, or the answer depends on an
    /// unresolved reference or an invalid pattern.
    pub fn admits(&self, value: &Value) -> Result<bool, Reason> {
        let verdict = self.reader.admits(value)?;
        match &self.opposite {
            Some(opposite) if opposite.admits(value)? != verdict => Err(depends_on_a_gap()),
            Some(_) | None => Ok(verdict),
        }
    }
}

impl Reader {
    fn new(documents: &Documents, formats: Formats) -> Result<Self, Reason> {
        let by_boon = if documents.schemas() <= MOST_FOR_BOON {
            by_boon::Reader::new(documents, formats)
        } else {
            Err(format!("it is not asked about more than {MOST_FOR_BOON} schemas"))
        };
        by_boon.map(|reader| Self::Boon(Box::new(reader))).or_else(|first| {
            let by_jsonschema = by_jsonschema::Reader::new(documents, formats);
            let reader = by_jsonschema.map(|reader| Self::Jsonschema(Box::new(reader)));
            reader.map_err(|second| unread(&format!("boon: {first}; jsonschema: {second}")))
        })
    }

    fn admits(&self, value: &Value) -> Result<bool, Reason> {
        match self {
            Self::Boon(reader) => Ok(reader.admits(value)),
            Self::Jsonschema(reader) => reader.admits(value).map_err(|reason| unread(&reason)),
        }
    }
}

fn depends_on_a_gap() -> Reason {
    Reason {
        because: "it depends on an unresolved reference or an invalid regular expression".to_owned(),
        help: "map the reference to a file under [urls] in counterpart.toml, or correct the reference \
               or the expression"
            .to_owned(),
    }
}

fn unread(why: &str) -> Reason {
    Reason {
        because: format!("no independent validator can read the schema ({why})"),
        help: "use references and regular expressions that these validators support".to_owned(),
    }
}
