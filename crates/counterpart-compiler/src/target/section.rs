//! A target's section of the project file.

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeValue, ValueDeserializer};

/// The settings of one target as they are written in `counterpart.toml`.
#[derive(Clone, Debug)]
pub struct Section<'f>(Spanned<DeValue<'f>>);

/// What is wrong with a section, and at which bytes of the project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionError {
    /// One sentence.
    pub message: String,
    /// The bytes it is about, where they are known.
    pub span: Option<Range<usize>>,
}

impl<'f> Section<'f> {
    pub(super) const fn new(value: Spanned<DeValue<'f>>) -> Self {
        Self(value)
    }

    /// Reads the settings; what the section does not state is as in `S::default()` if `S` says so.
    ///
    /// # Errors
    /// When the section states what `S` does not admit.
    pub fn read<S: DeserializeOwned>(self) -> Result<S, SectionError> {
        S::deserialize(ValueDeserializer::from(self.0)).map_err(SectionError::from)
    }
}

impl From<toml::de::Error> for SectionError {
    fn from(error: toml::de::Error) -> Self {
        Self { message: error.message().to_owned(), span: error.span() }
    }
}

/// The JSON Schema of a section whose settings are `S`: what it is for, and its defaults.
pub fn section_schema<S: JsonSchema + Serialize + Default>(
    generator: &mut SchemaGenerator,
    description: &str,
) -> Schema {
    let mut schema = Schema::default();
    schema.insert("description".to_owned(), description.into());
    if let Value::Object(settings) = generator.subschema_for::<S>().to_value() {
        settings.into_iter().for_each(|(key, value)| {
            schema.insert(key, value);
        });
    }
    let default = serde_json::to_value(S::default()).unwrap_or_default();
    schema.insert("default".to_owned(), default);
    schema
}
