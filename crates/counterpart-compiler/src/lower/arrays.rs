//! Lowers the keywords about arrays.

use super::reader::Reader;
use crate::model::{ArrayConstraint, Keyword};
use crate::resolve::{Draft, Vocabulary};
use crate::source::Node;

impl Reader<'_, '_> {
    /// Reads the keywords about arrays.
    pub fn arrays(&mut self) {
        if self.reads(Vocabulary::Applicator) {
            if self.draft() >= Draft::Draft202012 {
                self.items(Keyword::PrefixItems, Keyword::Items);
            } else if matches!(self.node("items"), Some(Node::Array(_))) {
                self.items(Keyword::Items, Keyword::AdditionalItems);
            } else if let Some(schema) = self.subschema_of("items") {
                self.assert(Keyword::Items, ArrayConstraint::Items { from: 0, schema });
            }
            self.contains();
        }
        if self.reads(Vocabulary::Validation) {
            if let Some(limit) = self.count("maxItems") {
                self.assert(Keyword::MaxItems, ArrayConstraint::MaxItems(limit));
            }
            if let Some(limit) = self.count("minItems").filter(|limit| *limit > 0) {
                self.assert(Keyword::MinItems, ArrayConstraint::MinItems(limit));
            }
            if self.is_true("uniqueItems") {
                self.assert(Keyword::UniqueItems, ArrayConstraint::UniqueItems);
            }
        }
        if self.reads_unevaluated()
            && let Some(schema) = self.subschema_of("unevaluatedItems")
        {
            self.assert(Keyword::UnevaluatedItems, ArrayConstraint::UnevaluatedItems(schema));
        }
    }

    /// The keyword for the first items, and the keyword for the others.
    fn items(&mut self, first: Keyword, others: Keyword) {
        let prefix = self.subschemas_of(first.name()).unwrap_or_default();
        let from = prefix.len();
        if from > 0 {
            self.assert(first, ArrayConstraint::PrefixItems(prefix));
        }
        if let Some(schema) = self.subschema_of(others.name()) {
            self.assert(others, ArrayConstraint::Items { from, schema });
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
            self.assert(Keyword::Contains, ArrayConstraint::Contains { schema, min, max });
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
