//! The prover and the independent validators behind a comparison.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use counterpart_compiler::model::DefinitionId;
use counterpart_compiler::project::{Content, Formats, Writers};
use serde_json::Value;

use super::{Edition, Oracle};
use crate::answer::Reason;
use crate::compare;
use crate::direction::full_name;
use crate::judge::{Judge, Name};
use crate::question::{Options, Outcome, Side};

/// Decides by proof and witness; judges by `boon`, or `jsonschema` where `boon` cannot read a schema.
#[derive(Default)]
pub struct Engine {
    judges: RefCell<HashMap<Known, Rc<Result<Judge, Reason>>>>,
}

/// What the judge read: a definition by name, in contracts of this digest, under this policy.
type Known = (String, String, Formats, Content);

impl Engine {
    /// An engine that knows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn court(&self, edition: Edition<'_>, definition: DefinitionId) -> Rc<Result<Judge, Reason>> {
        let model = edition.model;
        let (named, formats) = (&model[definition], edition.settings.formats);
        let content = edition.settings.content;
        let digest = model[named.contract].digest.clone();
        let key = (digest, full_name(model, named), formats, content);
        let known = self.judges.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let judge = Rc::new(Judge::new(model, definition, formats));
            self.judges.borrow_mut().insert(key, Rc::clone(&judge));
            judge
        })
    }
}

impl Oracle for Engine {
    fn compare(&self, writer: Side<'_>, reader: Side<'_>, writers: Writers) -> Outcome {
        let closed_writer = match writers {
            Writers::Any => false,
            Writers::Generated => true,
        };
        compare(writer, reader, &Options { closed_writer, ..Options::default() })
    }

    fn judge(
        &self,
        edition: Edition<'_>,
        definition: DefinitionId,
        value: &Value,
    ) -> Result<(bool, &'static str), Reason> {
        match &*self.court(edition, definition) {
            Ok(judge) => {
                let name = match judge.name() {
                    Name::Boon => "boon",
                    Name::Jsonschema => "jsonschema",
                };
                judge.admits(value).map(|admits| (admits, name))
            }
            Err(reason) => Err(reason.clone()),
        }
    }
}
