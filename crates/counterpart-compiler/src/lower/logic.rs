//! Lowers references, and the keywords that combine schemas.

use super::reader::Reader;
use crate::model::{Keyword, Logic, Meaning};
use crate::resolve::{Draft, Vocabulary};
use crate::source::Place;

impl Reader<'_, '_> {
    /// Reads the keywords that combine schemas.
    pub fn logic(&mut self) {
        if !self.reads(Vocabulary::Applicator) {
            return;
        }
        if let Some(schemas) = self.subschemas_of("allOf") {
            self.assert(Keyword::AllOf, Logic::AllOf(schemas));
        }
        if let Some(schemas) = self.subschemas_of("anyOf") {
            self.assert(Keyword::AnyOf, Logic::AnyOf(schemas));
        }
        if let Some(schemas) = self.subschemas_of("oneOf") {
            self.assert(Keyword::OneOf, Logic::OneOf(schemas));
        }
        if let Some(schema) = self.subschema_of("not") {
            self.assert(Keyword::Not, Logic::Not(schema));
        }
        if self.draft() >= Draft::Draft7
            && let Some(condition) = self.subschema_of("if")
        {
            // Without branches it refuses nothing, but what it meets counts as looked at.
            let (then, otherwise) = (self.subschema_of("then"), self.subschema_of("else"));
            self.assert(Keyword::If, Logic::If { condition, then, otherwise });
        }
    }

    /// Reads the references.
    pub fn references(&mut self) {
        let keywords: &[Keyword] = match self.draft() {
            Draft::Draft4 | Draft::Draft6 | Draft::Draft7 => &[Keyword::Ref],
            Draft::Draft201909 => &[Keyword::Ref, Keyword::RecursiveRef],
            Draft::Draft202012 => &[Keyword::Ref, Keyword::DynamicRef],
        };
        for &keyword in keywords {
            let Some(node) = self.get(keyword.name()) else { continue };
            let place = Place { document: self.place.document, node };
            // A reference without landing was reported.
            if let Some(landing) = self.lowering.graph.landing(place) {
                let target = self.landed(landing);
                self.assert(keyword, Meaning::Reference(target));
            } else if let Some(meant) = self.lowering.graph.gap(place) {
                let gap = self.lowering.gap(place, meant.to_owned());
                self.assert(keyword, Logic::AllOf(vec![gap]));
            }
        }
    }
}
