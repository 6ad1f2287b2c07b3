//! Judges a schema by the meta-schema of its draft.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use super::Draft;

/// The number of characters shown of a reason, which may quote the schema.
const MAX_REASON: usize = 200;

/// The limit of reported errors for one part of a document.
const MAX_REFUSALS: usize = 100;

/// Whether a value is a schema by the meta-schema of a draft.
pub(super) fn is_valid(draft: Draft, value: &Value) -> bool {
    refusals(draft, value).is_empty()
}

/// What the meta-schema of a draft has against a value: a JSON Pointer and a reason each.
pub(super) fn refusals(draft: Draft, value: &Value) -> Vec<(String, String)> {
    let meta = match draft {
        Draft::Draft4 => jsonschema::draft4::meta::validator(),
        Draft::Draft6 => jsonschema::draft6::meta::validator(),
        Draft::Draft7 => jsonschema::draft7::meta::validator(),
        Draft::Draft201909 => jsonschema::draft201909::meta::validator(),
        Draft::Draft202012 => jsonschema::draft202012::meta::validator(),
    };
    if meta.is_valid(value) {
        return Vec::new();
    }
    meta.iter_errors(value)
        .filter(|error| !is_checked_elsewhere(error))
        .take(MAX_REFUSALS)
        .map(|error| (error.instance_path().as_str().to_owned(), shortened(&reason(&error))))
        .collect()
}

/// Why a value is rejected; for alternatives, why each of them rejects it.
fn reason(error: &ValidationError<'_>) -> String {
    if let ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } =
        error.kind()
        && !context.is_empty()
    {
        let branches = context.iter().filter_map(|branch| branch.first()).map(reason);
        return branches.collect::<Vec<_>>().join(", and ");
    }
    error.to_string()
}

/// Regular expressions are read by an engine of their own, references by [`uri_references`].
fn is_checked_elsewhere(error: &ValidationError<'_>) -> bool {
    if let ValidationErrorKind::PropertyNames { error } = error.kind() {
        return is_checked_elsewhere(error);
    }
    let ValidationErrorKind::Format { format } = error.kind() else { return false };
    format == "regex"
        || format == "uri-reference" && error.instance_path().as_str().ends_with("/$ref")
}

fn shortened(reason: &str) -> String {
    match reason.char_indices().nth(MAX_REASON) {
        Some((end, _)) => format!("{}…", &reason[..end]),
        None => reason.to_owned(),
    }
}
