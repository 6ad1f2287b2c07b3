//! Witnesses put to both halves, as generated.

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use serde_json::Value;

use super::ask::Ours;
use super::pair::Pair;
use super::votes::Votes;
use crate::fuzz::{Asked, Asking, Case};
use crate::{Outcome, folders};

/// What the Rust half and the TypeScript half make of every witness. Neither can be generated from
/// a schema with gaps, nor here from one that refers to other documents.
pub fn ask(pairs: &[Pair], ours: &[Ours]) -> Outcome<[Votes; 2]> {
    let mut votes = [Votes::of("the Rust half", true), Votes::of("the TypeScript half", true)];
    let mut asking = Asking::new(folders::scratch("evolution"))?;
    for (pair, answer) in pairs.iter().zip(ours) {
        let witnesses = answer.said.iter().flat_map(|said| &said.witnesses);
        let instances: Vec<Value> = witnesses.cloned().collect();
        if instances.is_empty() {
            continue;
        }
        let old = verdicts(&mut asking, &pair.old, &instances)?;
        let new = verdicts(&mut asking, &pair.new, &instances)?;
        for (half, votes) in votes.iter_mut().enumerate() {
            votes.count(pair, answer, [&old[half], &new[half]]);
        }
    }
    asking.stop();
    Ok(votes)
}

/// The verdicts of the Rust half, and those of the TypeScript half.
fn verdicts(
    asking: &mut Asking,
    schema: &Value,
    instances: &[Value],
) -> Outcome<[Vec<Option<bool>>; 2]> {
    let case = Case {
        draft: draft(schema),
        formats: Formats::Annotate,
        schema: schema.clone(),
        instances: instances.to_vec(),
    };
    Ok(match asking.ask(&case, false)? {
        Asked::Answered(all) => [
            all.iter().map(|answers| Some(answers.rust.valid)).collect(),
            all.iter().map(|answers| Some(answers.typescript.valid)).collect(),
        ],
        Asked::Refused(_) | Asked::Broken(_) => [Vec::new(), Vec::new()],
    })
}

fn draft(schema: &Value) -> Draft {
    let stated = schema["$schema"].as_str();
    stated.and_then(Draft::of_uri).unwrap_or_default()
}
