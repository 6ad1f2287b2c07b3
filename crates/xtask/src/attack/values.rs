//! Hostile texts to both halves: the same verdict and violations, no death, and nothing that costs
//! more than the sizes of text and schema allow.

use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;
use std::process::Command;

use counterpart_compiler::resolve::Draft;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::kept::Kept;
use super::meter::{Budget, Meter, silence, worker};
use super::{Inputs, texts};
use crate::fuzz::{RustHalf, compiled, seeds};
use crate::jobs::Answer;
use crate::{Outcome, node, violations};

/// Reading and checking one text.
const BUDGET: Budget =
    Budget { seconds: 0.5, microseconds_per_byte: 5.0, megabytes: 400.0, kilobytes_per_byte: 1.0 };

/// How many texts are put to each schema.
const TEXTS: usize = 10;

/// What the worker of the Rust half is asked.
#[derive(Serialize, Deserialize)]
enum Job {
    /// Compile a schema; its package is written below the folder.
    Schema { folder: PathBuf, name: String, draft: String, schema: String },
    /// Read a text as the schema that was compiled last.
    Text(String),
}

/// Answers jobs from the standard input until it ends.
pub fn serve() -> Outcome<bool> {
    crate::fuzz::quiet_threads();
    let mut half = None;
    for line in std::io::stdin().lock().lines() {
        let job: Job = serde_json::from_str(&line?)?;
        // A thread of its own has the stack of an ordinary thread, which must do.
        let answered = std::thread::spawn(move || {
            let answer = answer(job, &mut half);
            answer.map(|answer| (answer, half)).map_err(|error| error.to_string())
        });
        let answer = if let Ok(answered) = answered.join() {
            let (answer, kept) = answered?;
            half = kept;
            answer
        } else {
            half = None;
            json!({ "panicked": true })
        };
        let mut output = std::io::stdout().lock();
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(true)
}

fn answer(job: Job, half: &mut Option<RustHalf>) -> Outcome<Value> {
    match job {
        Job::Schema { folder, name, draft, schema } => {
            *half = None;
            let stated = |one: &Draft| one.uri() == draft;
            let draft = Draft::ALL.into_iter().find(stated).unwrap_or_default();
            let compiled = match compiled(&name, schema, draft) {
                Ok(compiled) => compiled,
                Err(reason) => return Ok(json!({ "refused": reason })),
            };
            let module = compiled.write(&folder, &name)?;
            *half = Some(compiled.rust);
            Ok(json!({ "module": module, "root": compiled.root }))
        }
        Job::Text(text) => {
            let half = half.ok_or("no schema was compiled")?;
            let said = half.read(&text);
            Ok(json!({ "violations": said.violations }))
        }
    }
}

/// Runs the part. An input is a schema with ten texts; the texts are counted.
pub fn run(inputs: &Inputs) -> Outcome<Kept> {
    node::install()?;
    let seeds = seeds::all()?;
    let mut kept = Kept::new(inputs);
    let folder = kept.folder().join("output");
    let mut halves = Halves { rust: Meter::new(rust_worker), script: Meter::new(script_worker) };
    let mut texts = 0;
    for (number, mut rng) in inputs.each() {
        if texts >= inputs.count {
            break;
        }
        let (schema, draft) = texts::schema(&mut rng, &seeds);
        let name = format!("c{number}");
        let text = schema.to_string();
        let job = Job::Schema {
            folder: folder.clone(),
            name: name.clone(),
            draft: draft.uri().to_owned(),
            schema: text.clone(),
        };
        let ready = halves.open(&job)?;
        match ready {
            Ready::Yes => {}
            Ready::Refused => {
                kept.count("schemas refused", 1);
                continue;
            }
            Ready::Broken(reason) => {
                kept.tried();
                kept.fail(number, "no module", &reason, &[("schema.json", &text)])?;
                continue;
            }
        }
        kept.count("schemas", 1);
        for _ in 0..TEXTS {
            texts += 1;
            kept.tried();
            let hostile = texts::hostile(&mut rng, &schema, draft);
            let files = [("schema.json", text.as_str()), ("value.txt", hostile.text.as_str())];
            let failure = halves.compare(&hostile, text.len(), &mut kept)?;
            if let Some((kind, detail)) = failure {
                kept.fail(number, kind, &detail, &files)?;
                // A half that died has forgotten the schema.
                if !matches!(halves.open(&job)?, Ready::Yes) {
                    break;
                }
            }
        }
        let _ = std::fs::remove_dir_all(folder.join(&name));
    }
    halves.rust.stop();
    halves.script.stop();
    Ok(kept)
}

/// A worker process for each half.
struct Halves {
    rust: Meter<fn() -> Command>,
    script: Meter<fn() -> Command>,
}

fn rust_worker() -> Command {
    worker("attack-values")
}

fn script_worker() -> Command {
    node::program("attack.mjs")
}

/// Whether both halves have a schema.
enum Ready {
    Yes,
    Refused,
    Broken(String),
}

impl Halves {
    fn open(&mut self, job: &Job) -> Outcome<Ready> {
        let Answer::Done(answer) = self.rust.ask(&json!(job))?.0 else {
            return Ok(Ready::Broken("the compiler died or hangs".to_owned()));
        };
        if answer.get("refused").is_some() {
            return Ok(Ready::Refused);
        }
        if answer.get("panicked").is_some() {
            return Ok(Ready::Broken("the compiler panicked".to_owned()));
        }
        Ok(match self.script.ask(&answer)?.0 {
            Answer::Done(answer) if answer["error"].is_null() => Ready::Yes,
            Answer::Done(answer) => Ready::Broken(answer["error"].to_string()),
            Answer::Died | Answer::TimedOut => Ready::Broken("Node died or hangs".to_owned()),
        })
    }

    /// What is wrong with the answers of the halves to a text.
    fn compare(
        &mut self,
        hostile: &texts::Hostile,
        schema: usize,
        kept: &mut Kept,
    ) -> Outcome<Option<(&'static str, String)>> {
        let job = json!(Job::Text(hostile.text.clone()));
        let bytes = hostile.text.len() + schema;
        let mut said = Vec::with_capacity(2);
        for (half, answer) in [("rust", self.rust.ask(&job)?), ("node", self.script.ask(&job)?)] {
            let (answer, cost) = answer;
            if let Some(kind) = silence(&answer) {
                return Ok(Some((kind, format!("{half}: {bytes} bytes"))));
            }
            if let Some((kind, detail)) = BUDGET.exceeded(&cost, bytes) {
                return Ok(Some((kind, format!("{half}: {detail}"))));
            }
            let Answer::Done(answer) = answer else { continue };
            let Some(violations) = answer["violations"].as_array() else {
                return Ok(Some(("broken", format!("{half}: {answer}"))));
            };
            said.push(violations.clone());
        }
        let [rust, script] = &said[..] else { return Err("a half did not answer".into()) };
        kept.count(if rust.is_empty() { "accepted" } else { "not accepted" }, 1);
        if !hostile.is_compared {
            return Ok(None);
        }
        if rust.is_empty() != script.is_empty() {
            let detail = format!("rust {rust:?}, typescript {script:?}");
            return Ok(Some(("verdicts", detail)));
        }
        // Only a value has places; the parser of a text refuses all of it.
        let is_unread = |list: &[Value]| list.iter().all(|one| one["keyword"] == "json");
        if is_unread(rust) && is_unread(script) {
            return Ok(None);
        }
        Ok(violations::difference(rust, script).map(|difference| ("violations", difference)))
    }
}
