//! The smallest schema and instance that show the same problem.

use serde_json::Value;

use super::case::Case;
use super::compare::{Problem, problems};
use super::query::Session;
use crate::Outcome;

/// The limit on how often all tools are asked again.
const ATTEMPTS: usize = 500;

/// Makes a case smaller while it shows a problem of the same kind.
pub fn shrink(session: &mut Session, case: &Case, problem: &Problem) -> Outcome<(Case, Problem)> {
    let instance = case.instances[problem.instance].clone();
    let mut best = (case.with(case.schema.clone(), instance), problem.clone());
    let mut attempts = 0;
    loop {
        let mut smaller = None;
        for candidate in candidates(&best.0) {
            attempts += 1;
            if attempts > ATTEMPTS {
                return Ok(best);
            }
            let asked = session.ask(&candidate, problem.judged.is_some())?;
            let same = |found: &Problem| found.kind == problem.kind;
            if let Some(found) = problems(&candidate, &asked).into_iter().find(same) {
                smaller = Some((candidate, found));
                break;
            }
        }
        match smaller {
            Some(smaller) => best = smaller,
            None => return Ok(best),
        }
    }
}

/// The next smaller cases, the boldest first.
fn candidates(case: &Case) -> Vec<Case> {
    let instance = &case.instances[0];
    let schemas = smaller(&case.schema).into_iter();
    let schemas = schemas.filter(|schema| keeps_draft(&case.schema, schema));
    let schemas = schemas.map(|schema| case.with(schema, instance.clone()));
    let instances = smaller(instance).into_iter();
    let instances = instances.map(|instance| case.with(case.schema.clone(), instance));
    schemas.chain(instances).collect()
}

fn keeps_draft(before: &Value, after: &Value) -> bool {
    before.get("$schema") == after.get("$schema")
}

/// The value with one part less, or one part in the place of what holds it.
fn smaller(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    match value {
        Value::Object(members) => {
            for key in members.keys() {
                let mut fewer = members.clone();
                fewer.shift_remove(key);
                found.push(Value::Object(fewer));
            }
            for (key, member) in members {
                let nested = member.is_object() || member.is_array();
                let hoisted = nested.then(|| children(member)).into_iter().flatten();
                for part in hoisted.chain(smaller(member)) {
                    let mut changed = members.clone();
                    changed.insert(key.clone(), part);
                    found.push(Value::Object(changed));
                }
            }
        }
        Value::Array(items) => {
            for at in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(at);
                found.push(Value::Array(fewer));
            }
            for (at, item) in items.iter().enumerate() {
                let hoisted = children(item).into_iter();
                for part in hoisted.chain(smaller(item)) {
                    let mut changed = items.clone();
                    changed[at] = part;
                    found.push(Value::Array(changed));
                }
            }
        }
        Value::String(text) if !text.is_empty() => {
            let chars: Vec<char> = text.chars().collect();
            for at in 0..chars.len().min(40) {
                let rest = chars[..at].iter().chain(&chars[at + 1..]);
                found.push(Value::String(rest.collect()));
            }
        }
        Value::Number(number) if number.as_f64().is_some_and(|it| it.abs() > 1.0) => {
            found.extend([Value::from(0), Value::from(1)]);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found
}

fn children(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(members) => members.values().cloned().collect(),
        Value::Array(items) => items.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}
