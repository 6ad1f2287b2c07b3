//! `counterpart schema`: JSON Schemas of the input files, made from the types that read them, and
//! of the answers.

use counterpart_build::TARGETS;
use counterpart_compiler::model::Extension;
use counterpart_report::SCHEMAS;
use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::arguments::Subject;

/// The schema of one subject.
pub fn run(subject: Subject) -> Answer {
    match subject {
        Subject::Project => made(&counterpart_compiler::project::schema(TARGETS)),
        Subject::XCounterpart => made(&schemars::schema_for!(Extension)),
        Subject::Contract => made(&contract()),
        Subject::Vscode => vscode(),
        Subject::Check => published("check"),
        Subject::Compat => published("compat"),
        Subject::Impact => published("impact"),
        Subject::Checklist => published("checklist"),
        Subject::Matrix => published("matrix"),
        Subject::Common => published("common"),
    }
}

fn made(schema: &Schema) -> Answer {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    Answer::new(text).with("schema", schema)
}

/// A contract of counterpart's own, as it was written.
fn published(name: &str) -> Answer {
    let text = SCHEMAS.iter().find(|schema| schema.0 == name).map_or("", |schema| schema.1);
    let schema: Value = serde_json::from_str(text).unwrap_or_default();
    Answer::new(text).with("schema", &schema)
}

/// Describes only where the annotation may be: editors combine it with the meta-schema
/// of the draft. In draft 7, which every editor reads.
fn contract() -> Schema {
    let schema = json!({"$ref": "#/definitions/schema"});
    let keywords = |kinds: &[&str], of: &Value| -> Map<String, Value> {
        kinds.iter().map(|keyword| ((*keyword).to_owned(), of.clone())).collect()
    };
    let mut properties = Map::new();
    let mut annotation = schemars::generate::SchemaSettings::draft07()
        .with(|settings| settings.meta_schema = None)
        .into_generator()
        .into_root_schema_for::<Extension>();
    // References lead from the root of the document, so that is where the definitions are.
    let mut definitions = match annotation.remove("definitions") {
        Some(Value::Object(definitions)) => definitions,
        _ => Map::new(),
    };
    properties.insert("x-counterpart".to_owned(), annotation.into());
    properties.append(&mut keywords(&ONE, &schema));
    properties.append(&mut keywords(&LIST, &json!({"type": "array", "items": schema})));
    let map = json!({"type": "object", "additionalProperties": schema});
    properties.append(&mut keywords(&MAP, &map));
    let either = json!({"anyOf": [schema, {"type": "array", "items": schema}]});
    properties.append(&mut keywords(&["items"], &either));
    let schema = json!({"type": ["object", "boolean"], "properties": properties});
    definitions.insert("schema".to_owned(), schema);
    let document = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Contract",
        "description": "A JSON Schema document, with the x-counterpart annotation at every level.",
        "$ref": "#/definitions/schema",
        "definitions": definitions,
    });
    document.try_into().unwrap_or_default()
}

/// The `settings.json` of a workspace. VS Code reads the schema that `$schema` names, and then no
/// other, so the settings say what is at the addresses of the drafts: the keywords of draft 7, which
/// VS Code knows itself, and the annotation, at every level.
fn vscode() -> Answer {
    let mut schema = Value::from(contract());
    if let Some(Value::Object(level)) = schema.pointer_mut("/definitions/schema") {
        let keywords = json!({"$ref": "http://json-schema.org/draft-07/schema#"});
        level.insert("allOf".to_owned(), json!([keywords]));
    }
    let associations =
        DRAFTS.map(|url| json!({"fileMatch": ["schemas/*.json"], "url": url, "schema": schema}));
    let settings = json!({"json.schemas": associations});
    Answer::new(format!("{settings:#}\n")).with("schema", &settings)
}

/// The drafts whose addresses VS Code settings can describe.
const DRAFTS: [&str; 2] = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
];

/// Keywords with one schema.
const ONE: [&str; 11] = [
    "additionalItems",
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
/// Keywords with a list of schemas.
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
/// Keywords with schemas by name.
const MAP: [&str; 5] =
    ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"];
