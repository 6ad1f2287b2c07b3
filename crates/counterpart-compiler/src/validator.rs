//! Validates instances against a definition at run time, by the `jsonschema` crate.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Registry, ValidationError};
use serde_json::{Value, json};

use crate::json::pointer;
use crate::model::{ContractId, Definition, Model};
use crate::project::Formats;
use crate::source::{NodeId, Place};

/// Decides whether an instance meets a definition.
#[derive(Debug)]
pub struct Validator {
    parts: Vec<jsonschema::Validator>,
}

/// One error of an instance. Nothing of the instance's values is in
/// it, so that it can be reported even when they are secret.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// The JSON Pointer of the refused value.
    pub pointer: String,
    /// The keyword that refuses it.
    pub keyword: String,
    /// The property that is missing, where that is the reason.
    pub missing: Option<String>,
}

impl Validator {
    /// The validator of a definition.
    ///
    /// # Errors
    /// Why there can be none.
    pub fn of(model: &Model, definition: &Definition, formats: Formats) -> Result<Self, String> {
        Self::at(model, definition.contract, &definition.conjunction, formats)
    }

    /// The validator of what all schemas at some places of a contract's documents demand.
    ///
    /// # Errors
    /// Why there can be none.
    pub fn at(
        model: &Model,
        contract: ContractId,
        places: &[Place],
        formats: Formats,
    ) -> Result<Self, String> {
        let mut registry = Registry::new();
        for document in &model[contract].documents {
            let known = model.known(*document);
            let mut value = match &known.rewritten {
                Some(rewritten) => rewritten.value.clone(),
                None => model.sources[*document].value(NodeId::ROOT),
            };
            if let Value::Object(members) = &mut value {
                members.entry("$schema").or_insert_with(|| known.dialect.into());
            }
            for uri in &known.uris {
                registry = registry.add(uri, value.clone()).map_err(|error| error.to_string())?;
            }
        }
        let registry = registry.prepare().map_err(|error| error.to_string())?;
        let build = |place: &Place| {
            let known = model.known(place.document);
            let source = &model.sources[place.document];
            let at = source.pointer(place.node);
            let rewritten = known.rewritten.as_ref();
            let at = rewritten.map_or(at.clone(), |it| it.pointer(&at));
            let uri = known.uris.first().map_or("", String::as_str);
            let reference = format!("{uri}#{}", pointer::fragment(&at));
            let options = jsonschema::options().with_registry(&registry);
            let options = match formats {
                Formats::Assert => options.should_validate_formats(true),
                Formats::Annotate => options.should_validate_formats(false),
                Formats::Draft => options,
            };
            let schema = json!({ "$schema": known.schema, "$ref": reference });
            options.build(&schema).map_err(|error| error.to_string())
        };
        Ok(Self { parts: places.iter().map(build).collect::<Result<_, _>>()? })
    }

    /// Everything about `instance` that is refused, in the order of pointers.
    #[must_use]
    pub fn refusals(&self, instance: &Value) -> Vec<Refusal> {
        let errors = self.parts.iter().flat_map(|part| part.iter_errors(instance));
        let mut refusals: Vec<Refusal> = errors.map(|error| refusal(&error)).collect();
        refusals.sort_unstable();
        refusals.dedup();
        refusals
    }
}

fn refusal(error: &ValidationError<'_>) -> Refusal {
    let missing = if let ValidationErrorKind::Required { property } = error.kind() {
        property.as_str().map(str::to_owned)
    } else {
        None
    };
    Refusal {
        pointer: error.instance_path().as_str().to_owned(),
        keyword: error.kind().keyword().to_owned(),
        missing,
    }
}
