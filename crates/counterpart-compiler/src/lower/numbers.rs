//! Lowers the keywords about numbers.

use serde_json::Number;

use super::reader::Reader;
use crate::model::{Keyword, NumberConstraint};
use crate::resolve::{Draft, Vocabulary};
use crate::source::Node;

impl Reader<'_, '_> {
    /// Reads the keywords about numbers.
    pub fn numbers(&mut self) {
        if !self.reads(Vocabulary::Validation) {
            return;
        }
        // In draft 4 the exclusive keywords are flags of the others.
        let flags = self.draft() == Draft::Draft4;
        if let Some(limit) = self.number("maximum") {
            let exclusive = flags && self.is_true("exclusiveMaximum");
            self.assert(Keyword::Maximum, NumberConstraint::Maximum { limit, exclusive });
        }
        if let Some(limit) = self.number("exclusiveMaximum").filter(|_| !flags) {
            self.assert(
                Keyword::ExclusiveMaximum,
                NumberConstraint::Maximum { limit, exclusive: true },
            );
        }
        if let Some(limit) = self.number("minimum") {
            let exclusive = flags && self.is_true("exclusiveMinimum");
            self.assert(Keyword::Minimum, NumberConstraint::Minimum { limit, exclusive });
        }
        if let Some(limit) = self.number("exclusiveMinimum").filter(|_| !flags) {
            self.assert(
                Keyword::ExclusiveMinimum,
                NumberConstraint::Minimum { limit, exclusive: true },
            );
        }
        if let Some(divisor) = self.number("multipleOf") {
            self.assert(Keyword::MultipleOf, NumberConstraint::MultipleOf(divisor));
        }
    }

    fn number(&self, keyword: &str) -> Option<Number> {
        match self.node(keyword)? {
            Node::Number(number) => Some(number.clone()),
            Node::Null | Node::Bool(_) | Node::String(_) | Node::Array(_) | Node::Object(_) => None,
        }
    }

    /// Whether the value of a keyword is `true`.
    pub fn is_true(&self, keyword: &str) -> bool {
        self.node(keyword) == Some(&Node::Bool(true))
    }
}
