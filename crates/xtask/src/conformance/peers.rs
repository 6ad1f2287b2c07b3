//! What others say of the same instances, in the same run.

use std::time::Duration;

use counterpart_model::resolve::Draft;
use jsonschema::{Registry, Resource};
use serde_json::{Value, json};

use super::compare::Count;
use super::suite::{Group, Part, Suite, folder};
use crate::jobs::Answer;
use crate::{Outcome, jobs, node};

/// Someone else, and the right verdicts in each schema of the suite.
pub struct Peer {
    /// The name.
    pub name: &'static str,
    /// The right verdicts of each schema.
    pub counts: Vec<Count>,
}

/// Asks all of them.
pub fn run(suite: &Suite) -> Outcome<Vec<Peer>> {
    Ok(vec![
        Peer { name: "jsonschema", counts: jsonschema(suite)? },
        Peer { name: "ajv", counts: ajv(suite)? },
    ])
}

/// The right ones of these verdicts, `None` where there is none.
fn count(group: &Group, verdicts: impl IntoIterator<Item = Option<bool>>) -> Count {
    let mut count = Count::default();
    for (test, verdict) in group.tests.iter().zip(verdicts) {
        count.add(verdict == Some(test.valid));
    }
    count
}

/// The `jsonschema` crate, its validators built at run time.
fn jsonschema(suite: &Suite) -> Outcome<Vec<Count>> {
    let mut counts = Vec::new();
    for draft in Draft::ALL {
        let registry = remotes(suite, theirs(draft))?;
        for (at, group) in suite.groups.iter().enumerate().filter(|(_, it)| it.draft == draft) {
            let options = jsonschema::options()
                .with_draft(theirs(draft))
                .should_validate_formats(group.part == Part::Optional)
                .with_registry(&registry);
            let validator = options.build(&group.schema).ok();
            let verdict =
                |value: &Value| validator.as_ref().map(|validator| validator.is_valid(value));
            counts.push((at, count(group, group.tests.iter().map(|test| verdict(&test.value)))));
        }
    }
    counts.sort_by_key(|(at, _)| *at);
    Ok(counts.into_iter().map(|(_, count)| count).collect())
}

const fn theirs(draft: Draft) -> jsonschema::Draft {
    match draft {
        Draft::Draft4 => jsonschema::Draft::Draft4,
        Draft::Draft6 => jsonschema::Draft::Draft6,
        Draft::Draft7 => jsonschema::Draft::Draft7,
        Draft::Draft201909 => jsonschema::Draft::Draft201909,
        Draft::Draft202012 => jsonschema::Draft::Draft202012,
    }
}

fn remotes(suite: &Suite, draft: jsonschema::Draft) -> Outcome<Registry<'static>> {
    let documents = suite.remotes.iter().map(|(url, document)| {
        let states = document.get("$schema").is_some();
        let document = document.clone();
        let resource = if states {
            Resource::from_contents(document)
        } else {
            draft.create_resource(document)
        };
        (url.clone(), resource)
    });
    Ok(Registry::new().extend(documents)?.prepare()?)
}

/// ajv's standalone code, with ajv-formats where formats are asserted.
fn ajv(suite: &Suite) -> Outcome<Vec<Count>> {
    let job = |group: &Group| {
        let tests: Vec<_> = group.tests.iter().map(|test| test.text.as_str()).collect();
        json!({
            "draft": folder(group.draft), "formats": group.part == Part::Optional,
            "schema": group.text, "tests": tests,
        })
    };
    let first = json!({"remotes": *suite.remotes});
    let asked: Vec<Value> = std::iter::once(first).chain(suite.groups.iter().map(job)).collect();
    let answers = jobs::run(|| node::program("ajv.mjs"), &asked, Duration::from_secs(20))?;
    let counts = suite.groups.iter().zip(answers.iter().skip(1)).map(|(group, answer)| {
        let verdicts = match answer {
            Answer::Done(verdicts) => verdicts.as_array().cloned().unwrap_or_default(),
            Answer::Died | Answer::TimedOut => Vec::new(),
        };
        let at = |index: usize| verdicts.get(index).and_then(Value::as_bool);
        count(group, (0..group.tests.len()).map(at))
    });
    Ok(counts.collect())
}
