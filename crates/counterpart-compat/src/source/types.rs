//! Types as a programmer sees them, in words that are the same exactly when the types are.

use std::collections::HashMap;

use counterpart_compiler::model::{Array, DefinitionId, Kind, Kinds, Model, Scalar, Shape, Text};

use crate::finding::Language;

/// Writes types of one model, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Types<'m> {
    /// The model.
    pub model: &'m Model,
    /// The language.
    pub language: Language,
    /// What definitions are called instead of by their own name: in the old model by their new one,
    /// so that a renamed definition changes no type that refers to it.
    pub names: &'m HashMap<DefinitionId, String>,
}

impl Types<'_> {
    /// The type of a shape. Shapes that stand only at the top of a definition have no words here.
    pub fn of(&self, shape: &Shape) -> String {
        match shape {
            Shape::Any(kinds) => self.any(*kinds),
            Shape::Never => "never".to_owned(),
            Shape::Scalar(scalar) => self.scalar(scalar),
            Shape::Nullable(inner) => format!("{} or null", self.of(inner)),
            Shape::Enum(_) => "enum".to_owned(),
            Shape::Object(_) => "object".to_owned(),
            Shape::Tuple(_) => "tuple".to_owned(),
            Shape::Union(_) => "union".to_owned(),
            Shape::Map(map) => {
                let keys = map.keys.map_or_else(|| "string".to_owned(), |keys| self.name(keys));
                format!("map from {keys} to {}", self.of(&map.values))
            }
            Shape::Array(array) => self.array(array),
            Shape::Reference(to) => self.name(*to),
        }
    }

    fn name(&self, id: DefinitionId) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| self.model[id].name.clone())
    }

    fn any(&self, kinds: Kinds) -> String {
        match self.language {
            Language::Rust => "any value".to_owned(),
            Language::TypeScript if kinds == Kinds::ALL => "any value".to_owned(),
            Language::TypeScript => {
                let whole = kinds.without(Kinds::one(Kind::Fraction));
                let number = Kinds::one(Kind::Integer);
                let number = if kinds.has(Kind::Fraction) { number } else { Kinds::NONE };
                whole.or(number).names().join(" or ").replace("integer", "number")
            }
        }
    }

    fn scalar(&self, scalar: &Scalar) -> String {
        match (scalar, self.language) {
            (Scalar::Null, _) => "null".to_owned(),
            (Scalar::Boolean, _) => "boolean".to_owned(),
            (Scalar::Integer { min, max }, Language::Rust) => {
                counterpart_rust::integer(*min, *max).to_owned()
            }
            (Scalar::Number, Language::Rust) => "f64".to_owned(),
            (Scalar::Integer { .. } | Scalar::Number, Language::TypeScript) => "number".to_owned(),
            (Scalar::String(text), Language::Rust) => rust_text(text),
            (Scalar::String(_), Language::TypeScript) => "string".to_owned(),
        }
    }

    fn array(&self, array: &Array) -> String {
        use counterpart_typescript::declarations::{MOST_ITEMS, MOST_LEADING};
        let items = self.of(&array.items);
        let bounds = match (self.language, array.max) {
            (Language::TypeScript, Some(max)) if max <= MOST_ITEMS && array.min <= max => {
                format!(" of {} to {max} items", array.min)
            }
            (Language::TypeScript, Some(_) | None) if (1..=MOST_LEADING).contains(&array.min) => {
                format!(" of at least {} items", array.min)
            }
            (Language::Rust | Language::TypeScript, Some(_) | None) => String::new(),
        };
        format!("list{bounds} of {items}")
    }
}

fn rust_text(text: &Text) -> String {
    match (text.secret, text.format) {
        (true, _) => "secret".to_owned(),
        (false, Some(format)) => format!("string ({})", format.name()),
        (false, None) => "string".to_owned(),
    }
}
