//! Gives witnesses to ajv, in Node. ajv reads keywords beside `$ref`, which drafts up to 7 ignore.

use std::time::Duration;

use serde_json::{Value, json};

use super::pair::{Pair, References};
use super::query::Ours;
use super::tally::Tally;
use crate::jobs::Answer;
use crate::{Outcome, jobs, node};

/// Asks ajv about every witness of ours.
pub fn ask(pairs: &[Pair], ours: &[Ours], references: &References) -> Outcome<Tally> {
    node::install()?;
    let mut asked = vec![json!({"remotes": *references.documents})];
    for (pair, answer) in pairs.iter().zip(ours) {
        let witnesses = answer.replies.iter().flat_map(|reply| &reply.witnesses);
        let tests: Vec<String> = witnesses.map(ToString::to_string).collect();
        for schema in [&pair.old, &pair.new] {
            asked.push(json!({
                "draft": draft(schema),
                "formats": false,
                "schema": schema.to_string(),
                "tests": tests,
            }));
        }
    }
    let make = || node::program("ajv.mjs");
    let answers = jobs::run(make, &asked, Duration::from_secs(30))?;
    let verdicts: Vec<Vec<Option<bool>>> = answers.into_iter().skip(1).map(verdicts).collect();
    let mut tally = Tally::of("ajv", false);
    for ((pair, answer), both) in pairs.iter().zip(ours).zip(verdicts.chunks_exact(2)) {
        tally.count(pair, answer, [&both[0], &both[1]]);
    }
    Ok(tally)
}

fn verdicts(answer: Answer) -> Vec<Option<bool>> {
    match answer {
        Answer::Done(value) => serde_json::from_value(value).unwrap_or_default(),
        Answer::Died | Answer::TimedOut => Vec::new(),
    }
}

/// The draft of a schema, as ajv's constructors are called.
fn draft(schema: &Value) -> &'static str {
    let stated = schema["$schema"].as_str().unwrap_or_default();
    let known = [
        ("draft-04", "draft4"),
        ("draft-06", "draft6"),
        ("draft-07", "draft7"),
        ("2019-09", "draft2019-09"),
    ];
    known.into_iter().find(|(part, _)| stated.contains(part)).map_or("draft2020-12", |it| it.1)
}
