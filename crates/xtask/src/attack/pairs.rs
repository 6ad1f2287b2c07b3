//! Random pairs of small schemas through `compat`: no death, no foreign place, and no `safe` that an
//! independent validator refutes.

use std::sync::Arc;

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::{Value, json};

use super::kept::Kept;
use super::meter::{Budget, Meter, silence, worker};
use super::{Inputs, schemas};
use crate::evolution::{Ours, Reply};
use crate::fuzz::{self, Case, disputes, seeds, values};
use crate::jobs::Answer;
use crate::judge::Judge;
use crate::{Outcome, folders};

/// Comparing in both directions. The prover has a budget of steps that does not depend on the size.
const BUDGET: Budget = Budget {
    seconds: 3.0,
    microseconds_per_byte: 500.0,
    megabytes: 300.0,
    kilobytes_per_byte: 20.0,
};

/// Larger schemas than this are left to the evolution run.
const SMALL: usize = 2_000;

/// How many instances attack a *safe*.
const INSTANCES: usize = 120;

/// Runs the part.
pub fn run(inputs: &Inputs) -> Outcome<Kept> {
    // The judge panics at some patterns; it is then asked nothing.
    fuzz::quiet_threads();
    let mut kept = Kept::new(inputs);
    let mut seeds = seeds::all()?;
    seeds.retain(|case| case.schema.to_string().len() <= SMALL);
    let folder = kept.folder().join("input");
    let mut meter = Meter::new(|| worker("evolution-worker"));
    for (number, mut rng) in inputs.each() {
        kept.tried();
        let (old, new, draft) = pair(&mut rng, &seeds);
        let texts = [old.to_string(), new.to_string()];
        let files = [("old.json", texts[0].as_str()), ("new.json", texts[1].as_str())];
        for (name, text) in files {
            folders::write(&folder.join(name), text)?;
        }
        let (answer, cost) = meter.ask(&json!({ "folder": folder, "urls": {} }))?;
        let bytes = texts[0].len() + texts[1].len();
        if let Some(kind) = silence(&answer) {
            kept.fail(number, kind, &format!("{bytes} bytes"), &files)?;
        } else if let Some((kind, detail)) = BUDGET.exceeded(&cost, bytes) {
            kept.fail(number, kind, &detail, &files)?;
        }
        let Answer::Done(answer) = answer else { continue };
        let replies = serde_json::from_value::<Ours>(answer)?.replies;
        for reply in &replies {
            kept.count(verdict(reply), 1);
        }
        for (reply, [writer, reader]) in replies.iter().zip([[&old, &new], [&new, &old]]) {
            if reply.verdict == "safe" {
                let refuted = refuted(&mut rng, [writer, reader], draft, &mut kept)?;
                if let Some(instance) = refuted {
                    kept.fail(number, "refuted", &instance.to_string(), &files)?;
                }
            }
        }
    }
    meter.stop();
    Ok(kept)
}

fn verdict(reply: &Reply) -> &'static str {
    match reply.verdict.as_str() {
        "safe" => "safe",
        "breaking" => "breaking",
        "unknown" => "unknown",
        _ => "refused",
    }
}

/// A schema, and what became of it or an unrelated one.
fn pair(rng: &mut Rng, seeds: &[Case]) -> (Value, Value, Draft) {
    let (old, draft) = usable(rng, |rng| schemas::base(rng, seeds));
    let (new, _) = usable(rng, |rng| match rng.u8(0..8) {
        0 => (fuzz::generated(rng, draft), draft),
        _ => (fuzz::mutate::changed(rng, &old, draft), draft),
    });
    (old, new, draft)
}

/// The first of a few schemas that the judge can use, for a pair with a refused schema is not
/// compared; the last one where there is none.
fn usable(rng: &mut Rng, mut make: impl FnMut(&mut Rng) -> (Value, Draft)) -> (Value, Draft) {
    let mut schema = make(rng);
    for _ in 0..8 {
        if verdicts(&schema.0, schema.1, &[]).is_some() {
            break;
        }
        schema = make(rng);
    }
    schema
}

/// An instance that the writer's schema admits and the reader's refuses.
fn refuted(
    rng: &mut Rng,
    [writer, reader]: [&Value; 2],
    draft: Draft,
    kept: &mut Kept,
) -> Outcome<Option<Value>> {
    let mut instances = Vec::with_capacity(INSTANCES);
    for _ in 0..INSTANCES {
        let schema = if rng.bool() { writer } else { reader };
        let mut instance = values::fitting(rng, schema, schema, 5, draft);
        for _ in 0..rng.usize(0..3) {
            instance = values::changed(rng, &instance, draft);
        }
        if values::is_fair(&instance, draft) {
            instances.push(instance);
        }
    }
    let verdicts = |schema: &Value| verdicts(schema, draft, &instances);
    let (Some(admitted), Some(read)) = (verdicts(writer), verdicts(reader)) else {
        kept.count("not judged", 1);
        return Ok(None);
    };
    kept.count("instances", u64::try_from(instances.len())?);
    kept.count("admitted", u64::try_from(admitted.iter().filter(|it| **it).count())?);
    let disputed = |instance: &Value| {
        [writer, reader].into_iter().any(|schema| {
            let case = Case {
                draft,
                formats: Formats::Annotate,
                schema: schema.clone(),
                instances: vec![instance.clone()],
            };
            // The judge cannot leave every format alone up to draft 7.
            let asserts = draft <= Draft::Draft7 && schema.to_string().contains("\"format\"");
            asserts || disputes::of(&case, 0).is_some()
        })
    };
    let refutes =
        |(at, instance): &(usize, Value)| admitted[*at] && !read[*at] && !disputed(instance);
    Ok(instances.into_iter().enumerate().find(refutes).map(|(_, instance)| instance))
}

/// What `boon` says of each instance; none where it cannot use the schema.
fn verdicts(schema: &Value, draft: Draft, instances: &[Value]) -> Option<Vec<bool>> {
    let mut schema = schema.clone();
    if let Some(members) = schema.as_object_mut() {
        members.entry("$schema").or_insert_with(|| draft.uri().into());
    }
    let instances = instances.to_vec();
    let judged = std::thread::spawn(move || {
        let base = "https://attack.invalid/schema.json";
        let judge = Judge::new(base, &schema, &Arc::default(), Formats::Annotate).ok()?;
        Some(instances.iter().map(|it| judge.verdict(it).is_ok()).collect())
    });
    judged.join().ok().flatten()
}
