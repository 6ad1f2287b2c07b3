//! What encoders call: decided from the encoders alone, before any is printed.

use std::collections::BTreeSet;

use counterpart_compiler::model::{DefinitionId, SchemaId};
use indexmap::IndexSet;

use super::{Encoder, Helper, Test};

/// What the encoders of one module call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// The helpers of the runtime.
    pub helpers: BTreeSet<Helper>,
    /// The definitions whose encoders are called.
    pub encoders: BTreeSet<DefinitionId>,
    /// The definitions whose checks tell variants apart.
    pub tests: BTreeSet<DefinitionId>,
    /// The schemas whose checks do, in the order in which the text names them first.
    pub schemas: IndexSet<SchemaId>,
}

impl Uses {
    /// Adds what an encoder calls.
    pub fn add(&mut self, encoder: &Encoder) {
        match encoder {
            Encoder::Same => {}
            Encoder::Named(definition) => {
                self.encoders.insert(*definition);
            }
            Encoder::Object { fields, rest, prefixes: _ } => {
                self.helpers.insert(Helper::Object);
                let fields = fields.iter().map(|(_, field)| field);
                for part in fields.chain(rest.as_deref()) {
                    self.add(part);
                }
            }
            Encoder::Array(leading, others) => {
                self.helpers.insert(Helper::Array);
                self.add(others);
                for item in leading {
                    self.add(item);
                }
            }
            Encoder::ByKind(arrays, objects) => {
                self.helpers.insert(Helper::IsArray);
                self.add(arrays);
                self.add(objects);
            }
            Encoder::Choice(choices) => {
                for (test, encoder) in choices {
                    self.add(encoder);
                    self.add_test(test);
                }
            }
        }
    }

    fn add_test(&mut self, test: &Test) {
        match test {
            Test::Always => {}
            Test::Tag(..) => {
                self.helpers.insert(Helper::IsObject);
            }
            Test::Definition(definition) => {
                self.tests.insert(*definition);
            }
            Test::Schema(schema) => {
                self.schemas.insert(*schema);
            }
        }
    }
}
