//! The crate `jsonschema` as the judge.

use counterpart_compiler::json::pointer::fragment;
use counterpart_compiler::project::Formats;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Registry, ValidationError, Validator};
use serde_json::{Value, json};

use super::documents::Documents;

/// A definition as `jsonschema` understands it.
#[derive(Debug)]
pub struct Reader {
    parts: Vec<Validator>,
}

impl Reader {
    /// Reads a definition.
    pub fn new(documents: &Documents, formats: Formats) -> Result<Self, String> {
        let mut registry = Registry::new();
        for document in documents.rewritten() {
            for uri in document.uris {
                registry =
                    registry.add(uri, document.value.clone()).map_err(|error| error.to_string())?;
            }
        }
        let registry = registry.prepare().map_err(|error| error.to_string())?;
        let dialect = documents.dialect();
        let parts = documents.rewritten_targets().map(|(uri, pointer)| {
            let reference = format!("{uri}#{}", fragment(&pointer));
            let schema = json!({"$schema": dialect, "$ref": reference});
            let options = jsonschema::options().with_registry(&registry);
            let options = match formats {
                Formats::Assert => options.should_validate_formats(true),
                Formats::Annotate => options.should_validate_formats(false),
                Formats::Draft => options,
            };
            options.build(&schema).map_err(|error| error.to_string())
        });
        Ok(Self { parts: parts.collect::<Result<_, _>>()? })
    }

    /// Whether the definition admits the value.
    pub fn admits(&self, value: &Value) -> Result<bool, String> {
        for part in &self.parts {
            if !part.is_valid(value) {
                return part
                    .iter_errors(value)
                    .find_map(|error| given_up(&error))
                    .map_or(Ok(false), Err);
            }
        }
        Ok(true)
    }
}

/// Why the validator gave up, if that is what the error says.
fn given_up(error: &ValidationError<'_>) -> Option<String> {
    let ValidationErrorKind::BacktrackLimitExceeded { error } = error.kind() else { return None };
    Some(error.to_string())
}
