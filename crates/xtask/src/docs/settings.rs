//! The settings of `docs/contracts.md` against the schema of `counterpart.toml`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{page, table};
use crate::{Outcome, folders};

/// The settings that one of both has and the other has not.
pub fn check() -> Outcome<Vec<String>> {
    let path = folders::root().join("docs/schemas/counterpart.toml.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let mut settings = BTreeSet::new();
    collect(&schema, &schema, "", &mut settings);
    let settings: Vec<String> = settings.into_iter().collect();
    let page = page("contracts.md")?;
    let documented = table::first_cells(&page, "## Settings");
    Ok(table::differences("docs/contracts.md", &documented, &settings))
}

/// Adds the paths of all settings below a place of the schema: `systems.NAME.sources`,
/// `systems.NAME.live[].path`. A table of free keys whose values are plain is one setting.
fn collect(schema: &Value, root: &Value, path: &str, settings: &mut BTreeSet<String>) {
    if let Some(pointer) = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#')) {
        if let Some(target) = root.pointer(pointer) {
            collect(target, root, path, settings);
        }
        return;
    }
    let step =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    let branches = ["anyOf", "oneOf"].iter().filter_map(|key| schema[*key].as_array()).flatten();
    let tables: Vec<&Value> = branches.filter(|branch| holds_settings(branch, root)).collect();
    if let Some(properties) = schema["properties"].as_object() {
        for (name, property) in properties {
            collect(property, root, &step(name), settings);
        }
    } else if holds_settings(&schema["additionalProperties"], root) {
        collect(&schema["additionalProperties"], root, &step("NAME"), settings);
    } else if holds_settings(&schema["items"], root) {
        collect(&schema["items"], root, &format!("{path}[]"), settings);
    } else if tables.is_empty() {
        settings.insert(path.to_owned());
    } else {
        for table in tables {
            collect(table, root, path, settings);
        }
    }
}

/// Whether a schema is a table with named settings.
fn holds_settings(schema: &Value, root: &Value) -> bool {
    match schema["$ref"].as_str().and_then(|it| it.strip_prefix('#')) {
        Some(pointer) => root.pointer(pointer).is_some_and(|target| holds_settings(target, root)),
        None => schema["properties"].is_object(),
    }
}
