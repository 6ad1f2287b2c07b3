//! Witnesses put to ajv, in Node.

use std::time::Duration;

use serde_json::{Value, json};

use super::ask::Ours;
use super::pair::{Direction, Pair, References};
use crate::jobs::Answer;
use crate::{Outcome, jobs, node};

/// What ajv made of the witnesses.
#[derive(Default)]
pub struct Votes {
    /// It agrees that the writer's version admits it and the reader's refuses it.
    pub agrees: usize,
    /// It does not, each with the name of its pair. (Up to draft 7 it reads what stands beside `$ref`,
    /// which those drafts say is not to be read.)
    pub disagrees: Vec<String>,
    /// It cannot use one of the two schemas.
    pub silent: usize,
}

/// Asks ajv about every witness of ours.
pub fn ask(pairs: &[Pair], ours: &[Ours], references: &References) -> Outcome<Votes> {
    node::install()?;
    let mut asked = vec![json!({"remotes": *references.documents})];
    for (pair, answer) in pairs.iter().zip(ours) {
        let witnesses = answer.said.iter().flat_map(|said| &said.witnesses);
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
    let mut votes = Votes::default();
    for ((pair, answer), both) in pairs.iter().zip(ours).zip(verdicts.chunks(2)) {
        let mut index = 0;
        for (direction, said) in Direction::BOTH.into_iter().zip(&answer.said) {
            for witness in &said.witnesses {
                let of = |version: usize| both.get(version)?.get(index).copied().flatten();
                let (writer, reader) = match direction {
                    Direction::Request => (of(0), of(1)),
                    Direction::Response => (of(1), of(0)),
                };
                index += 1;
                match (writer, reader) {
                    (Some(true), Some(false)) => votes.agrees += 1,
                    (None, _) | (_, None) => votes.silent += 1,
                    (Some(_), Some(_)) => votes.disagrees.push(format!("{}: {witness}", pair.name)),
                }
            }
        }
    }
    Ok(votes)
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
