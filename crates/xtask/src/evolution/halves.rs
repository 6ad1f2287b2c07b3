//! Gives witnesses to the generated code of both halves.

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use serde_json::Value;

use super::pair::Pair;
use super::query::Ours;
use super::tally::Tally;
use crate::fuzz::{Case, Reply, Session};
use crate::{Outcome, folders};

/// The verdicts of both halves on every witness. Schemas with gaps, and schemas that refer to other
/// documents, are left out.
pub fn ask(pairs: &[Pair], ours: &[Ours]) -> Outcome<[Tally; 2]> {
    let mut tally = [Tally::of("the Rust half", true), Tally::of("the TypeScript half", true)];
    let mut session = Session::new(folders::scratch("evolution"))?;
    for (pair, answer) in pairs.iter().zip(ours) {
        let witnesses = answer.replies.iter().flat_map(|reply| &reply.witnesses);
        let instances: Vec<Value> = witnesses.cloned().collect();
        if instances.is_empty() {
            continue;
        }
        let old = verdicts(&mut session, &pair.old, &instances)?;
        let new = verdicts(&mut session, &pair.new, &instances)?;
        for (half, tally) in tally.iter_mut().enumerate() {
            tally.count(pair, answer, [&old[half], &new[half]]);
        }
    }
    session.stop();
    Ok(tally)
}

/// The verdicts of the Rust half, and those of the TypeScript half.
fn verdicts(
    session: &mut Session,
    schema: &Value,
    instances: &[Value],
) -> Outcome<[Vec<Option<bool>>; 2]> {
    let case = Case {
        draft: draft(schema),
        formats: Formats::Annotate,
        schema: schema.clone(),
        instances: instances.to_vec(),
    };
    Ok(match session.ask(&case, false)? {
        Reply::Answered(all) => [
            all.iter().map(|answers| Some(answers.rust.valid)).collect(),
            all.iter().map(|answers| Some(answers.typescript.valid)).collect(),
        ],
        Reply::Refused(_) | Reply::Broken(_) => [Vec::new(), Vec::new()],
    })
}

fn draft(schema: &Value) -> Draft {
    let stated = schema["$schema"].as_str();
    stated.and_then(Draft::of_uri).unwrap_or_default()
}
