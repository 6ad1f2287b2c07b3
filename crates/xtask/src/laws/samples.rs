//! Instances that a schema admits, made for it.

use std::path::Path;
use std::sync::Arc;

use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::{Value, json};

use super::Case;
use crate::fuzz::values;
use crate::judge::Judge;
use crate::pipeline::{Entry, Instance};
use crate::{Outcome, folders};

/// The number of instances of a generated schema, at most.
const MOST: usize = 5;

/// The number of attempts for each sample.
const TRIES: usize = 20;

/// Writes a case as a project with instances that the judge admits.
pub fn written(rng: &mut Rng, case: &Case, folder: &Path) -> Outcome<Entry> {
    if folder.is_dir() {
        std::fs::remove_dir_all(folder)?;
    }
    folders::write(&folder.join("schema.json"), &case.schema.to_string())?;
    folders::write(&folder.join("counterpart.toml"), "formats = \"annotate\"\n")?;
    let mut entry = Entry::read(folder, ["valid", "invalid"], Arc::default())?;
    add(rng, &mut entry, MOST, folder)?;
    Ok(entry)
}

/// Whether a value has an undeclared `constructor`: in TypeScript every type of an object declares
/// one, which is a function.
fn hides_a_method(value: &Value, schema: &Value) -> bool {
    let name = "\"constructor\":";
    value.to_string().contains(name) && !schema.to_string().contains(name)
}

/// Adds samples to an entry: values that fit, such that have more than is declared, and instances that
/// are admitted with a change or two. Their files are below the folder. Returns how many were found.
pub fn add(rng: &mut Rng, entry: &mut Entry, count: usize, folder: &Path) -> Outcome<usize> {
    let Ok(judge) = Judge::new(&entry.url(), &entry.schema, &entry.documents, entry.formats) else {
        return Ok(0);
    };
    let draft = Draft::Draft202012;
    let instances = entry.instances.iter().map(|instance| &instance.value);
    let known: Vec<Value> = instances.filter(|it| judge.verdict(it).is_ok()).cloned().collect();
    let mut found: Vec<Value> = Vec::new();
    for attempt in 0..count * TRIES {
        if found.len() >= count {
            break;
        }
        // Half are changes of what is admitted, where there is something.
        let start = known.len() + found.len();
        let mut value = if attempt % 2 == 1 && start > 0 {
            let value = known.iter().chain(&found).nth(rng.usize(0..start)).unwrap_or(&Value::Null);
            let once = values::changed(rng, value, draft);
            if rng.bool() { values::changed(rng, &once, draft) } else { once }
        } else {
            values::fitting(rng, &entry.schema, &entry.schema, 5, draft)
        };
        if let (Some(members), true) = (value.as_object_mut(), rng.u8(0..3) == 0) {
            let key = ["a", "b", "c", "kind", "m", "q", "other"][rng.usize(0..7)];
            members.entry(key).or_insert(json!(1));
        }
        let is_new = !known.iter().chain(&found).any(|other| values::equal(other, &value));
        let fair = values::is_fair(&value, draft) && !hides_a_method(&value, &entry.schema);
        if is_new && fair && judge.verdict(&value).is_ok() {
            found.push(value);
        }
    }
    let added = found.len();
    for (at, value) in found.into_iter().enumerate() {
        let path = folder.join("samples").join(&entry.name).join(format!("{at}.json"));
        let text = value.to_string();
        folders::write(&path, &text)?;
        entry.instances.push(Instance { path, text, value, marked_valid: true });
    }
    Ok(added)
}
