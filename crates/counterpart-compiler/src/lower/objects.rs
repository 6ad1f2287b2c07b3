//! Lowers the keywords about objects.

use super::reader::Reader;
use crate::model::{Keyword, ObjectConstraint, SchemaId};
use crate::resolve::{Draft, Vocabulary};
use crate::source::Node;

impl Reader<'_, '_> {
    /// Reads the keywords about objects.
    pub fn objects(&mut self) {
        if self.reads(Vocabulary::Applicator) {
            self.properties();
        }
        if self.reads(Vocabulary::Validation) {
            let required = self.get("required").map(|node| self.strings_at(node));
            if let Some(names) = required.filter(|names| !names.is_empty()) {
                self.assert(Keyword::Required, ObjectConstraint::Required(names));
            }
            if let Some(limit) = self.count("maxProperties") {
                self.assert(Keyword::MaxProperties, ObjectConstraint::MaxProperties(limit));
            }
            if let Some(limit) = self.count("minProperties").filter(|limit| *limit > 0) {
                self.assert(Keyword::MinProperties, ObjectConstraint::MinProperties(limit));
            }
        }
        self.dependents();
        if self.reads_unevaluated()
            && let Some(schema) = self.subschema_of("unevaluatedProperties")
        {
            self.assert(
                Keyword::UnevaluatedProperties,
                ObjectConstraint::UnevaluatedProperties(schema),
            );
        }
    }

    fn properties(&mut self) {
        let properties = self.named_subschemas_of("properties");
        if !properties.is_empty() {
            self.assert(Keyword::Properties, ObjectConstraint::Properties(properties));
        }
        let patterns = self.named_subschemas_of("patternProperties");
        if !patterns.is_empty() {
            self.assert(Keyword::PatternProperties, ObjectConstraint::PatternProperties(patterns));
        }
        if let Some(schema) = self.subschema_of("additionalProperties") {
            self.assert(
                Keyword::AdditionalProperties,
                ObjectConstraint::AdditionalProperties(schema),
            );
        }
        if self.draft() >= Draft::Draft6
            && let Some(schema) = self.subschema_of("propertyNames")
        {
            self.assert(Keyword::PropertyNames, ObjectConstraint::PropertyNames(schema));
        }
    }

    /// `dependencies` holds both kinds. Later drafts split it and let it live on.
    fn dependents(&mut self) {
        let mut required = Vec::new();
        let mut schemas: Vec<(String, SchemaId)> = Vec::new();
        if self.reads(Vocabulary::Applicator) {
            for (name, node) in self.entries_of("dependencies") {
                if matches!(self.source()[node], Node::Array(_)) {
                    required.push((name, self.strings_at(node)));
                } else {
                    schemas.push((name, self.subschema(node)));
                }
            }
        }
        let split = self.draft() >= Draft::Draft201909;
        self.assert_required(Keyword::Dependencies, required);
        if split && self.reads(Vocabulary::Validation) {
            let entries = self.entries_of("dependentRequired").into_iter();
            let required = entries.map(|(name, node)| (name, self.strings_at(node))).collect();
            self.assert_required(Keyword::DependentRequired, required);
        }
        self.assert_schemas(Keyword::Dependencies, schemas);
        if split && self.reads(Vocabulary::Applicator) {
            let schemas = self.named_subschemas_of("dependentSchemas");
            self.assert_schemas(Keyword::DependentSchemas, schemas);
        }
    }

    fn assert_required(&mut self, keyword: Keyword, required: Vec<(String, Vec<String>)>) {
        if !required.is_empty() {
            self.assert(keyword, ObjectConstraint::DependentRequired(required));
        }
    }

    fn assert_schemas(&mut self, keyword: Keyword, schemas: Vec<(String, SchemaId)>) {
        if !schemas.is_empty() {
            self.assert(keyword, ObjectConstraint::DependentSchemas(schemas));
        }
    }
}
