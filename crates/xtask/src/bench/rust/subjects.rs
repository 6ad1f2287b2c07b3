//! The contracts that are read and written, and their instances.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::{Outcome, folders};

/// A contract.
pub struct Subject {
    /// The name of its module.
    pub name: &'static str,
    /// The definition that is read; its root where none is named.
    pub definition: Option<&'static str>,
    /// Its schema.
    pub schema: PathBuf,
    /// The files of its instances.
    pub instances: Vec<PathBuf>,
}

/// Real contracts whose instances are in the corpus.
const REAL: [&str; 7] = [
    "abc-inventory-module-data-5.3.0",
    "azure-iot-edge-deployment-template-4.0",
    "crowdin",
    "helmfile",
    "prometheus",
    "traefik-v3",
    "vsconfig",
];
/// The log format of static analysis, of which the corpus has edits.
const SARIF: &str = "evolution/sarif-1.0.0-beta.5@9c7ac5ae00/new.json";
/// How many counts a stocktake has, and how many results a log.
const MANY: usize = 1000;

/// Every contract: those of this repository, and real ones where the corpus is there.
pub fn all(work: &Path, corpus: &Path) -> Outcome<Vec<Subject>> {
    let made = |name: &str, value: &Value| -> Outcome<Vec<PathBuf>> {
        let path = work.join("instances").join(format!("{name}.json"));
        folders::write(&path, &value.to_string())?;
        Ok(vec![path])
    };
    let own = |name: &str| folders::root().join(format!("schemas/{name}.json"));
    let mut subjects = vec![
        Subject {
            name: "service-keys",
            definition: Some("ServiceKeyDisplay"),
            schema: own("service-keys"),
            instances: made("service-keys", &service_key())?,
        },
        Subject {
            name: "stocktake",
            definition: Some("StocktakeData"),
            schema: own("stocktake"),
            instances: made("stocktake", &stocktake())?,
        },
    ];
    if !corpus.is_dir() {
        return Ok(subjects);
    }
    subjects.push(Subject {
        name: "sarif",
        definition: None,
        schema: corpus.join(SARIF),
        instances: made("sarif", &sarif())?,
    });
    for name in REAL {
        let folder = corpus.join("schemastore").join(name);
        let (schema, instances) = (folder.join("schema.json"), folder.join("valid"));
        let instances = folders::entries(&instances)?;
        subjects.push(Subject { name, definition: None, schema, instances });
    }
    Ok(subjects)
}

fn service_key() -> Value {
    json!({"name": "openai", "configured": true, "masked": "••••w3Xk", "cliSupported": true})
}

fn stocktake() -> Value {
    let count = |at: usize| {
        json!({
            "barcode": format!("{:013}", 4_006_381_000_000 + at),
            "product": format!("Product {at} of the shelf"),
            "quantity": at % 40,
            "location": format!("Shelf {}", at % 60),
            "user": "Somebody",
            "timestamp": format!("2026-11-21T{:02}:{:02}:00Z", 8 + at % 10, at % 60),
            "stockLevel": (at % 50).to_string(),
            "value": 12.5,
            "synced": at.is_multiple_of(3),
            "status": "pending",
            "syncId": format!("01JD3V5W8Q{at}"),
        })
    };
    json!({
        "id": "st_2026-11-21_a",
        "name": "November",
        "status": "active",
        "createdAt": "2026-11-21T08:00:00Z",
        "items": (0..MANY).map(count).collect::<Vec<_>>(),
    })
}

/// The levels of results.
const LEVELS: [&str; 3] = ["note", "warning", "error"];

fn sarif() -> Value {
    let result = |at: usize| {
        json!({
            "ruleId": format!("rule/{}", at % 40),
            "level": LEVELS[at % LEVELS.len()],
            "formattedRuleMessage": {"formatId": "default", "arguments": [at.to_string(), "x"]},
            "locations": [{
                "resultFile": {
                    "uri": format!("file:///home/someone/project/src/part{}/file{at}.rs", at % 20),
                    "region": {
                        "startLine": at % 700 + 1, "startColumn": at % 80 + 1,
                        "endLine": at % 700 + 2, "endColumn": at % 60 + 1,
                    },
                },
                "fullyQualifiedLogicalName": format!("project::part{}::function{at}", at % 20),
            }],
            "properties": {"tags": ["correctness", "performance"]},
        })
    };
    let rule = |at: usize| {
        let rule = json!({
            "id": format!("rule/{at}"),
            "shortDescription": "A rule that finds something.",
            "defaultLevel": "warning",
            "helpUri": format!("https://example.org/rules/{at}"),
        });
        (format!("rule/{at}"), rule)
    };
    json!({
        "version": "1.0.0-beta.5",
        "runs": [{
            "tool": {"name": "finder", "version": "1.2.0", "language": "en"},
            "results": (0..MANY).map(result).collect::<Vec<_>>(),
            "rules": (0..40).map(rule).collect::<serde_json::Map<_, _>>(),
        }],
    })
}
