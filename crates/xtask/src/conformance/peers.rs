//! Asks other tools about the same instances, in the same run.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use counterpart_compiler::resolve::Draft;
use jsonschema::{Retrieve, Uri};
use serde_json::{Value, json};

use super::compare::Count;
use super::suite::{Group, Part, Suite, folder};
use super::typify;
use crate::jobs::Answer;
use crate::judge::Documents;
use crate::{Outcome, jobs, node};

/// Someone else, and the right verdicts in each schema of the suite.
pub struct Peer {
    /// The name.
    pub name: &'static str,
    /// The right verdicts of each schema.
    pub counts: Vec<Count>,
}

/// Asks all of them.
pub fn run(suite: &Suite, work: &Path) -> Outcome<Vec<Peer>> {
    let of_typify = typify::verdicts(suite, work)?;
    let of_typify = suite.groups.iter().zip(of_typify);
    Ok(vec![
        Peer { name: "jsonschema", counts: jsonschema(suite) },
        Peer {
            name: "typify",
            counts: of_typify.map(|(group, verdicts)| count(group, verdicts)).collect(),
        },
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
fn jsonschema(suite: &Suite) -> Vec<Count> {
    let counts = suite.groups.iter().map(|group| {
        let options = jsonschema::options()
            .with_draft(theirs(group.draft))
            .should_validate_formats(group.part == Part::Optional)
            .with_retriever(Remotes(Arc::clone(&suite.remotes)));
        let validator = options.build(&group.schema).ok();
        let verdict = |value| validator.as_ref().map(|validator| validator.is_valid(value));
        count(group, group.tests.iter().map(|test| verdict(&test.value)))
    });
    counts.collect()
}

struct Remotes(Arc<Documents>);

impl Retrieve for Remotes {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let document = self.0.get(uri.as_str()).cloned();
        document.ok_or_else(|| format!("{uri} is not here").into())
    }
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
