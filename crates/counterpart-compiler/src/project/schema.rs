//! The JSON Schema of the project file.

use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::file::ProjectFile;
use crate::target::Registry;

/// The JSON Schema of a project file, with the sections of these targets.
#[must_use]
pub fn schema(registry: Registry) -> Schema {
    let mut generator = SchemaGenerator::default();
    let mut schema = generator.root_schema_for::<ProjectFile>();
    for target in registry {
        let section = (target.schema)(&mut generator);
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            properties.insert(target.id.to_owned(), section.into());
        }
    }
    let mut definitions = generator.take_definitions(true);
    definitions.insert("External".to_owned(), external(registry));
    schema.insert("$defs".to_owned(), Value::Object(definitions));
    schema
}

/// An entry of `[extern]`: a module for each target that refers to it.
fn external(registry: Registry) -> Value {
    let targets = registry.iter().filter_map(|target| Some((target.id, target.external?.says)));
    let properties: Map<String, Value> = targets
        .map(|(id, says)| (id.to_owned(), json!({"description": says, "type": "string"})))
        .collect();
    let required: Vec<&String> = properties.keys().collect();
    json!({
        "description": "A contract that another crate and package already hold.",
        "type": "object",
        "required": required,
        "additionalProperties": false,
        "properties": properties,
    })
}
