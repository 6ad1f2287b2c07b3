//! Keywords about arrays.

use super::reader::Reader;
use crate::model::Rule;
use crate::resolve::{Draft, Vocabulary};
use crate::source::Node;

impl Reader<'_, '_> {
    /// Reads the keywords about arrays.
    pub fn arrays(&mut self) {
        if self.reads(Vocabulary::Applicator) {
            if self.draft() >= Draft::Draft202012 {
                self.items("prefixItems", "items");
            } else if matches!(self.node("items"), Some(Node::Array(_))) {
                self.items("items", "additionalItems");
            } else if let Some(schema) = self.subschema_of("items") {
                self.assert("items", Rule::Items { from: 0, schema });
            }
            self.contains();
        }
        if self.reads(Vocabulary::Validation) {
            if let Some(limit) = self.count("maxItems") {
                self.assert("maxItems", Rule::MaxItems(limit));
            }
            if let Some(limit) = self.count("minItems").filter(|limit| *limit > 0) {
                self.assert("minItems", Rule::MinItems(limit));
            }
            if self.is_true("uniqueItems") {
                self.assert("uniqueItems", Rule::UniqueItems);
            }
        }
        if self.reads_unevaluated()
            && let Some(schema) = self.subschema_of("unevaluatedItems")
        {
            self.assert("unevaluatedItems", Rule::UnevaluatedItems(schema));
        }
    }

    /// The keyword for the first items, and the keyword for the others.
    fn items(&mut self, first: &'static str, others: &'static str) {
        let prefix = self.subschemas_of(first).unwrap_or_default();
        let from = prefix.len();
        if from > 0 {
            self.assert(first, Rule::PrefixItems(prefix));
        }
        if let Some(schema) = self.subschema_of(others) {
            self.assert(others, Rule::Items { from, schema });
        }
    }

    /// With `minContains: 0` it refuses nothing, but what it meets counts as looked at.
    fn contains(&mut self) {
        let counted = self.draft() >= Draft::Draft201909 && self.reads(Vocabulary::Validation);
        if self.draft() >= Draft::Draft6
            && let Some(schema) = self.subschema_of("contains")
        {
            let min = self.count("minContains").filter(|_| counted).unwrap_or(1);
            let max = self.count("maxContains").filter(|_| counted);
            self.assert("contains", Rule::Contains { schema, min, max });
        }
    }

    /// Whether the unevaluated keywords are read.
    pub fn reads_unevaluated(&self) -> bool {
        match self.draft() {
            Draft::Draft4 | Draft::Draft6 | Draft::Draft7 => false,
            Draft::Draft201909 => self.reads(Vocabulary::Applicator),
            Draft::Draft202012 => self.reads(Vocabulary::Unevaluated),
        }
    }
}
