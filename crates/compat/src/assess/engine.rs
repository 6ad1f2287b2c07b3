//! The engine and the judge behind the questions of a comparison.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use counterpart_model::model::DefinitionId;
use counterpart_model::project::Writers;
use serde_json::Value;

use super::{Edition, Oracle};
use crate::answer::Reason;
use crate::judge::{Judge, Name};
use crate::question::{Doubt, Outcome, Side};

/// Decides by proof and witness; judges by `boon`, or `jsonschema` where `boon` cannot read a schema.
#[derive(Default)]
pub struct Engine {
    /// What the judge read, by model (its address) and definition.
    judges: RefCell<HashMap<(usize, DefinitionId), Rc<Result<Judge, Reason>>>>,
}

impl Engine {
    /// An engine that knows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn court(&self, edition: Edition<'_>, definition: DefinitionId) -> Rc<Result<Judge, Reason>> {
        let key = (std::ptr::from_ref(edition.model).addr(), definition);
        let known = self.judges.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let judge = Judge::new(edition.model, definition, edition.settings.formats);
            let judge = Rc::new(judge);
            self.judges.borrow_mut().insert(key, Rc::clone(&judge));
            judge
        })
    }
}

impl Oracle for Engine {
    fn compare(&self, writer: Side<'_>, reader: Side<'_>, _writers: Writers) -> Outcome {
        use crate::pair::{Likeness, likeness};
        match likeness(writer, reader) {
            Likeness::Verbatim | Likeness::SameMeaning => Outcome::default(),
            Likeness::Different => {
                let at = reader.model.schemas[reader.schema].place;
                let was = Some(writer.model.schemas[writer.schema].place);
                let reason = Reason {
                    because: "the schemas are different".to_owned(),
                    help: "look at the change yourself".to_owned(),
                };
                Outcome { breaks: Vec::new(), doubts: vec![Doubt { at, was, reason }] }
            }
        }
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
