//! Mutated schemas through the compiler and every target: no panic, no death, and nothing that costs
//! more than its size allows.

use fastrand::Rng;
use serde_json::{Value, json};

use super::kept::Kept;
use super::meter::{Budget, Meter, silence, worker};
use super::{Inputs, grow};
use crate::fuzz::{Case, seeds};
use crate::jobs::Answer;
use crate::{Outcome, folders, fuzz};

/// Compiling and emitting twice over, with every file written.
const BUDGET: Budget = Budget {
    seconds: 0.5,
    microseconds_per_byte: 100.0,
    megabytes: 200.0,
    kilobytes_per_byte: 10.0,
};

/// Runs the part.
pub fn run(inputs: &Inputs) -> Outcome<Kept> {
    let mut kept = Kept::new(inputs);
    let seeds = seeds()?;
    let folder = kept.folder().join("input");
    let work = kept.folder().join("output");
    let mut meter = Meter::new(|| {
        let mut command = worker("worker");
        command.arg(&work);
        command
    });
    for (number, mut rng) in inputs.each() {
        kept.tried();
        let (text, uri) = input(&mut rng, &seeds);
        folders::write(&folder.join("schema.json"), &text)?;
        let job = json!({ "identifier": "s", "folder": folder, "urls": {}, "draft": uri });
        let (answer, cost) = meter.ask(&job)?;
        let files = [("schema.json", text.as_str())];
        if let Some(kind) = silence(&answer) {
            kept.fail(number, kind, &format!("{} bytes", text.len()), &files)?;
        } else if let Some((kind, detail)) = BUDGET.exceeded(&cost, text.len()) {
            kept.fail(number, kind, &detail, &files)?;
        }
        let Answer::Done(answer) = answer else { continue };
        if let Some(panic) = answer.get("Panicked") {
            kept.fail(number, "panicked", &panic.to_string(), &files)?;
        }
        let compiled = answer.get("Compiled").is_some();
        kept.count(if compiled { "compiled" } else { "refused" }, 1);
    }
    meter.stop();
    let _ = std::fs::remove_dir_all(work);
    Ok(kept)
}

/// The schemas to start from; a generated one where there is no corpus.
fn seeds() -> Outcome<Vec<Case>> {
    let seeds = seeds::all()?;
    if seeds.is_empty() {
        println!("attack: no corpus at {}: generated schemas only", folders::corpus().display());
    }
    Ok(seeds)
}

/// The text of a schema, and the draft it is of.
fn input(rng: &mut Rng, seeds: &[Case]) -> (String, &'static str) {
    let (mut schema, draft) = base(rng, seeds);
    if rng.u8(0..3) == 0 {
        schema = grow::grown(rng, schema);
    }
    let text = schema.to_string();
    let text = if rng.u8(0..6) == 0 { grow::damaged(rng, &text) } else { text };
    (text, draft.uri())
}

/// A schema: generated, or one of the corpus and changed.
pub fn base(rng: &mut Rng, seeds: &[Case]) -> (Value, counterpart_compiler::resolve::Draft) {
    use counterpart_compiler::resolve::Draft;
    if seeds.is_empty() || rng.u8(0..4) == 0 {
        let draft = Draft::ALL[rng.usize(0..Draft::ALL.len())];
        return (fuzz::generated(rng, draft), draft);
    }
    let case = &seeds[rng.usize(0..seeds.len())];
    (fuzz::mutate::changed(rng, &case.schema, case.draft), case.draft)
}
