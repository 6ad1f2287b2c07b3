//! What is not known in a document, bound to one meaning or the other: a verdict that is the same
//! under both does not rest on it.

use counterpart_compiler::model::{Meaning, Model, ObjectConstraint, StringConstraint};
use counterpart_compiler::pattern::Pattern;
use counterpart_compiler::source::DocumentId;
use serde_json::{Value, json};

/// What every gap means for once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// It admits every value, and matches every text.
    Everything,
    /// It admits no value, and matches no text.
    Nothing,
}

/// Where the schema stands that every gap refers to.
pub const URI: &str = "https://counterpart.dev/gap";

impl Binding {
    /// The schema that every gap refers to.
    pub fn schema(self, dialect: &str) -> Value {
        match self {
            Self::Everything => json!({"$schema": dialect}),
            Self::Nothing => json!({"$schema": dialect, "not": {}}),
        }
    }

    fn pattern(self) -> &'static str {
        match self {
            Self::Everything => "",
            Self::Nothing => r"[^\s\S]",
        }
    }

    /// Binds the gaps of a document. `moved` tells where a JSON Pointer of the document as written
    /// leads to in `value`.
    pub fn bind(
        self,
        model: &Model,
        document: DocumentId,
        value: &mut Value,
        moved: impl Fn(&str) -> String,
    ) {
        let source = &model.sources[document];
        let pointer = |schema| moved(&source.pointer(schema));
        for gap in model.gaps.keys() {
            let place = model.schemas[*gap].place;
            if place.document == document
                && let Some(reference) = value.pointer_mut(&pointer(place.node))
            {
                *reference = URI.into();
            }
        }
        for (_, schema) in model.schemas.iter().filter(|(_, it)| it.place.document == document) {
            for constraint in &schema.constraints {
                let faulty = faulty_patterns(&constraint.meaning);
                if faulty.is_empty() {
                    continue;
                }
                if let Some(schema) = value.pointer_mut(&pointer(schema.place.node)) {
                    self.bind_patterns(&faulty, schema);
                }
            }
        }
    }

    /// Writes other texts for those that are no regular expressions, in one schema.
    fn bind_patterns(self, faulty: &[&str], schema: &mut Value) {
        if let Some(pattern) = schema.get_mut("pattern")
            && pattern.as_str().is_some_and(|text| faulty.contains(&text))
        {
            *pattern = self.pattern().into();
        }
        let Some(Value::Object(entries)) = schema.get_mut("patternProperties") else { return };
        for (number, text) in faulty.iter().enumerate() {
            if let Some(below) = entries.shift_remove(*text) {
                // Each needs a key of its own; an empty group changes nothing.
                entries.insert(self.pattern().to_owned() + &"(?:)".repeat(number + 1), below);
            }
        }
    }
}

/// Whether some meaning is not known in any of the documents.
pub fn any(model: &Model, documents: &[DocumentId]) -> bool {
    let within = |schema| documents.contains(&schema);
    let mut gaps = model.gaps.keys().map(|gap| model.schemas[*gap].place.document);
    let mut schemas = model.schemas.iter().filter(|(_, schema)| within(schema.place.document));
    gaps.any(within)
        || schemas.any(|(_, schema)| {
            let mut meanings = schema.constraints.iter().map(|constraint| &constraint.meaning);
            meanings.any(|meaning| !faulty_patterns(meaning).is_empty())
        })
}

/// The texts of a constraint that should be regular expressions and are not.
fn faulty_patterns(meaning: &Meaning) -> Vec<&str> {
    let is_faulty = |text: &&str| Pattern::read(text).is_err();
    if let Meaning::String(StringConstraint::Pattern(text)) = meaning {
        Some(text.as_str()).into_iter().filter(is_faulty).collect()
    } else if let Meaning::Object(ObjectConstraint::PatternProperties(entries)) = meaning {
        entries.iter().map(|(text, _)| text.as_str()).filter(is_faulty).collect()
    } else {
        Vec::new()
    }
}
