//! Schemas of older drafts in the words of 2020-12, for a peer that knows no other.

use serde_json::{Map, Value};

const NEWEST: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema under 2020-12. What an older draft says in other words is said in the new ones; the
/// places that references lead to stay where they are.
pub fn upgrade(schema: &Value) -> Value {
    let draft = schema["$schema"].as_str().unwrap_or(NEWEST);
    if draft.contains("2019-09") || draft.contains("2020-12") {
        let mut schema = schema.clone();
        if let Some(members) = schema.as_object_mut() {
            members.insert("$schema".into(), NEWEST.into());
        }
        return schema;
    }
    let mut upgraded = subschema(schema);
    if let Some(members) = upgraded.as_object_mut() {
        members.insert("$schema".into(), NEWEST.into());
    }
    upgraded
}

fn subschema(schema: &Value) -> Value {
    let Some(members) = schema.as_object() else { return schema.clone() };
    let mut new = Map::new();
    let refers = members.get("$ref").is_some_and(Value::is_string);
    for (keyword, value) in members {
        match keyword.as_str() {
            "definitions" | "$defs" => {
                new.insert(keyword.clone(), each(value));
            }
            // Up to draft 7 nothing beside a reference counts.
            _ if refers && keyword != "$ref" => {}
            "id" | "$id" if value.is_string() => {
                new.insert("$id".into(), value.clone());
            }
            "$schema" => {}
            "properties" | "patternProperties" => {
                new.insert(keyword.clone(), each(value));
            }
            "items" if value.is_array() => {
                new.insert("prefixItems".into(), each(value));
                if let Some(rest) = members.get("additionalItems") {
                    new.insert("items".into(), subschema(rest));
                }
            }
            "additionalItems" => {}
            "items" | "additionalProperties" | "propertyNames" | "contains" | "not" | "if"
            | "then" | "else" => {
                new.insert(keyword.clone(), subschema(value));
            }
            "allOf" | "anyOf" | "oneOf" => {
                new.insert(keyword.clone(), each(value));
            }
            "dependencies" => dependencies(value, &mut new),
            "exclusiveMinimum" | "exclusiveMaximum" if value.is_boolean() => {}
            "minimum" => bound(keyword, "exclusiveMinimum", members, &mut new),
            "maximum" => bound(keyword, "exclusiveMaximum", members, &mut new),
            _ => {
                new.insert(keyword.clone(), value.clone());
            }
        }
    }
    Value::Object(new)
}

/// A bound that a flag beside it made exclusive in draft 4.
fn bound(
    keyword: &str,
    exclusive: &str,
    members: &Map<String, Value>,
    new: &mut Map<String, Value>,
) {
    let excludes = members.get(exclusive) == Some(&Value::Bool(true));
    let written = if excludes { exclusive } else { keyword };
    new.insert(written.into(), members[keyword].clone());
}

fn each(schemas: &Value) -> Value {
    match schemas {
        Value::Array(schemas) => schemas.iter().map(subschema).collect(),
        Value::Object(schemas) => {
            let schemas = schemas.iter().map(|(key, schema)| (key.clone(), subschema(schema)));
            Value::Object(schemas.collect())
        }
        other => other.clone(),
    }
}

fn dependencies(value: &Value, new: &mut Map<String, Value>) {
    let (mut required, mut schemas) = (Map::new(), Map::new());
    for (key, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::Array(_) => required.insert(key.clone(), value.clone()),
            Value::String(_) => required.insert(key.clone(), Value::Array(vec![value.clone()])),
            _ => schemas.insert(key.clone(), subschema(value)),
        };
    }
    new.insert("dependentRequired".into(), Value::Object(required));
    new.insert("dependentSchemas".into(), Value::Object(schemas));
}
