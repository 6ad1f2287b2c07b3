//! SARIF 2.1.0, as code scanning reads it.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::notice::{Mark, Notice, Weight};
use crate::rule_info::RuleInfo;
use crate::sanitize::{sanitize_json, sanitize_line};
use crate::uri::path_reference;

use super::{End, Telling, details};

/// One run as a log file.
#[must_use]
pub fn sarif(telling: &Telling) -> String {
    let mut used: Vec<&str> = telling.notices.iter().map(|notice| notice.id.as_str()).collect();
    used.sort_unstable();
    used.dedup();
    let results: Vec<Value> = telling.notices.iter().map(|notice| result(notice, &used)).collect();
    let rules: Vec<Value> = used.iter().map(|id| descriptor(id, telling.rules)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "counterpart",
                "version": telling.version,
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "automationDetails": { "id": format!("counterpart/{}/", telling.command) },
            "invocations": [{ "executionSuccessful": telling.end != End::CouldNotRun }],
            "results": results,
        }],
    });
    sanitize_json(&format!("{log:#}\n"))
}

fn descriptor(id: &str, rules: &[RuleInfo]) -> Value {
    let Some(rule) = rules.iter().find(|rule| rule.id == id) else { return json!({ "id": id }) };
    let level = rule.weight.map_or("none", Weight::word);
    json!({
        "id": id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.explanation },
        "help": { "text": rule.help },
        "defaultConfiguration": { "level": level },
    })
}

fn result(notice: &Notice, used: &[&str]) -> Value {
    let lines: Vec<String> = std::iter::once(notice.message.clone())
        .chain(details(notice))
        .map(|it| sanitize_line(&it))
        .collect();
    let mut result = json!({
        "ruleId": notice.id,
        "ruleIndex": used.iter().position(|id| *id == notice.id),
        "level": notice.weight.word(),
        "message": { "text": lines.join("\n") },
    });
    let Some(members) = result.as_object_mut() else { return result };
    if let Some((first, others)) = notice.places.split_first() {
        members.insert("locations".to_owned(), json!([location(first)]));
        let others = others.iter().zip(1_u32..).map(|(mark, id)| {
            let mut location = location(mark);
            location.insert("id".to_owned(), id.into());
            Value::Object(location)
        });
        let others: Vec<Value> = others.collect();
        if !others.is_empty() {
            members.insert("relatedLocations".to_owned(), others.into());
        }
    }
    if let Some(fingerprint) = &notice.fingerprint {
        members.insert("partialFingerprints".to_owned(), json!({ "counterpart/v1": fingerprint }));
    }
    result
}

fn location(mark: &Mark) -> Map<String, Value> {
    let at = &mark.location;
    let mut location = Map::new();
    location.insert(
        "physicalLocation".to_owned(),
        json!({
            "artifactLocation": { "uri": uri(&at.path) },
            "region": { "startLine": at.line.max(1), "startColumn": at.column.max(1) },
        }),
    );
    if !at.pointer.is_empty() {
        let name = json!([{ "fullyQualifiedName": at.pointer }]);
        location.insert("logicalLocations".to_owned(), name);
    }
    if !mark.label.is_empty() {
        location.insert("message".to_owned(), json!({ "text": mark.label }));
    }
    location
}

/// A path as a URI: of a relative one a relative reference, from the working directory.
fn uri(path: &Path) -> String {
    let reference = path_reference(path);
    match path.is_absolute() {
        true if reference.starts_with('/') => format!("file://{reference}"),
        true => format!("file:///{reference}"),
        false => reference,
    }
}
