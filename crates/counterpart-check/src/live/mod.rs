//! The answers of running systems, compared with their contracts. The requests are made elsewhere.

mod promised;

use counterpart_compiler::Validator;
use counterpart_compiler::json::pointer;
use counterpart_compiler::model::{Model, Shape};
use counterpart_compiler::project::{Formats, Live, Project};
use counterpart_compiler::source::Place;
use serde_json::Value;

use crate::contract::{Contracts, Subject};

/// What a running system answered at one of its endpoints.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The system.
    pub system: String,
    /// The position of the endpoint among the system's.
    pub position: usize,
    /// The JSON it answered with, or why there is none, as the end of the sentence "the system gives
    /// no answer: …". Nothing secret is in that.
    pub body: Result<Value, String>,
}

/// One thing that an answer lacks or has wrong. Nothing of the answer's values is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where in the answer, with `*` for every item of a list: `/keys/*/name`.
    pub pointer: String,
    /// The key that is not there.
    pub key: Option<String>,
    /// What is wrong, as the end of the sentence "the answer …".
    pub what: String,
    /// Where the contract says so.
    pub place: Option<Place>,
}

impl Answer {
    /// The endpoint.
    pub(crate) fn endpoint<'p>(&self, project: &'p Project) -> Option<&'p Live> {
        project.settings.systems.get(&self.system)?.live.get(self.position)
    }
}

/// What `body` lacks or has wrong.
///
/// # Errors
/// Why it cannot be judged.
pub(crate) fn faults(
    contracts: &Contracts<'_>,
    subject: Subject,
    formats: Formats,
    body: &Value,
) -> Result<Vec<Fault>, String> {
    let (validator, shape) = meaning(contracts, subject, formats)?;
    let mut faults = promised::lacking(contracts.model, shape, body);
    for refusal in validator.refusals(body) {
        let pointer = general(&refusal.pointer, body);
        let known = |fault: &Fault| fault.pointer == pointer && fault.key == refusal.missing;
        if refusal.missing.is_some() && faults.iter().any(known) {
            continue;
        }
        let what = match &refusal.missing {
            Some(key) => format!("lacks the required key `{key}` {}", at(&pointer)),
            None => format!("violates `{}` {}", refusal.keyword, at(&pointer)),
        };
        let fault = Fault { pointer, key: refusal.missing, what, place: None };
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    Ok(faults)
}

fn meaning<'m>(
    contracts: &Contracts<'m>,
    subject: Subject,
    formats: Formats,
) -> Result<(Validator, &'m Shape), String> {
    let model: &'m Model = contracts.model;
    match subject {
        Subject::Definition(id) => {
            Ok((Validator::of(model, &model[id], formats)?, &model[id].shape))
        }
        Subject::Constant(contract, position) => {
            let constant = &model[contract].constants[position];
            Ok((Validator::at(model, contract, &[constant.place], formats)?, &constant.shape))
        }
    }
}

/// A pointer with `*` for every position in a list.
fn general(pointer: &str, body: &Value) -> String {
    let mut value = Some(body);
    let mut text = String::new();
    for step in pointer.split('/').skip(1) {
        text.push('/');
        text.push_str(if value.is_some_and(Value::is_array) { "*" } else { step });
        value = value.and_then(|value| match value {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?),
            Value::Object(members) => members.get(&*pointer::unescaped(step)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        });
    }
    text
}

/// The place in a sentence.
fn at(pointer: &str) -> String {
    if pointer.is_empty() { "at its top".to_owned() } else { format!("at `{pointer}`") }
}
