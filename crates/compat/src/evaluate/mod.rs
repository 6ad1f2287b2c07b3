//! Whether a schema of a model admits a value: every rule, evaluated.

use counterpart_model::model::{Model, SchemaId};
use serde_json::Value;

/// Whether the schema admits the value; `None` where that is not decided here.
#[must_use]
pub fn admits(_model: &Model, _schema: SchemaId, _value: &Value) -> Option<bool> {
    None
}
